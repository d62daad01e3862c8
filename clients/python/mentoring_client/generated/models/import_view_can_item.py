from enum import StrEnum

class ImportViewCanItem(StrEnum):
    COMMIT = "commit"
    UNDO = "undo"

    def __str__(self) -> str:
        return str(self.value)
