from enum import StrEnum

class KeepingViewCanItem(StrEnum):
    KEEP = "keep"
    SUGGEST_SUCCESSOR = "suggest_successor"

    def __str__(self) -> str:
        return str(self.value)
