"""Where links lead: one table of the frontend's pages, by what a message is about.

They stand under `FRONTEND_URL`. Whoever has none yet writes mails that say in words where to look: what belongs to which
operation of the API stands in its documentation, and no link ever leads there.
"""

from typing import Final, Literal

from services.notifications.domain.messages import Message, MessageKind
from shared.contracts.vocabulary import NextStep
from shared.ground.survey_links import code_of

Page = Literal[
    "proposal",
    "requests",
    "question",
    "rest",
    "drafts",
    "run",
    "steps",
    "appeals",
    "session",
    "feedback",
    "read_feedback",
    "mentorship",
    "agreement",
    "goals",
    "thread",
    "booking",
    "hours",
    "agenda",
    "help",
    "check_ins",
    "kudos",
    "suggestions",
    "introductions",
    "preparation",
    "skills",
    "giving_back",
    "work",
    "survey",
    "mentors",
    "preferences",
]

PATHS: Final[dict[Page, str]] = {
    "proposal": "/proposals/{subject}",
    "requests": "/requests",
    "question": "/proposals/{subject}",
    "rest": "/requests",
    "drafts": "/requests",
    "run": "/programmes/{programme_id}/runs/{run_id}",
    "steps": "/requests",
    "appeals": "/programmes/{programme_id}/steps",
    "session": "/sessions/{subject}",
    "feedback": "/sessions/{session_id}/feedback",
    "read_feedback": "/sessions/{session_id}/feedback",
    "mentorship": "/mentorships/{mentorship_id}",
    "agreement": "/mentorships/{mentorship_id}/agreement",
    "goals": "/mentorships/{mentorship_id}/goals",
    "thread": "/mentorships/{mentorship_id}/messages",
    "booking": "/mentorships/{mentorship_id}/booking",
    "hours": "/hours",
    "agenda": "/sessions/{session_id}/agenda",
    "help": "/help",
    "check_ins": "/mentorships/{mentorship_id}/check-ins",
    "kudos": "/mentorships/{mentorship_id}/kudos",
    "suggestions": "/mentorships/{mentorship_id}/suggestions",
    "introductions": "/introductions",
    "preparation": "/mentorships/{mentorship_id}/preparation",
    "skills": "/mentorships/{mentorship_id}/skills",
    "giving_back": "/giving-back",
    "work": "/work",
    "survey": "/surveys/{invitation_id}",
    "mentors": "/mentors",
    "preferences": "/preferences",
}

K = MessageKind

PAGES: Final[dict[MessageKind, Page]] = {
    K.PROPOSAL: "proposal",
    K.PROPOSAL_REMINDER: "proposal",
    K.PROPOSAL_WITHDRAWN: "proposal",
    K.PROPOSAL_QUESTION: "question",
    K.PROPOSAL_QUESTION_ANSWERED: "proposal",
    K.RESTING: "rest",
    K.OPINION_ASKED: "drafts",
    K.RUN_READY: "run",
    K.RUN_FAILED: "run",
    K.STEP_TOLD: "steps",
    K.STEP_REST: "steps",
    K.STEP_UNMATCHED: "steps",
    K.STEP_GRANTED: "steps",
    K.STEP_UPHELD: "steps",
    K.APPEAL_WAITS: "appeals",
    K.ANSWER: "requests",
    K.SESSION_REQUEST: "session",
    K.SESSION_REQUEST_ENDED: "session",
    K.BOOKING: "session",
    K.MOVING: "session",
    K.PLACE_CHANGE: "session",
    K.MOVE_PROPOSAL: "session",
    K.MOVE_PROPOSAL_ENDED: "session",
    K.CANCELLATION: "session",
    K.CLOCK_CHANGE: "session",
    K.REMINDER_DAY_BEFORE: "session",
    K.REMINDER_HOUR_BEFORE: "session",
    K.ABSENCE: "session",
    K.APPEAL_DECISION: "session",
    K.FEEDBACK_REQUEST: "feedback",
    K.FEEDBACK: "read_feedback",
    K.MENTORSHIP: "mentorship",
    K.MENTORSHIP_ENDED: "mentorship",
    K.AGREEMENT: "agreement",
    K.NUDGE: "mentorship",
    K.MESSAGES: "thread",
    K.OVERDUE_STEP: "goals",
    K.HELP_ASKED: "work",
    K.HELP_ANSWERED: "help",
    K.LOOKED_INTO: "mentorship",
    K.SUCCESSOR_SUGGESTED: "mentorship",
    K.SURVEY: "survey",
    K.SURVEY_REMINDER: "survey",
    K.KUDOS: "kudos",
    K.SUGGESTED: "suggestions",
    K.INTRODUCTION: "introductions",
    K.INTRODUCED: "introductions",
    K.CHECK_IN_DUE: "check_ins",
    K.PREPARATION_ASKED: "preparation",
    K.GIVING_BACK: "giving_back",
    K.FEEDBACK_ANSWERED: "read_feedback",
    K.NO_FIRST_SESSION: "work",
}

STEPS: Final[dict[NextStep, Page]] = {
    "answer_agreement": "agreement",
    "propose_agreement": "agreement",
    "renew_agreement": "agreement",
    "book_first_session": "booking",
    "book_session": "booking",
    "open_hours": "hours",
    "read_messages": "thread",
    "agree_goal": "goals",
    "set_goal": "goals",
    "look_back": "goals",
    "add_action_step": "goals",
    "do_step": "goals",
    "do_overdue_step": "goals",
    "write_agenda": "agenda",
    "decide": "mentorship",
    "check_in": "check_ins",
    "prepare": "preparation",
    "answer_introduction": "introductions",
    "answer_challenge": "suggestions",
    "rate_skills": "skills",
    "review_expectations": "agreement",
    "change_rhythm": "agreement",
    "give_back": "giving_back",
    "answer_feedback": "read_feedback",
    "rebook_session": "booking",
}
"""Where the one small step is done that a nudge names."""

_CHOOSE_A_TIME: Final = frozenset(
    {(K.ANSWER, "accepted"), (K.SESSION_REQUEST_ENDED, "declined"), (K.SESSION_REQUEST_ENDED, "expired")}
)


ELSEWHERE: Final = frozenset({"mentor_left", "other_ceased"})
"""Why a session was cancelled, where its mentee can only look for another mentor."""


def page_of(message: Message) -> Page:
    """What a message leads to: where a mentee is asked to choose a time to free times, without a mentor to other ones."""
    facts = message.facts
    if message.kind is K.NUDGE and facts.step is not None:
        return STEPS[facts.step]
    if message.side == "mentee":
        if facts.next == "over" or facts.ended in {"left", "ceased"} or facts.why in ELSEWHERE:
            return "mentors"
        if facts.mentorship_id is not None and (message.kind, facts.outcome) in _CHOOSE_A_TIME:
            return "booking"
    return PAGES[message.kind]


def path_of(message: Message) -> str:
    """The path of a message's page, below the frontend's address."""
    facts = message.facts
    return PATHS[page_of(message)].format(
        subject=message.subject,
        session_id=facts.session_id,
        mentorship_id=facts.mentorship_id,
        invitation_id=facts.invitation_id,
        programme_id=facts.programme_id,
        run_id=facts.run_id,
    )


def signed(message: Message, key: bytes | None) -> str:
    """The same; where it opens without signing in, with the code that lets one in, behind the `#`: no server is sent that."""
    facts, path = message.facts, path_of(message)
    if facts.invitation_id is None or facts.until is None or key is None:
        return path
    until = int(facts.until.timestamp())
    return f"{path}#until={until}&code={code_of(key, facts.invitation_id, facts.until)}"


def under(frontend_url: str | None, path: str) -> str | None:
    """The whole address, where there is a frontend."""
    return None if frontend_url is None else frontend_url.rstrip("/") + path
