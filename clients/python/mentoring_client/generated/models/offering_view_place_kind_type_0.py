from enum import StrEnum

class OfferingViewPlaceKindType0(StrEnum):
    ADDRESS = "address"
    LINK = "link"
    TELEPHONE = "telephone"

    def __str__(self) -> str:
        return str(self.value)
