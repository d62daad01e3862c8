from enum import StrEnum

class SuggestedViewCanItem(StrEnum):
    ACCEPTED = "accepted"
    ATTENDED = "attended"
    DECLINED = "declined"
    FINISHED = "finished"
    RATE = "rate"
    REFLECT = "reflect"
    REFLECTED = "reflected"
    STARTED = "started"
    SUGGESTED = "suggested"
    TELL_OUTCOME = "tell_outcome"
    TRIED = "tried"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
