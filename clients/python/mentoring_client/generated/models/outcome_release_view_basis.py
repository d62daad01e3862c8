from enum import StrEnum

class OutcomeReleaseViewBasis(StrEnum):
    DRAW = "draw"
    NONE = "none"
    SELECTED = "selected"

    def __str__(self) -> str:
        return str(self.value)
