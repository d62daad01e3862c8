from enum import StrEnum

class SessionViewCancelledByType0(StrEnum):
    MENTEE = "mentee"
    MENTOR = "mentor"
    PLATFORM = "platform"

    def __str__(self) -> str:
        return str(self.value)
