from enum import StrEnum

class StepDecisionOutcome(StrEnum):
    GRANTED = "granted"
    UPHELD = "upheld"

    def __str__(self) -> str:
        return str(self.value)
