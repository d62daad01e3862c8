from enum import StrEnum

class AppealDecisionOutcome(StrEnum):
    ABSENCE_STANDS = "absence_stands"
    TOOK_PLACE = "took_place"

    def __str__(self) -> str:
        return str(self.value)
