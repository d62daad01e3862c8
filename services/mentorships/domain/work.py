"""What needs a hand, why, and which act helps: the lines of a coordinator's work list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain.momentum import QUIET_AFTER, SILENT_AFTER
from services.mentorships.domain.next_step import RENEW_WITHIN, Situation
from services.mentorships.domain.timeline import What

Reason: TypeAlias = Literal[
    "asking_for_help", "silent", "not_met", "at_risk", "waiting_for_answer", "ending_soon", "unmatched"
]

MEET_WITHIN: Final = timedelta(days=21)
ANSWER_WITHIN: Final = timedelta(days=7)

OF_SILENCE: Final[frozenset[Reason]] = frozenset({"silent", "at_risk"})
"""What a sign of life ends."""

_MEETING: Final[frozenset[What]] = frozenset(
    {"session_requested", "session_booked", "session_confirmed", "session_rescheduled", "session_completed"}
)


@dataclass(frozen=True)
class Item:
    """Something that needs a hand. `subject_id`: the call for help, or the membership of somebody without a mentor."""

    id: UUID
    reason: Reason
    since: datetime
    programme_id: UUID
    mentee_id: UUID
    mentorship_id: UUID | None = None
    mentor_id: UUID | None = None
    subject_id: UUID | None = None


def dates(situation: Situation, opened_at: datetime) -> dict[Reason, datetime]:
    """From when on each reason holds if nothing happens until then; none while the two pause, and after the end."""
    quiet = situation.quiet
    if quiet.phase != "active":
        return {}
    found: dict[Reason, datetime] = {
        "at_risk": quiet.since + QUIET_AFTER * quiet.period,
        "silent": quiet.since + SILENT_AFTER * quiet.period,
    }
    if quiet.met_at is None and not situation.ahead:
        found["not_met"] = opened_at + MEET_WITHIN
    waiting, standing = situation.agreement.proposed, situation.agreement.standing
    if waiting is not None:
        found["waiting_for_answer"] = waiting.proposed_at + ANSWER_WITHIN
    elif standing is not None:
        ends = datetime.combine(standing.terms.ends_on, opened_at.timetz())
        found["ending_soon"] = ends - RENEW_WITHIN
    return found


def reasons(situation: Situation, opened_at: datetime, now: datetime) -> dict[Reason, datetime]:
    """The reasons that hold now, each with since when: who is silent is not at risk of it any more."""
    held = {reason: since for reason, since in dates(situation, opened_at).items() if since <= now}
    if "silent" in held:
        del held["at_risk"]
    return held


def ended_by(happened: Collection[What]) -> frozenset[Reason] | None:
    """Which reasons do not hold any more after a sign of life, or the end; None is all of them."""
    if {"ended", "paused"}.intersection(happened):
        return None
    return OF_SILENCE | {"not_met"} if _MEETING.intersection(happened) else OF_SILENCE


def next_date(situation: Situation, opened_at: datetime, now: datetime) -> datetime | None:
    """When the next reason will hold, if nothing happens until then."""
    return min((since for since in dates(situation, opened_at).values() if since > now), default=None)


WHY: Final[Mapping[Reason, tuple[str, str]]] = {
    "asking_for_help": ("One of the two asks for your help.", "Read what they ask, and answer them."),
    "silent": (
        "By the rhythm that they agreed on it has been silent for long, and small nudges were not answered.",
        "Remind one of them of their next step, or bring the mentorship to a kind end on their behalf.",
    ),
    "not_met": (
        "They have not met yet, three weeks after the yes, and no session is ahead.",
        "Remind the mentee to book a first session.",
    ),
    "at_risk": (
        "It has become quieter than they agreed on, and no session is ahead.",
        "Remind one of them of their next step.",
    ),
    "waiting_for_answer": (
        "One of them has proposed an agreement a week ago, and the other has not answered.",
        "Remind the other one to answer.",
    ),
    "ending_soon": (
        "Their agreement runs out within three weeks, or has run out.",
        "Remind them to renew it, or to look back and end it kindly.",
    ),
    "unmatched": (
        "They belong to the programme as a mentee and have no mentor in it, as far as is known here.",
        "Have those matched who came late, by a run of the programme.",
    ),
}
"""Why something is on the list, and what helps."""
