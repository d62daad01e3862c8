from enum import StrEnum

class ClaimBadgeKind(StrEnum):
    COMPLETION = "completion"
    THANKS = "thanks"

    def __str__(self) -> str:
        return str(self.value)
