from enum import StrEnum

class FeedbackViewCanItem(StrEnum):
    ANSWER = "answer"
    CHANGE = "change"

    def __str__(self) -> str:
        return str(self.value)
