from enum import StrEnum

class TimelineEntryCauseType0(StrEnum):
    BY_HAND = "by_hand"
    GOALS_AGREED = "goals_agreed"
    GOALS_CLOSED = "goals_closed"
    GOAL_SET = "goal_set"
    SESSIONS_HELD = "sessions_held"
    SESSION_UNDONE = "session_undone"

    def __str__(self) -> str:
        return str(self.value)
