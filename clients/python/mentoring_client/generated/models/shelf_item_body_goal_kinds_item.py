from enum import StrEnum

class ShelfItemBodyGoalKindsItem(StrEnum):
    CAREER = "career"
    CREDENTIAL = "credential"
    NETWORK = "network"
    PERSONAL = "personal"
    SKILL = "skill"

    def __str__(self) -> str:
        return str(self.value)
