from enum import StrEnum

class ManagedProposalViewEndedBecauseType0(StrEnum):
    ANSWERED = "answered"
    CLOSED = "closed"
    MENTOR_LEFT = "mentor_left"
    NO_LONGER_POSSIBLE = "no_longer_possible"
    OUT_OF_TIME = "out_of_time"
    PASSED_OVER = "passed_over"
    REQUEST_SETTLED = "request_settled"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
