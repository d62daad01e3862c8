from enum import StrEnum

class NudgeRuleViewWithheldType0(StrEnum):
    EVERYBODY = "everybody"
    NOBODY = "nobody"
    NOT_FOLLOWED_LONG_ENOUGH = "not_followed_long_enough"
    TOO_FEW_EVENTS = "too_few_events"
    TOO_FEW_PEOPLE = "too_few_people"

    def __str__(self) -> str:
        return str(self.value)
