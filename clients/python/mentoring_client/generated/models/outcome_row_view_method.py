from enum import StrEnum

class OutcomeRowViewMethod(StrEnum):
    AALEN_JOHANSEN = "aalen_johansen"
    BRUNNER_MUNZEL = "brunner_munzel"
    KAPLAN_MEIER = "kaplan_meier"
    NEWCOMBE = "newcombe"
    WELCH = "welch"

    def __str__(self) -> str:
        return str(self.value)
