from enum import StrEnum

class WhyViewKind(StrEnum):
    AGAINST = "against"
    FOR = "for"

    def __str__(self) -> str:
        return str(self.value)
