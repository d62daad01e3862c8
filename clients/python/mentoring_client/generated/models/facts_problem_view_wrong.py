from enum import StrEnum

class FactsProblemViewWrong(StrEnum):
    AFTER_LEAVING = "after-leaving"
    AMBIGUOUS_DATE = "ambiguous-date"
    MISSING = "missing"
    NOT_A_DATE = "not-a-date"
    NOT_A_RATING = "not-a-rating"
    NOT_TEXT = "not-text"
    NOT_YET = "not-yet"
    TOO_LONG = "too-long"
    TWICE = "twice"

    def __str__(self) -> str:
        return str(self.value)
