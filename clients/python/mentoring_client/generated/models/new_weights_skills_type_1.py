from enum import StrEnum

class NewWeightsSkillsType1(StrEnum):
    HIGH = "high"
    LOW = "low"
    MEDIUM = "medium"
    MUST = "must"
    OFF = "off"

    def __str__(self) -> str:
        return str(self.value)
