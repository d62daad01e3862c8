from enum import StrEnum

class MomentumOfMineViewCanItem(StrEnum):
    MUTE = "mute"
    UNMUTE = "unmute"

    def __str__(self) -> str:
        return str(self.value)
