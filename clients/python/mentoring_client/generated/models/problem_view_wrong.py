from enum import StrEnum

class ProblemViewWrong(StrEnum):
    AMBIGUOUS_DATE = "ambiguous-date"
    MANAGERS_IN_A_CIRCLE = "managers-in-a-circle"
    MISSING = "missing"
    NOT_AN_ADDRESS = "not-an-address"
    NOT_A_DATE = "not-a-date"
    NOT_A_NAME = "not-a-name"
    NOT_TEXT = "not-text"
    NUMBER_OF_SOMEBODY_ELSE = "number-of-somebody-else"
    TOO_LONG = "too-long"
    TWICE = "twice"
    UNKNOWN_LANGUAGE = "unknown-language"
    UNKNOWN_ROLE = "unknown-role"

    def __str__(self) -> str:
        return str(self.value)
