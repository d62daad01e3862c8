from enum import StrEnum

class SuggestedViewState(StrEnum):
    ACCEPTED = "accepted"
    ATTENDED = "attended"
    DECLINED = "declined"
    FINISHED = "finished"
    REFLECTED = "reflected"
    STARTED = "started"
    SUGGESTED = "suggested"
    TRIED = "tried"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
