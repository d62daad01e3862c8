from enum import StrEnum

class NewSeriesWhenTaken(StrEnum):
    BOOK_NONE = "book_none"
    BOOK_THE_OTHERS = "book_the_others"

    def __str__(self) -> str:
        return str(self.value)
