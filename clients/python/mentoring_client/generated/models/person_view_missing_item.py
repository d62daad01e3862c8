from enum import StrEnum

class PersonViewMissingItem(StrEnum):
    NAME = "name"
    TIME_ZONE = "time_zone"

    def __str__(self) -> str:
        return str(self.value)
