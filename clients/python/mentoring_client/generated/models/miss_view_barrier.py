from enum import StrEnum

class MissViewBarrier(StrEnum):
    BELOW_MINIMUM = "below_minimum"
    LANGUAGE = "language"
    MUST = "must"
    NOT_DRAWN = "not_drawn"
    NO_PLACE = "no_place"
    PAUSED = "paused"
    TAKEN = "taken"

    def __str__(self) -> str:
        return str(self.value)
