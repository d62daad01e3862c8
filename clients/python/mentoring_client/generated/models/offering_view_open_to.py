from enum import StrEnum

class OfferingViewOpenTo(StrEnum):
    EVERYONE = "everyone"
    MY_MENTEES = "my_mentees"

    def __str__(self) -> str:
        return str(self.value)
