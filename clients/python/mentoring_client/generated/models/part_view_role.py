from enum import StrEnum

class PartViewRole(StrEnum):
    COORDINATOR = "coordinator"
    MENTEE = "mentee"
    MENTOR = "mentor"

    def __str__(self) -> str:
        return str(self.value)
