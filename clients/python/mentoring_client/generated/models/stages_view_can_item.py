from enum import StrEnum

class StagesViewCanItem(StrEnum):
    CHANGE = "change"
    MOVE_OVER = "move_over"

    def __str__(self) -> str:
        return str(self.value)
