from enum import StrEnum

class SuggestionViewStep(StrEnum):
    ADD_ACTION_STEP = "add_action_step"
    AGREE_GOAL = "agree_goal"
    ANSWER_AGREEMENT = "answer_agreement"
    BOOK_FIRST_SESSION = "book_first_session"
    BOOK_SESSION = "book_session"
    DECIDE = "decide"
    DO_OVERDUE_STEP = "do_overdue_step"
    DO_STEP = "do_step"
    LOOK_BACK = "look_back"
    OPEN_HOURS = "open_hours"
    PROPOSE_AGREEMENT = "propose_agreement"
    READ_MESSAGES = "read_messages"
    RENEW_AGREEMENT = "renew_agreement"
    SET_GOAL = "set_goal"
    WRITE_AGENDA = "write_agenda"

    def __str__(self) -> str:
        return str(self.value)
