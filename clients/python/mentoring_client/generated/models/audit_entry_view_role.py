from enum import StrEnum

class AuditEntryViewRole(StrEnum):
    COORDINATOR = "coordinator"
    OPERATOR = "operator"

    def __str__(self) -> str:
        return str(self.value)
