from enum import StrEnum

class SessionViewCanItem(StrEnum):
    ACCEPT_MOVE = "accept_move"
    APPEAL = "appeal"
    CANCEL = "cancel"
    COMPLETE = "complete"
    CONFIRM = "confirm"
    DECLINE = "decline"
    DECLINE_MOVE = "decline_move"
    NAME_PLACE = "name_place"
    PROPOSE_MOVE = "propose_move"
    REPORT_ABSENCE = "report_absence"
    RESCHEDULE = "reschedule"
    WITHDRAW_MOVE = "withdraw_move"

    def __str__(self) -> str:
        return str(self.value)
