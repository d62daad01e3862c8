from enum import StrEnum

class StepViewRung(StrEnum):
    REST = "rest"
    TOLD = "told"
    UNMATCHED = "unmatched"

    def __str__(self) -> str:
        return str(self.value)
