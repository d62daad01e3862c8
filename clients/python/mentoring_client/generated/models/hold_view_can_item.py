from enum import StrEnum

class HoldViewCanItem(StrEnum):
    BOOK = "book"
    RELEASE = "release"
    RENEW = "renew"

    def __str__(self) -> str:
        return str(self.value)
