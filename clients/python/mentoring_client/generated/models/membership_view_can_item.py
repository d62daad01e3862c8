from enum import StrEnum

class MembershipViewCanItem(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"
    REMOVE = "remove"

    def __str__(self) -> str:
        return str(self.value)
