from enum import StrEnum

class SkillsToRateMoment(StrEnum):
    END = "end"
    GOAL = "goal"
    MIDDLE = "middle"
    START = "start"

    def __str__(self) -> str:
        return str(self.value)
