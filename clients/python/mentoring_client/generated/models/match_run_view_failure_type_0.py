from enum import StrEnum

class MatchRunViewFailureType0(StrEnum):
    BROKEN = "broken"
    TOO_LARGE = "too_large"

    def __str__(self) -> str:
        return str(self.value)
