from enum import StrEnum

class SurveyViewKind(StrEnum):
    BASELINE = "baseline"
    CLOSE = "close"
    PULSE = "pulse"

    def __str__(self) -> str:
        return str(self.value)
