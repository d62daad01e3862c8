from enum import StrEnum

class OutcomeReleaseViewState(StrEnum):
    FAILED = "failed"
    RELEASED = "released"
    RUNNING = "running"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
