from enum import StrEnum

class OutcomePlanViewBasis(StrEnum):
    DRAW = "draw"
    NONE = "none"
    SELECTED = "selected"

    def __str__(self) -> str:
        return str(self.value)
