from enum import StrEnum

class IntroductionViewState(StrEnum):
    INTRODUCED = "introduced"
    NOT_MADE = "not_made"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
