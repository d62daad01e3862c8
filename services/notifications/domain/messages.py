"""What a person is told."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State
from shared.contracts.vocabulary import MentorshipStage, NextStep, Side


class MessageKind(StrEnum):
    """Sorts of messages: what a person can say about which of them is mailed. Within v1 kinds are only added."""

    PROPOSAL = "proposal"
    PROPOSAL_REMINDER = "proposal_reminder"
    PROPOSAL_WITHDRAWN = "proposal_withdrawn"
    PROPOSAL_QUESTION = "proposal_question"
    PROPOSAL_QUESTION_ANSWERED = "proposal_question_answered"
    RESTING = "resting"
    OPINION_ASKED = "opinion_asked"
    RUN_READY = "run_ready"
    RUN_FAILED = "run_failed"
    STEP_TOLD = "step_told"
    STEP_REST = "step_rest"
    STEP_UNMATCHED = "step_unmatched"
    STEP_GRANTED = "step_granted"
    STEP_UPHELD = "step_upheld"
    APPEAL_WAITS = "appeal_waits"
    ANSWER = "answer"
    SESSION_REQUEST = "session_request"
    SESSION_REQUEST_ENDED = "session_request_ended"
    BOOKING = "booking"
    MOVING = "moving"
    MOVE_PROPOSAL = "move_proposal"
    MOVE_PROPOSAL_ENDED = "move_proposal_ended"
    PLACE_CHANGE = "place_change"
    CANCELLATION = "cancellation"
    CLOCK_CHANGE = "clock_change"
    REMINDER_DAY_BEFORE = "reminder_day_before"
    REMINDER_HOUR_BEFORE = "reminder_hour_before"
    ABSENCE = "absence"
    APPEAL_DECISION = "appeal_decision"
    FEEDBACK_REQUEST = "feedback_request"
    FEEDBACK = "feedback"
    MENTORSHIP = "mentorship"
    MENTORSHIP_ENDED = "mentorship_ended"
    AGREEMENT = "agreement"
    NUDGE = "nudge"
    MESSAGES = "messages"
    OVERDUE_STEP = "overdue_step"
    HELP_ASKED = "help_asked"
    HELP_ANSWERED = "help_answered"
    LOOKED_INTO = "looked_into"
    SUCCESSOR_SUGGESTED = "successor_suggested"
    SURVEY = "survey"
    SURVEY_REMINDER = "survey_reminder"
    KUDOS = "kudos"
    SUGGESTED = "suggested"
    INTRODUCTION = "introduction"
    INTRODUCED = "introduced"
    CHECK_IN_DUE = "check_in_due"
    PREPARATION_ASKED = "preparation_asked"
    GIVING_BACK = "giving_back"
    FEEDBACK_ANSWERED = "feedback_answered"
    NO_FIRST_SESSION = "no_first_session"


INVITATIONS: Final = frozenset(
    {
        MessageKind.BOOKING,
        MessageKind.MOVING,
        MessageKind.PLACE_CHANGE,
        MessageKind.CANCELLATION,
        MessageKind.CLOCK_CHANGE,
    }
)
"""They keep calendars right: whoever has the invitation must get the cancellation, so none of them can be declined."""

INBOX_ONLY: Final = frozenset({MessageKind.PROPOSAL_WITHDRAWN, MessageKind.MENTORSHIP})
"""Good to know, and not worth a mail."""

DECLINABLE: Final = tuple(kind for kind in MessageKind if kind not in INVITATIONS | INBOX_ONLY)

SESSION_REMINDERS: Final = (MessageKind.REMINDER_DAY_BEFORE, MessageKind.REMINDER_HOUR_BEFORE)
SESSION_ASKS: Final = (*SESSION_REMINDERS, MessageKind.SESSION_REQUEST, MessageKind.MOVE_PROPOSAL)
"""What is not worth a mail any more once the session has changed again."""
PLACED: Final = (
    MessageKind.BOOKING,
    MessageKind.MOVING,
    MessageKind.PLACE_CHANGE,
    MessageKind.CLOCK_CHANGE,
    *SESSION_REMINDERS,
)
"""They say where a session takes place, while that is known."""
MERGED: Final = (MessageKind.MOVING, MessageKind.PLACE_CHANGE, MessageKind.CLOCK_CHANGE)
"""Owed of one session in several versions, the latest is mailed alone: it says what holds now."""
PROPOSAL_MAILS: Final = (
    MessageKind.PROPOSAL,
    MessageKind.PROPOSAL_REMINDER,
    MessageKind.PROPOSAL_QUESTION,
    MessageKind.PROPOSAL_QUESTION_ANSWERED,
)
"""Not worth sending once the proposal is answered."""


Outcome = Literal[
    "accepted",
    "declined",
    "withdrawn",
    "settled",
    "expired",
    "passed_over",
    "mentor_left",
    "closed",
    "over",
    "ended",
    "upheld",
    "granted",
    "proposed",
    "agreed",
]

Why = Literal[
    "you",
    "other",
    "you_away",
    "other_away",
    "mentorship_ended",
    "mentor_left",
    "mentee_left",
    "you_ceased",
    "other_ceased",
    "platform",
]


class Facts(State):
    """What a message says beside who and when; no words that people wrote. `others`: mentees of a group session.

    `absent`: who is reported not to have come, the reader or whoever reports it. `moved_by`: null where both agreed.
    `proposed_by`: whose proposal of an agreement it is. `step`: the one small thing that a nudge names.
    `programme_id`, `run_id`: the programme, and the match run, that whoever reads it looks after.
    `until`: when a break ends by itself, or the link to a survey; `invitation_id`: to which somebody is asked to answer.
    `why`: a session was cancelled; `ended`: a mentorship, without either's word; `next`: what becomes of a request.
    `gone`: whom it is about was erased. `closed`: it is over between the two, and it is said without a name.
    `clock`: on whose wall clock a session has moved; `former_offset_minutes`: how far ahead of UTC theirs was to be.
    """

    outcome: Outcome | None = None
    respond_by: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    previous_starts_at: datetime | None = None
    previous_ends_at: datetime | None = None
    proposed_starts_at: datetime | None = None
    proposed_ends_at: datetime | None = None
    cancelled_by: Side | Literal["platform"] | None = None
    mentorship_id: UUID | None = None
    session_id: UUID | None = None
    programme_id: UUID | None = None
    run_id: UUID | None = None
    change: Literal["opened", "stage_moved", "paused", "resumed", "ended"] | None = None
    stage: MentorshipStage | None = None
    absent: Literal["reader", "reporter"] | None = None
    clock: Literal["yours", "theirs"] | None = None
    former_offset_minutes: int | None = None
    others: int = 1
    moved_by: Side | None = None
    proposed_by: Side | None = None
    step: NextStep | None = None
    why: Why | None = None
    ended: Literal["left", "ceased", "closed"] | None = None
    next: Literal["goes_on", "over"] | None = None
    until: datetime | None = None
    invitation_id: UUID | None = None
    gone: bool = False
    closed: bool = False


@dataclass(frozen=True)
class Message:
    """Something a person is told once: person, kind, subject and its version name it.

    `side`: the recipient's side of what it is about. `other_id`: whom it names, None where that is nobody or several.
    After `worth_until` it is not mailed any more.
    """

    person_id: UUID
    side: Side
    kind: MessageKind
    subject: UUID
    version: int
    other_id: UUID | None
    happened_at: datetime
    worth_until: datetime | None
    facts: Facts

    @property
    def is_mailed(self) -> bool:
        return self.kind not in INBOX_ONLY

    @property
    def is_overtaken(self) -> bool:
        """Whether it is a yes of somebody who has left since: what begins with nobody is no good news."""
        return self.facts.gone and self.kind is MessageKind.ANSWER and self.facts.outcome == "accepted"

    def about_who_left(self) -> "Message":
        """The same, of somebody whose id nobody keeps any more."""
        return replace(self, other_id=None, facts=self.facts.model_copy(update={"gone": True}))
