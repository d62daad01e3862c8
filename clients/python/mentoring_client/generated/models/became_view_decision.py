from enum import StrEnum

class BecameViewDecision(StrEnum):
    APPROVED = "approved"
    OPEN = "open"
    PASSED_OVER = "passed_over"
    SENT = "sent"
    SKIPPED = "skipped"

    def __str__(self) -> str:
        return str(self.value)
