from enum import StrEnum

class ShelfItemViewCanItem(StrEnum):
    CHANGE = "change"
    TAKE_AWAY = "take_away"

    def __str__(self) -> str:
        return str(self.value)
