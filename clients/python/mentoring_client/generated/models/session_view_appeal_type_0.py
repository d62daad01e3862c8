from enum import StrEnum

class SessionViewAppealType0(StrEnum):
    GRANTED = "granted"
    OPEN = "open"
    UPHELD = "upheld"

    def __str__(self) -> str:
        return str(self.value)
