from enum import StrEnum

class PlaceBodyKind(StrEnum):
    ADDRESS = "address"
    LINK = "link"
    TELEPHONE = "telephone"

    def __str__(self) -> str:
        return str(self.value)
