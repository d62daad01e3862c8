from enum import StrEnum

class ProgrammeViewPlaces(StrEnum):
    BY_SCORE = "by_score"
    LOTTERY = "lottery"

    def __str__(self) -> str:
        return str(self.value)
