from enum import StrEnum

class StepViewEndedBecauseType0(StrEnum):
    CAME_BACK = "came_back"
    CORRECTED = "corrected"
    GRANTED = "granted"
    WENT_ON = "went_on"

    def __str__(self) -> str:
        return str(self.value)
