from enum import StrEnum

class CeasingViewEndsItem(StrEnum):
    CARD = "card"
    MENTORSHIPS = "mentorships"
    OFFERINGS = "offerings"
    PROPOSALS = "proposals"
    SESSIONS = "sessions"

    def __str__(self) -> str:
        return str(self.value)
