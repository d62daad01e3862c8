from enum import StrEnum

class SkillRatingViewMoment(StrEnum):
    END = "end"
    GOAL = "goal"
    MIDDLE = "middle"
    START = "start"

    def __str__(self) -> str:
        return str(self.value)
