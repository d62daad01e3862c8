from enum import StrEnum

class OfferingViewKindType0(StrEnum):
    CHECK_IN = "check_in"
    GOAL_WORKSHOP = "goal_workshop"
    INTRODUCTORY = "introductory"
    PRACTICE = "practice"
    PROGRESS_REVIEW = "progress_review"

    def __str__(self) -> str:
        return str(self.value)
