from enum import StrEnum

class TermsViewCanItem(StrEnum):
    ARCHIVE = "archive"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
