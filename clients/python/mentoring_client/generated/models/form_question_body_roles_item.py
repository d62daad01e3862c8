from enum import StrEnum

class FormQuestionBodyRolesItem(StrEnum):
    MENTEE = "mentee"
    MENTOR = "mentor"

    def __str__(self) -> str:
        return str(self.value)
