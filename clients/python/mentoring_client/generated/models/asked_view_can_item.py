from enum import StrEnum

class AskedViewCanItem(StrEnum):
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
