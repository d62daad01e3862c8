from enum import StrEnum

class EndingViewReason(StrEnum):
    CEASED = "ceased"
    CLOSED = "closed"
    GOALS_REACHED = "goals_reached"
    NOT_A_FIT = "not_a_fit"
    NO_TIME = "no_time"
    OTHER = "other"
    OUT_OF_TOUCH = "out_of_touch"
    PERSON_LEFT = "person_left"
    TIME_IS_UP = "time_is_up"

    def __str__(self) -> str:
        return str(self.value)
