from enum import StrEnum

class MatchRunViewCanItem(StrEnum):
    APPROVE = "approve"
    CANCEL = "cancel"
    CHANGE_DRAFT = "change_draft"

    def __str__(self) -> str:
        return str(self.value)
