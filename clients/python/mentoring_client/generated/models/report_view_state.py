from enum import StrEnum

class ReportViewState(StrEnum):
    DECIDED = "decided"
    OPEN = "open"
    TAKEN = "taken"

    def __str__(self) -> str:
        return str(self.value)
