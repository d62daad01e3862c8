from enum import StrEnum

class ImportViewState(StrEnum):
    COMMITTED = "committed"
    TRIED = "tried"
    UNDONE = "undone"

    def __str__(self) -> str:
        return str(self.value)
