from enum import StrEnum

class StepViewCanItem(StrEnum):
    APPEAL = "appeal"
    COME_BACK = "come_back"
    DECIDE = "decide"

    def __str__(self) -> str:
        return str(self.value)
