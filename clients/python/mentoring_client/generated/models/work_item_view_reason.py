from enum import StrEnum

class WorkItemViewReason(StrEnum):
    ASKING_FOR_HELP = "asking_for_help"
    AT_RISK = "at_risk"
    ENDING_SOON = "ending_soon"
    NOT_MET = "not_met"
    SILENT = "silent"
    UNMATCHED = "unmatched"
    WAITING_FOR_ANSWER = "waiting_for_answer"

    def __str__(self) -> str:
        return str(self.value)
