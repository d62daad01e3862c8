from enum import StrEnum

class OfferingBodyOpenTo(StrEnum):
    EVERYONE = "everyone"
    MY_MENTEES = "my_mentees"

    def __str__(self) -> str:
        return str(self.value)
