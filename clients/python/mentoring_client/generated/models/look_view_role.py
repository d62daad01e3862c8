from enum import StrEnum

class LookViewRole(StrEnum):
    COORDINATOR = "coordinator"
    OPERATOR = "operator"

    def __str__(self) -> str:
        return str(self.value)
