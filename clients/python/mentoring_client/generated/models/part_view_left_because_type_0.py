from enum import StrEnum

class PartViewLeftBecauseType0(StrEnum):
    BY_THEMSELVES = "by_themselves"
    OUT_OF_TIME = "out_of_time"
    PROGRAMME_ARCHIVED = "programme_archived"
    REFUSED = "refused"
    REMOVED = "removed"

    def __str__(self) -> str:
        return str(self.value)
