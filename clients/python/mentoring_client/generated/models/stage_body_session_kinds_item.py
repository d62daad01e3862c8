from enum import StrEnum

class StageBodySessionKindsItem(StrEnum):
    CHECK_IN = "check_in"
    GOAL_WORKSHOP = "goal_workshop"
    INTERVIEW_PREPARATION = "interview_preparation"
    INTRODUCTORY = "introductory"
    PRACTICE = "practice"
    PROGRESS_REVIEW = "progress_review"
    SHADOWING = "shadowing"

    def __str__(self) -> str:
        return str(self.value)
