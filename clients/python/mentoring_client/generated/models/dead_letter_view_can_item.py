from enum import StrEnum

class DeadLetterViewCanItem(StrEnum):
    DISCARD = "discard"
    REPLAY = "replay"

    def __str__(self) -> str:
        return str(self.value)
