from enum import StrEnum

class GoalVersionViewKindType0(StrEnum):
    CAREER = "career"
    CREDENTIAL = "credential"
    NETWORK = "network"
    PERSONAL = "personal"
    SKILL = "skill"

    def __str__(self) -> str:
        return str(self.value)
