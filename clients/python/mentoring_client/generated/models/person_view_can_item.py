from enum import StrEnum

class PersonViewCanItem(StrEnum):
    ERASE = "erase"
    PUBLISH_MENTEE = "publish_mentee"
    PUBLISH_MENTOR = "publish_mentor"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
