from enum import StrEnum

class SuspensionViewCanItem(StrEnum):
    ERASE = "erase"
    REINSTATE = "reinstate"
    SUSPEND = "suspend"

    def __str__(self) -> str:
        return str(self.value)
