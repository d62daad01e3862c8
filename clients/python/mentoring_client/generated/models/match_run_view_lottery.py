from enum import StrEnum

class MatchRunViewLottery(StrEnum):
    DRAW = "draw"
    NONE = "none"
    TRIAL = "trial"

    def __str__(self) -> str:
        return str(self.value)
