from enum import StrEnum

class GoalViewCanItem(StrEnum):
    ADD_ACTION_STEP = "add_action_step"
    AGREE = "agree"
    CHANGE = "change"

    def __str__(self) -> str:
        return str(self.value)
