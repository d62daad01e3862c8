from enum import StrEnum

class ProblemViewColumn(StrEnum):
    EMAIL = "email"
    GROUPS = "groups"
    INVITE_ON = "invite_on"
    LANGUAGE = "language"
    MANAGER = "manager"
    NAME = "name"
    NUMBER = "number"
    ROLE = "role"

    def __str__(self) -> str:
        return str(self.value)
