from enum import StrEnum

class ReadSurveyKind(StrEnum):
    BASELINE = "baseline"
    CLOSE = "close"
    PULSE = "pulse"

    def __str__(self) -> str:
        return str(self.value)
