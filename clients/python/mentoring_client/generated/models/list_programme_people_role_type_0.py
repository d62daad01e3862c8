from enum import StrEnum

class ListProgrammePeopleRoleType0(StrEnum):
    COORDINATOR = "coordinator"
    MENTEE = "mentee"
    MENTOR = "mentor"

    def __str__(self) -> str:
        return str(self.value)
