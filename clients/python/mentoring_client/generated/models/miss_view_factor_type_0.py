from enum import StrEnum

class MissViewFactorType0(StrEnum):
    CAPACITY = "capacity"
    FEEDBACK = "feedback"
    GOALS = "goals"
    HISTORY = "history"
    LANGUAGES = "languages"
    OVERLAP = "overlap"
    RELIABILITY = "reliability"
    RHYTHM = "rhythm"
    SKILLS = "skills"
    STAGE = "stage"
    STYLE = "style"

    def __str__(self) -> str:
        return str(self.value)
