from enum import StrEnum

class WithdrawBadgeKind(StrEnum):
    COMPLETION = "completion"
    THANKS = "thanks"

    def __str__(self) -> str:
        return str(self.value)
