from enum import StrEnum

class BadgeViewKind(StrEnum):
    COMPLETION = "completion"
    THANKS = "thanks"

    def __str__(self) -> str:
        return str(self.value)
