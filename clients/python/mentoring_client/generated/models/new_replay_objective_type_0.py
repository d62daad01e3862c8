from enum import StrEnum

class NewReplayObjectiveType0(StrEnum):
    COVERAGE = "coverage"
    SCORE = "score"
    STABLE = "stable"

    def __str__(self) -> str:
        return str(self.value)
