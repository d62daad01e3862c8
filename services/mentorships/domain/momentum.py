"""How alive a mentorship is, and when who is told of one small next step: a table, and the limits of being told.

Nobody is told more than once a week, counted over all their mentorships; none in their night, none who wants no such
word, none while the two pause, and no more once something has happened. There are no points and no league tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from shared.contracts.vocabulary import MeetingRhythm, MentorshipPhase, MentorshipStage, NudgeRule, Side

FIRST_MEETING_WITHIN: Final = timedelta(days=7)
"""Until the first meeting a week is what is long, whatever rhythm the two will find."""

PERIODS: Final[Mapping[MeetingRhythm | None, timedelta]] = {
    "weekly": timedelta(days=7),
    "fortnightly": timedelta(days=14),
    "monthly": timedelta(days=30),
    "on_demand": timedelta(days=60),
    None: timedelta(days=30),
}
"""After how long two who keep to their rhythm have met again."""

BETWEEN_NUDGES: Final = timedelta(days=7)
LOOK_AGAIN_WITHIN: Final = timedelta(days=7)
"""What two do and agree on meanwhile needs to move no timer: somebody looks every week."""

DAY_BEGINS: Final = time(9)
LAST_WORD: Final = time(18)
DAY_ENDS: Final = time(20)
"""A nudge is said from nine to six on its reader's clock, and mailed by eight or not at all: no delay makes it a night's."""

QUIET_AFTER: Final = 1.5
SILENT_AFTER: Final = 3.0
"""In periods."""

Health = Literal["on_track", "meeting_due", "quiet", "silent", "paused", "ended"]


@dataclass(frozen=True)
class Rule:
    """A line of the table: in this stage, after so many periods of silence, this side is told."""

    id: NudgeRule
    stage: MentorshipStage
    after: float
    side: Side


_TURNS: Final[tuple[tuple[NudgeRule, Side], ...]] = (("first", "mentee"), ("second", "mentor"), ("last", "mentee"))
_WAITS: Final[Mapping[MentorshipStage, tuple[float, float, float]]] = {
    "initiation": (1.0, 2.0, 4.0),
    "goal_setting": (1.5, 2.5, 4.0),
    "engagement": (1.5, 2.5, 4.0),
    "feedback": (1.5, 2.5, 4.0),
}

RULES: Final = tuple(
    Rule(rule, stage, after, side)
    for stage, waits in _WAITS.items()
    for (rule, side), after in zip(_TURNS, waits, strict=True)
)
"""After three that nobody acts on it is still: whoever wants to is left in peace, and can go on at any time."""


@dataclass(frozen=True)
class Said:
    """A nudge that was said in a mentorship since something last happened there."""

    rule: NudgeRule
    said_at: datetime


@dataclass(frozen=True)
class Quiet:
    """How a mentorship has been since something last happened. `ahead_until`: the end of the last session ahead."""

    phase: MentorshipPhase
    stage: MentorshipStage
    rhythm: MeetingRhythm | None
    active_at: datetime
    met_at: datetime | None = None
    ahead_until: datetime | None = None
    said: Sequence[Said] = ()

    @property
    def period(self) -> timedelta:
        return FIRST_MEETING_WITHIN if self.stage == "initiation" else PERIODS[self.rhythm]

    @property
    def since(self) -> datetime:
        """Since when it is quiet: what is booked ahead is no silence."""
        return max(self.active_at, self.ahead_until) if self.ahead_until else self.active_at

    @property
    def meeting_due_at(self) -> datetime | None:
        """By when the two meet next if they keep to their rhythm; None where they meet on demand, or not at all."""
        if self.phase != "active":
            return None
        if self.met_at is None:
            return self.active_at + FIRST_MEETING_WITHIN
        return None if self.rhythm == "on_demand" else self.met_at + PERIODS[self.rhythm]

    def health(self, now: datetime) -> Health:
        """In a word; its reasons are `since` and `meeting_due_at`."""
        if self.phase != "active":
            return "paused" if self.phase == "paused" else "ended"
        if self.ahead_until is not None and self.ahead_until > now:
            return "on_track"
        if now >= self.since + SILENT_AFTER * self.period:
            return "silent"
        if now >= self.since + QUIET_AFTER * self.period:
            return "quiet"
        due = self.meeting_due_at
        return "meeting_due" if due is not None and now >= due else "on_track"


@dataclass(frozen=True)
class Listener:
    """One of the two. `told_at`: when they were last told something unasked, in whatever mentorship."""

    person_id: UUID
    zone: ZoneInfo
    muted: bool = False
    told_at: datetime | None = None

    def may_hear_at(self, now: datetime) -> datetime:
        """The first moment from `now` on that their budget and their night allow."""
        free = max(now, self.told_at + BETWEEN_NUDGES) if self.told_at else now
        local = free.astimezone(self.zone)
        if DAY_BEGINS <= local.time() < LAST_WORD:
            return free
        day = local.date() if local.time() < DAY_BEGINS else local.date() + timedelta(days=1)
        return datetime.combine(day, DAY_BEGINS, self.zone).astimezone(now.tzinfo)

    def day_ends(self, now: datetime) -> datetime:
        """Until when what is said now is good."""
        return datetime.combine(now.astimezone(self.zone).date(), DAY_ENDS, self.zone).astimezone(now.tzinfo)


Verdict: TypeAlias = tuple[Rule | None, datetime]
"""What is to be said now, if anything, and when to look again."""


def judge(quiet: Quiet, listeners: Mapping[Side, Listener], now: datetime) -> Verdict:
    """The one nudge that is due now, in the order of the table, each once; else nothing."""
    later = now + LOOK_AGAIN_WITHIN
    rule = _next_rule(quiet, listeners)
    if quiet.phase != "active" or rule is None:
        return None, later
    said_at = max((each.said_at for each in quiet.said), default=None)
    due = quiet.since + rule.after * quiet.period
    due = max(due, said_at + BETWEEN_NUDGES) if said_at else due
    allowed = listeners[rule.side].may_hear_at(max(now, due))
    return (rule, later) if allowed <= now else (None, min(allowed, later))


def _next_rule(quiet: Quiet, listeners: Mapping[Side, Listener]) -> Rule | None:
    said = {each.rule for each in quiet.said}
    lines = (rule for rule in RULES if rule.stage == quiet.stage and rule.id not in said)
    return next((rule for rule in lines if not listeners[rule.side].muted), None)


HEALTH: Final[dict[Health, str]] = {
    "on_track": "It goes well: you have met or done something in the rhythm you agreed on, or a session is ahead.",
    "meeting_due": "By your rhythm it is time for the next session, and none is booked yet.",
    "quiet": "It has become quieter than you agreed on.",
    "silent": "It has been silent for long. That happens: going on, a break and a kind end are all fine.",
    "paused": "You are taking a break; nothing is expected in it.",
    "ended": "This mentorship has ended.",
}
