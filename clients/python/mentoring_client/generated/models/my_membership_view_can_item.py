from enum import StrEnum

class MyMembershipViewCanItem(StrEnum):
    ACCEPT = "accept"
    LEAVE = "leave"

    def __str__(self) -> str:
        return str(self.value)
