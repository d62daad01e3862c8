from enum import StrEnum

class KeepingViewCanItem(StrEnum):
    KEEP = "keep"
    LET_READ = "let_read"
    SUGGEST_SUCCESSOR = "suggest_successor"

    def __str__(self) -> str:
        return str(self.value)
