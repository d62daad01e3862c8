from enum import StrEnum

class NewProgrammePlaces(StrEnum):
    BY_SCORE = "by_score"
    LOTTERY = "lottery"

    def __str__(self) -> str:
        return str(self.value)
