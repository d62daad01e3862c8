from enum import StrEnum

class HelpViewAnswer(StrEnum):
    GOALS = "goals"
    HOURS = "hours"
    LANGUAGES = "languages"
    SKILLS_WANTED = "skills_wanted"
    STYLES = "styles"

    def __str__(self) -> str:
        return str(self.value)
