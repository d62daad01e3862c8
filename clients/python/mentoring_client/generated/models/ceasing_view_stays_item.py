from enum import StrEnum

class CeasingViewStaysItem(StrEnum):
    BLOCKS = "blocks"
    HISTORY = "history"
    MENTEE_PROFILE = "mentee_profile"

    def __str__(self) -> str:
        return str(self.value)
