from enum import StrEnum

class PlaceViewKind(StrEnum):
    ADDRESS = "address"
    LINK = "link"
    TELEPHONE = "telephone"

    def __str__(self) -> str:
        return str(self.value)
