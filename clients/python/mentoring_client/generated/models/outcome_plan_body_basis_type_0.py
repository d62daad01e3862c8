from enum import StrEnum

class OutcomePlanBodyBasisType0(StrEnum):
    DRAW = "draw"
    NONE = "none"
    SELECTED = "selected"

    def __str__(self) -> str:
        return str(self.value)
