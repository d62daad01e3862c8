from enum import StrEnum

class AgreementViewCanItem(StrEnum):
    AGREE = "agree"
    DECLINE = "decline"
    PROPOSE = "propose"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
