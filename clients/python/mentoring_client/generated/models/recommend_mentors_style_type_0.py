from enum import StrEnum

class RecommendMentorsStyleType0(StrEnum):
    CHALLENGING = "challenging"
    DIRECTIVE = "directive"
    ENCOURAGING = "encouraging"
    INFORMAL = "informal"
    LISTENING = "listening"
    STRUCTURED = "structured"

    def __str__(self) -> str:
        return str(self.value)
