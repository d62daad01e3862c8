from enum import StrEnum

class ManagedPairViewHealth(StrEnum):
    ENDED = "ended"
    MEETING_DUE = "meeting_due"
    ON_TRACK = "on_track"
    PAUSED = "paused"
    QUIET = "quiet"
    SILENT = "silent"

    def __str__(self) -> str:
        return str(self.value)
