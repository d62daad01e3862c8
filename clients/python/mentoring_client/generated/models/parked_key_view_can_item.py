from enum import StrEnum

class ParkedKeyViewCanItem(StrEnum):
    DISCARD = "discard"
    RELEASE = "release"

    def __str__(self) -> str:
        return str(self.value)
