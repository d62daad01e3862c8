from enum import StrEnum

class CodeGrantKeepIn(StrEnum):
    BODY = "body"
    COOKIE = "cookie"

    def __str__(self) -> str:
        return str(self.value)
