from enum import StrEnum

class CeasingViewCanItem(StrEnum):
    CEASE = "cease"
    PAUSE = "pause"
    RESUME = "resume"

    def __str__(self) -> str:
        return str(self.value)
