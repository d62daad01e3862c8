from enum import StrEnum

class FormQuestionTermsViewKind(StrEnum):
    CHOICE = "choice"
    CHOICES = "choices"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    TEXT = "text"
    YES_NO = "yes_no"

    def __str__(self) -> str:
        return str(self.value)
