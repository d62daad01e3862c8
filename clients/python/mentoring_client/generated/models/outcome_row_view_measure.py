from enum import StrEnum

class OutcomeRowViewMeasure(StrEnum):
    CONFIDENCE_GAINED = "confidence_gained"
    CONTACTS_MADE = "contacts_made"
    DAYS_TO_PROMOTION = "days_to_promotion"
    HAPPIER = "happier"
    PROMOTED = "promoted"
    RAISED = "raised"
    SATISFACTION = "satisfaction"
    SATISFACTION_BEFORE = "satisfaction_before"
    SKILLS_GAINED = "skills_gained"
    STAYED = "stayed"

    def __str__(self) -> str:
        return str(self.value)
