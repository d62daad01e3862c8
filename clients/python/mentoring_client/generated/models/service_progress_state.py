from enum import StrEnum

class ServiceProgressState(StrEnum):
    ERASED = "erased"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
