from enum import StrEnum

class RecommendMentorsOrder(StrEnum):
    FIT = "fit"
    GAIN = "gain"
    WELCOME = "welcome"

    def __str__(self) -> str:
        return str(self.value)
