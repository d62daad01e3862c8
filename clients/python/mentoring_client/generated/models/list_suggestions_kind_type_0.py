from enum import StrEnum

class ListSuggestionsKindType0(StrEnum):
    ARTICLE = "article"
    BOOK = "book"
    CERTIFICATE = "certificate"
    CHALLENGE = "challenge"
    COURSE = "course"
    EVENT = "event"
    POSITION = "position"
    PROJECT = "project"
    WEBINAR = "webinar"

    def __str__(self) -> str:
        return str(self.value)
