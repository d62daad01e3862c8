from enum import StrEnum

class FunnelCountViewStage(StrEnum):
    ELIGIBLE = "eligible"
    GOAL_COMPLETED = "goal_completed"
    INVITED = "invited"
    MATCHED = "matched"
    MET = "met"
    MET_THRICE = "met_thrice"
    SIGNED_UP = "signed_up"

    def __str__(self) -> str:
        return str(self.value)
