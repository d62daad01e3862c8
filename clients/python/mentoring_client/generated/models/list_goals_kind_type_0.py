from enum import StrEnum

class ListGoalsKindType0(StrEnum):
    CAREER = "career"
    CREDENTIAL = "credential"
    NETWORK = "network"
    PERSONAL = "personal"
    SKILL = "skill"

    def __str__(self) -> str:
        return str(self.value)
