from enum import StrEnum

class IntroductionViewYouAre(StrEnum):
    CONTACT = "contact"
    PROPOSER = "proposer"
    RECEIVER = "receiver"

    def __str__(self) -> str:
        return str(self.value)
