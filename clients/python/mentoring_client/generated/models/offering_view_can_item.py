from enum import StrEnum

class OfferingViewCanItem(StrEnum):
    ARCHIVE = "archive"
    BOOK = "book"
    CHANGE = "change"

    def __str__(self) -> str:
        return str(self.value)
