from enum import StrEnum

class EndingForTwoEnding(StrEnum):
    GOALS_REACHED = "goals_reached"
    NOT_A_FIT = "not_a_fit"
    NO_TIME = "no_time"
    OTHER = "other"
    OUT_OF_TOUCH = "out_of_touch"
    TIME_IS_UP = "time_is_up"

    def __str__(self) -> str:
        return str(self.value)
