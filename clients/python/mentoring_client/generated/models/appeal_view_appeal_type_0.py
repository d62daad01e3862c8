from enum import StrEnum

class AppealViewAppealType0(StrEnum):
    GRANTED = "granted"
    OPEN = "open"
    UPHELD = "upheld"

    def __str__(self) -> str:
        return str(self.value)
