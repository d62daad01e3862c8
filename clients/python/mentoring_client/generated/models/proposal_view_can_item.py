from enum import StrEnum

class ProposalViewCanItem(StrEnum):
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
