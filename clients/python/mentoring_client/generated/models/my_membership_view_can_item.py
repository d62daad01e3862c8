from enum import StrEnum

class MyMembershipViewCanItem(StrEnum):
    ACCEPT = "accept"
    LEAVE = "leave"
    SIGN_UP = "sign_up"

    def __str__(self) -> str:
        return str(self.value)
