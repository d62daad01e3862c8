from enum import StrEnum

class MentorViewCanItem(StrEnum):
    CEASE = "cease"
    PAUSE = "pause"
    RESUME = "resume"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
