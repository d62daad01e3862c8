from enum import StrEnum

class NudgeRuleViewStage(StrEnum):
    ENGAGEMENT = "engagement"
    FEEDBACK = "feedback"
    GOAL_SETTING = "goal_setting"
    INITIATION = "initiation"

    def __str__(self) -> str:
        return str(self.value)
