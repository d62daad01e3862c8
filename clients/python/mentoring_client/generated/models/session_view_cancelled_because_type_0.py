from enum import StrEnum

class SessionViewCancelledBecauseType0(StrEnum):
    BY_SIDE = "by_side"
    CEASED = "ceased"
    CLOSED = "closed"
    MENTORSHIP_ENDED = "mentorship_ended"
    PERSON_LEFT = "person_left"
    TIME_OFF = "time_off"

    def __str__(self) -> str:
        return str(self.value)
