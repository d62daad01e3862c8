from enum import StrEnum

class AttachedKind(StrEnum):
    ACTION_STEP = "action_step"
    GOAL = "goal"
    SESSION = "session"

    def __str__(self) -> str:
        return str(self.value)
