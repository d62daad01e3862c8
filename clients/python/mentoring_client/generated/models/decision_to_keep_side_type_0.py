from enum import StrEnum

class DecisionToKeepSideType0(StrEnum):
    MENTEE = "mentee"
    MENTOR = "mentor"

    def __str__(self) -> str:
        return str(self.value)
