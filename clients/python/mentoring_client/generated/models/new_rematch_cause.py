from enum import StrEnum

class NewRematchCause(StrEnum):
    GOALS_REACHED = "goals_reached"
    MENTOR_LEFT = "mentor_left"
    NOT_A_FIT = "not_a_fit"
    NO_TIME = "no_time"
    OTHER = "other"
    OTHER_SKILLS = "other_skills"
    OUT_OF_TOUCH = "out_of_touch"

    def __str__(self) -> str:
        return str(self.value)
