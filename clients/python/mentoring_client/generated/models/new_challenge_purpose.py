from enum import StrEnum

class NewChallengePurpose(StrEnum):
    ENROLMENT = "enrolment"
    SIGN_IN = "sign_in"

    def __str__(self) -> str:
        return str(self.value)
