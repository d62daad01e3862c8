from enum import StrEnum

class HelpRequestViewCanItem(StrEnum):
    ANSWER = "answer"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
