from enum import StrEnum

class ListMentorsOrder(StrEnum):
    EXPERIENCE = "experience"
    JOINED = "joined"
    NAME = "name"
    NEWEST = "newest"

    def __str__(self) -> str:
        return str(self.value)
