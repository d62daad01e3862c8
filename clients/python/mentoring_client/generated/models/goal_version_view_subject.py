from enum import StrEnum

class GoalVersionViewSubject(StrEnum):
    ACTION_STEP = "action_step"
    GOAL = "goal"

    def __str__(self) -> str:
        return str(self.value)
