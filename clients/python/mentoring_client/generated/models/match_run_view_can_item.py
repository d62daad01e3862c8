from enum import StrEnum

class MatchRunViewCanItem(StrEnum):
    APPROVE = "approve"
    CANCEL = "cancel"

    def __str__(self) -> str:
        return str(self.value)
