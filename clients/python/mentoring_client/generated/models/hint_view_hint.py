from enum import StrEnum

class HintViewHint(StrEnum):
    ACHIEVABLE = "achievable"
    DATED = "dated"
    MEASURABLE = "measurable"
    SOONER = "sooner"
    SPECIFIC = "specific"

    def __str__(self) -> str:
        return str(self.value)
