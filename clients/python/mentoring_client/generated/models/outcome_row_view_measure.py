from enum import StrEnum

class OutcomeRowViewMeasure(StrEnum):
    DAYS_TO_PROMOTION = "days_to_promotion"
    HAPPIER = "happier"
    PROMOTED = "promoted"
    RAISED = "raised"
    SATISFACTION = "satisfaction"
    STAYED = "stayed"

    def __str__(self) -> str:
        return str(self.value)
