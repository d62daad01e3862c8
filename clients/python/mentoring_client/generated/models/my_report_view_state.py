from enum import StrEnum

class MyReportViewState(StrEnum):
    DECIDED = "decided"
    OPEN = "open"
    TAKEN = "taken"

    def __str__(self) -> str:
        return str(self.value)
