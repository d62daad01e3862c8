from enum import StrEnum

class SuggestionViewChannelType0(StrEnum):
    IN_PERSON = "in_person"
    TELEPHONE = "telephone"
    VIDEO = "video"
    WRITING = "writing"

    def __str__(self) -> str:
        return str(self.value)
