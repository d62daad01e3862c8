from enum import StrEnum

class MyReportViewReason(StrEnum):
    ADVERTISING = "advertising"
    HARASSMENT = "harassment"
    NOT_WHO_THEY_SAY = "not_who_they_say"
    OTHER = "other"
    RUDE = "rude"
    UNSAFE = "unsafe"

    def __str__(self) -> str:
        return str(self.value)
