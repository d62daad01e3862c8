from enum import StrEnum

class ProgrammeViewJoinedBy(StrEnum):
    APPROVAL = "approval"
    CODE = "code"
    EMAIL_DOMAIN = "email_domain"
    OPEN = "open"

    def __str__(self) -> str:
        return str(self.value)
