from enum import StrEnum

class ListMentorsStyleType0(StrEnum):
    CHALLENGING = "challenging"
    DIRECTIVE = "directive"
    ENCOURAGING = "encouraging"
    INFORMAL = "informal"
    LISTENING = "listening"
    STRUCTURED = "structured"

    def __str__(self) -> str:
        return str(self.value)
