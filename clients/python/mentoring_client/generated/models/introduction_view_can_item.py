from enum import StrEnum

class IntroductionViewCanItem(StrEnum):
    AGREE = "agree"
    DECLINE = "decline"
    TELL_CONTACT = "tell_contact"
    TELL_OUTCOME = "tell_outcome"
    WITHDRAW = "withdraw"

    def __str__(self) -> str:
        return str(self.value)
