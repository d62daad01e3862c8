from enum import StrEnum

class InviteeViewState(StrEnum):
    ELIGIBLE = "eligible"
    INVITED = "invited"

    def __str__(self) -> str:
        return str(self.value)
