from enum import StrEnum

class SuggestionViewStep(StrEnum):
    ADD_ACTION_STEP = "add_action_step"
    AGREE_GOAL = "agree_goal"
    ANSWER_AGREEMENT = "answer_agreement"
    ANSWER_CHALLENGE = "answer_challenge"
    ANSWER_FEEDBACK = "answer_feedback"
    ANSWER_INTRODUCTION = "answer_introduction"
    BOOK_FIRST_SESSION = "book_first_session"
    BOOK_SESSION = "book_session"
    CHANGE_RHYTHM = "change_rhythm"
    CHECK_IN = "check_in"
    DECIDE = "decide"
    DO_OVERDUE_STEP = "do_overdue_step"
    DO_STEP = "do_step"
    GIVE_BACK = "give_back"
    LOOK_BACK = "look_back"
    OPEN_HOURS = "open_hours"
    PREPARE = "prepare"
    PROPOSE_AGREEMENT = "propose_agreement"
    RATE_SKILLS = "rate_skills"
    READ_MESSAGES = "read_messages"
    REBOOK_SESSION = "rebook_session"
    RENEW_AGREEMENT = "renew_agreement"
    REVIEW_EXPECTATIONS = "review_expectations"
    SET_GOAL = "set_goal"
    WRITE_AGENDA = "write_agenda"

    def __str__(self) -> str:
        return str(self.value)
