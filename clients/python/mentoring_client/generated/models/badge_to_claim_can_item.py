from enum import StrEnum

class BadgeToClaimCanItem(StrEnum):
    CLAIM = "claim"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
