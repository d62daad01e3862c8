from enum import StrEnum

class DecisionOutcome(StrEnum):
    NO_BREACH = "no_breach"
    SPOKEN_TO = "spoken_to"
    SUSPENDED = "suspended"

    def __str__(self) -> str:
        return str(self.value)
