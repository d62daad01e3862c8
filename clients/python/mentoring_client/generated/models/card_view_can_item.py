from enum import StrEnum

class CardViewCanItem(StrEnum):
    BLOCK = "block"
    UNBLOCK = "unblock"

    def __str__(self) -> str:
        return str(self.value)
