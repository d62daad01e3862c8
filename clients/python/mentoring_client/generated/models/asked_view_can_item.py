from enum import StrEnum

class AskedViewCanItem(StrEnum):
    ACCEPT = "accept"
    ANSWER_BACK = "answer_back"
    ASK_BACK = "ask_back"
    DECLINE = "decline"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
