from enum import StrEnum

class SessionViewState(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    MISSED = "missed"
    PENDING = "pending"

    def __str__(self) -> str:
        return str(self.value)
