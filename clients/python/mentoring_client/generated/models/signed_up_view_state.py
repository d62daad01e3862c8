from enum import StrEnum

class SignedUpViewState(StrEnum):
    APPLIED = "applied"
    ELIGIBLE = "eligible"
    INVITED = "invited"
    LEFT = "left"
    MEMBER = "member"
    OFFERED = "offered"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
