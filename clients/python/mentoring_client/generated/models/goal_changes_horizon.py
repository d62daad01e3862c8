from enum import StrEnum

class GoalChangesHorizon(StrEnum):
    LONG_TERM = "long_term"
    SHORT_TERM = "short_term"

    def __str__(self) -> str:
        return str(self.value)
