from enum import StrEnum

class RecommendMentorsMenteeStageType0(StrEnum):
    CHANGING = "changing"
    EARLY = "early"
    EXECUTIVE = "executive"
    LEAD = "lead"
    MID = "mid"
    RETURNING = "returning"
    SENIOR = "senior"
    STUDENT = "student"

    def __str__(self) -> str:
        return str(self.value)
