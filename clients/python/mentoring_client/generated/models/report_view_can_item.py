from enum import StrEnum

class ReportViewCanItem(StrEnum):
    DECIDE = "decide"
    TAKE = "take"

    def __str__(self) -> str:
        return str(self.value)
