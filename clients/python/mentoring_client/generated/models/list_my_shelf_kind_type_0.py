from enum import StrEnum

class ListMyShelfKindType0(StrEnum):
    ARTICLE = "article"
    BOOK = "book"
    CERTIFICATE = "certificate"
    CHALLENGE = "challenge"
    COURSE = "course"
    STORY = "story"
    WEBINAR = "webinar"

    def __str__(self) -> str:
        return str(self.value)
