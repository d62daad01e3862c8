from enum import StrEnum

class FactsProblemViewColumn(StrEnum):
    GROUP = "group"
    LEFT_ON = "left_on"
    NUMBER = "number"
    PROMOTED_ON = "promoted_on"
    RAISED_ON = "raised_on"
    SATISFACTION = "satisfaction"

    def __str__(self) -> str:
        return str(self.value)
