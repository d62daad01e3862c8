from enum import StrEnum

class NudgeRuleViewRule(StrEnum):
    FIRST = "first"
    LAST = "last"
    SECOND = "second"

    def __str__(self) -> str:
        return str(self.value)
