from enum import StrEnum

class HelpRequestViewState(StrEnum):
    ANSWERED = "answered"
    OPEN = "open"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
