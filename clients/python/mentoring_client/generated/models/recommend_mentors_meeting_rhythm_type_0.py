from enum import StrEnum

class RecommendMentorsMeetingRhythmType0(StrEnum):
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    ON_DEMAND = "on_demand"
    WEEKLY = "weekly"

    def __str__(self) -> str:
        return str(self.value)
