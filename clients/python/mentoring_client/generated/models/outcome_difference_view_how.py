from enum import StrEnum

class OutcomeDifferenceViewHow(StrEnum):
    PLAIN = "plain"
    WEIGHTED = "weighted"

    def __str__(self) -> str:
        return str(self.value)
