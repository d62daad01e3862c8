"""The one thing that is best done now by one of the two, and why: the first line of a table that fits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, TypeAlias
from uuid import UUID

from services.mentorships.domain.agreement import Agreement, Channel
from services.mentorships.domain.checking_in import Turn
from services.mentorships.domain.fitting import Review, fits_no_more, is_to_be_reviewed, rhythm_kept
from services.mentorships.domain.goals import LAST_ZONE, ActionStep, Goal
from services.mentorships.domain.momentum import Quiet
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.skills import Moment
from shared.contracts.vocabulary import MeetingRhythm, NextStep, Side

RENEW_WITHIN: Final = timedelta(days=21)
ANSWER_FEEDBACK_WITHIN: Final = timedelta(days=14)
MEET_AFTER_ALL_WITHIN: Final = timedelta(days=30)
"""After so long neither is news any more."""


@dataclass(frozen=True)
class Situation:
    """What the next step is chosen by. `steps`: those of the open goals that are open too, by goal.

    `prepared`: whether somebody has written an agenda for the first session ahead. `unread`: messages of the other side.
    `turns`: when each side is to check in. `challenges`, `introductions`: the one that waits for their answer.
    `moments`: at what each side best says where the skills stand. `unprepared`: who has not done what the programme asks.
    `met`: when they last met, a few times. `reviewed`: what each side said last of what it expected, and when.
    `missed`: whether the last session that was to be was missed. `feedback`: on which session each side got some that waits for an answer.
    """

    mentorship_id: UUID
    quiet: Quiet
    agreement: Agreement
    goals: Sequence[Goal]
    steps: Mapping[UUID, Sequence[ActionStep]]
    ahead: Sequence[Session]
    prepared: bool
    goals_completed: int
    unread: Mapping[Side, int]
    turns: Mapping[Side, Turn]
    challenges: Mapping[Side, UUID]
    introductions: Mapping[Side, UUID]
    moments: Mapping[Side, Moment]
    unprepared: frozenset[Side] = frozenset()
    met: Sequence[datetime] = ()
    reviewed: Mapping[Side, Review] = field(default_factory=lambda: MappingProxyType({}))
    missed: bool = False
    feedback: Mapping[Side, UUID] = field(default_factory=lambda: MappingProxyType({}))

    def open_steps_of(self, side: Side) -> list[ActionStep]:
        """What this side has to do: what has a deadline first, the nearest first of all."""
        steps = [step for goal in self.goals for step in self.steps.get(goal.id, ()) if step.is_of(side)]
        return sorted(steps, key=lambda step: (step.deadline is None, step.deadline or step.created_at.date()))


@dataclass(frozen=True)
class Suggestion:
    """`subject_id`: the goal, action step or session meant; None where it is the mentorship itself.

    `length_minutes`, `channel`: as the two agreed, where a session is to be booked. `rhythm`: which one to propose.
    """

    step: NextStep
    subject_id: UUID | None = None
    length_minutes: int | None = None
    channel: Channel | None = None
    rhythm: MeetingRhythm | None = None


Line: TypeAlias = Callable[[Situation, Side, datetime], Suggestion | None]


def _read_messages(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    return Suggestion("read_messages") if situation.unread[side] else None


def _answer_agreement(situation: Situation, side: Side, now: datetime) -> Suggestion | None:
    waiting = situation.agreement.open_at(now)
    return Suggestion("answer_agreement") if waiting and waiting.proposed_by != side else None


def _agree_to_goal(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    waiting = [goal for goal in situation.goals if goal.waits_for(side)]
    return Suggestion("agree_goal", waiting[0].id) if waiting else None


def _meet_first(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    if situation.quiet.met_at is not None or situation.ahead:
        return None
    return _booking("book_first_session", situation, side)


def _booking(step: NextStep, situation: Situation, side: Side) -> Suggestion:
    if side == "mentor":
        return Suggestion("open_hours")
    standing = situation.agreement.standing
    if standing is None:
        return Suggestion(step)
    return Suggestion(step, length_minutes=standing.terms.length_minutes, channel=standing.terms.channel)


def _prepare_to_meet(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    waits = situation.quiet.met_at is None and side in situation.unprepared
    return Suggestion("prepare") if waits else None


def _change_rhythm(situation: Situation, _side: Side, now: datetime) -> Suggestion | None:
    standing = situation.agreement.standing
    if situation.agreement.open_at(now) or not fits_no_more(standing, situation.met):
        return None
    return Suggestion("change_rhythm", rhythm=rhythm_kept(situation.met))


def _review_expectations(situation: Situation, side: Side, now: datetime) -> Suggestion | None:
    due = is_to_be_reviewed(situation.agreement.standing, situation.reviewed, side, now)
    return Suggestion("review_expectations") if due else None


def _agree(situation: Situation, _side: Side, now: datetime) -> Suggestion | None:
    nothing = situation.agreement.standing is None and situation.agreement.open_at(now) is None
    return Suggestion("propose_agreement") if nothing else None


def _renew(situation: Situation, _side: Side, now: datetime) -> Suggestion | None:
    standing = situation.agreement.standing
    ends = standing is not None and standing.terms.ends_on <= (now + RENEW_WITHIN).date()
    return Suggestion("renew_agreement") if ends and situation.agreement.open_at(now) is None else None


def _do_what_is_overdue(situation: Situation, side: Side, now: datetime) -> Suggestion | None:
    today = (now + LAST_ZONE).date()
    late = [step for step in situation.open_steps_of(side) if step.deadline is not None and step.deadline < today]
    return Suggestion("do_overdue_step", late[0].id) if late else None


def _meet_again(situation: Situation, side: Side, now: datetime) -> Suggestion | None:
    due = situation.quiet.meeting_due_at
    if situation.ahead or due is None or now < due:
        return None
    return _booking("book_session", situation, side)


def _meet_after_all(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    return _booking("rebook_session", situation, side) if situation.missed and not situation.ahead else None


def _answer_feedback(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    return Suggestion("answer_feedback", situation.feedback[side]) if side in situation.feedback else None


def _prepare(situation: Situation, _side: Side, _now: datetime) -> Suggestion | None:
    unprepared = situation.ahead and not situation.prepared
    return Suggestion("write_agenda", situation.ahead[0].id) if unprepared else None


def _set_goal(situation: Situation, _side: Side, _now: datetime) -> Suggestion | None:
    if situation.goals:
        return None
    return Suggestion("look_back" if situation.goals_completed else "set_goal")


def _add_step(situation: Situation, _side: Side, _now: datetime) -> Suggestion | None:
    bare = [goal for goal in situation.goals if not situation.steps.get(goal.id)]
    return Suggestion("add_action_step", bare[0].id) if bare else None


def _answer_introduction(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    waiting = situation.introductions.get(side)
    return Suggestion("answer_introduction", waiting) if waiting else None


def _answer_challenge(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    return Suggestion("answer_challenge", situation.challenges[side]) if side in situation.challenges else None


def _check_in(situation: Situation, side: Side, now: datetime) -> Suggestion | None:
    return Suggestion("check_in") if situation.turns[side].is_due(now) else None


def _rate_skills(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    return Suggestion("rate_skills") if side in situation.moments else None


def _do_step(situation: Situation, side: Side, _now: datetime) -> Suggestion | None:
    steps = situation.open_steps_of(side)
    return Suggestion("do_step", steps[0].id) if steps else None


LINES: Final[tuple[Line, ...]] = (
    _read_messages,
    _answer_agreement,
    _agree_to_goal,
    _meet_after_all,
    _meet_first,
    _prepare_to_meet,
    _agree,
    _renew,
    _do_what_is_overdue,
    _change_rhythm,
    _meet_again,
    _answer_introduction,
    _answer_challenge,
    _answer_feedback,
    _set_goal,
    _add_step,
    _prepare,
    _check_in,
    _review_expectations,
    _rate_skills,
    _do_step,
)
"""In the order in which they matter."""


def next_step(situation: Situation, side: Side, now: datetime) -> Suggestion | None:
    """What this side does best now; None once it has ended and while the two pause."""
    if situation.quiet.phase != "active":
        return None
    return next((found for line in LINES if (found := line(situation, side, now))), None)


WAITED_FOR: Final[frozenset[NextStep]] = frozenset(
    {"read_messages", "answer_agreement", "agree_goal", "open_hours", "answer_introduction", "answer_challenge"}
)
"""What the other side can't go on without."""


NEXT_STEPS: Final[dict[NextStep, tuple[str, str]]] = {
    "read_messages": ("Read what the other side has written to you.", "It is new, and unread."),
    "answer_agreement": ("Answer the agreement that is proposed.", "The other side waits for your yes or no."),
    "agree_goal": (
        "Agree to the goal that is proposed, or word it otherwise.",
        "A goal holds once you have both agreed to it.",
    ),
    "book_first_session": ("Book a first session.", "All else begins with getting to know each other."),
    "open_hours": ("See that your hours have room for a session.", "Your mentee can book only what is free."),
    "propose_agreement": (
        "Propose how you work together.",
        "Pairs who speak early about rhythm and expectations last longer.",
    ),
    "renew_agreement": (
        "Renew your agreement, or end the mentorship kindly.",
        "Your agreement runs out soon, or has run out.",
    ),
    "do_overdue_step": ("Do the step that is overdue, or give it a new deadline.", "Its deadline has passed."),
    "book_session": ("Book the next session.", "By your rhythm it is time for it."),
    "set_goal": ("Set a goal.", "There is none yet by which you can both see how far you are."),
    "look_back": ("Look back, and set a new goal or end the mentorship kindly.", "Your goals are reached."),
    "add_action_step": ("Give your goal its next step.", "No step is open for this goal."),
    "write_agenda": ("Write down what you want to talk about.", "A session is ahead and has no agenda yet."),
    "answer_introduction": (
        "Answer the introduction that waits for you.",
        "Somebody could meet whom they would not meet otherwise; a yes and a no are both fine.",
    ),
    "answer_challenge": (
        "Take up the challenge that waits for you, or decline it.",
        "The other side has thought of it for you, and both answers are fine.",
    ),
    "prepare": ("Prepare for your first session.", "Your programme asks for it; it takes a few minutes."),
    "change_rhythm": (
        "Propose a rhythm that fits you.",
        "For a while you have met much less or more often than you agreed on; what you count on best fits what you do.",
    ),
    "review_expectations": (
        "Look again at what you expected.",
        "A while ago you wrote it down; renegotiating is normal.",
    ),
    "give_back": ("Pass on what you learnt: become a mentor.", "You have reached what you set out to do."),
    "answer_feedback": (
        "Answer the feedback that you got.",
        "What is answered in a line stays with both of you; perhaps there is a step in it.",
    ),
    "rebook_session": (
        "Choose a new time.",
        "Your last session did not come about; that happens, and nobody has to explain anything.",
    ),
    "rate_skills": ("Say where the skills stand.", "Only what is looked at now and then shows how it changes."),
    "check_in": ("Say in a minute how it goes.", "By your rhythm it is time for a check-in."),
    "do_step": ("Do the next step.", "It is the next one that is open."),
    "decide": ("Decide how to go on: go on, take a break or end it kindly.", "It has been silent for long."),
}
"""What is best done next, and why."""
