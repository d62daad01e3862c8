from enum import StrEnum

class PersonPageViewCanItem(StrEnum):
    ERASE = "erase"
    REINSTATE = "reinstate"
    SUSPEND = "suspend"

    def __str__(self) -> str:
        return str(self.value)
