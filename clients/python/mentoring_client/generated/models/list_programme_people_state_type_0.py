from enum import StrEnum

class ListProgrammePeopleStateType0(StrEnum):
    APPLIED = "applied"
    ELIGIBLE = "eligible"
    INVITED = "invited"
    LEFT = "left"
    MEMBER = "member"
    OFFERED = "offered"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
