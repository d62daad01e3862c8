from enum import StrEnum

class TermsViewPlaces(StrEnum):
    BY_SCORE = "by_score"
    LOTTERY = "lottery"

    def __str__(self) -> str:
        return str(self.value)
