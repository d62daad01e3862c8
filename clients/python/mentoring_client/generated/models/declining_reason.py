from enum import StrEnum

class DecliningReason(StrEnum):
    NOT_A_FIT = "not_a_fit"
    NO_PLACE = "no_place"
    NO_TIME = "no_time"
    OTHER = "other"
    OTHER_FOCUS = "other_focus"

    def __str__(self) -> str:
        return str(self.value)
