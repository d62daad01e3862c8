from enum import StrEnum

class StepViewOutcomeType0(StrEnum):
    GRANTED = "granted"
    UPHELD = "upheld"

    def __str__(self) -> str:
        return str(self.value)
