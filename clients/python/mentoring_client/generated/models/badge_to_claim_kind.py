from enum import StrEnum

class BadgeToClaimKind(StrEnum):
    COMPLETION = "completion"
    THANKS = "thanks"

    def __str__(self) -> str:
        return str(self.value)
