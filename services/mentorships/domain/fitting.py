"""Whether what two agreed on still fits them: a rhythm that they do not keep, and what they expected a while ago."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final, Literal

from services.mentorships.domain.agreement import Revision
from services.mentorships.domain.momentum import PERIODS
from shared.contracts.vocabulary import MeetingRhythm

Expected = Literal["met", "on_the_way", "not_met"]

LOOKED_AT: Final = 4
"""So many sessions, with the pauses between them, tell how often two meet."""
TOO_SELDOM: Final = 1.75
"""In periods of the rhythm."""
REVIEW_AFTER: Final = timedelta(days=90)


def fits_no_more(standing: Revision | None, met: Sequence[datetime]) -> bool:
    """Whether the two meet much less often than they agreed on, by their last sessions since then (in whatever order)."""
    if standing is None or standing.answered_at is None or standing.terms.meeting_rhythm == "on_demand":
        return False
    since = sorted(each for each in met if each > standing.answered_at)
    if len(since) < LOOKED_AT:
        return False
    return _usual_pause(since) > TOO_SELDOM * PERIODS[standing.terms.meeting_rhythm]


def rhythm_kept(met: Sequence[datetime]) -> MeetingRhythm:
    """The rhythm that comes nearest to how often they meet."""
    pause = _usual_pause(sorted(met))
    rhythms: tuple[MeetingRhythm, ...] = ("weekly", "fortnightly", "monthly", "on_demand")
    return min(rhythms, key=lambda rhythm: abs(PERIODS[rhythm] - pause))


def is_to_be_reviewed(standing: Revision | None, reviewed_at: datetime | None, now: datetime) -> bool:
    """Whether a side best looks again at what is expected."""
    if standing is None or standing.answered_at is None or "expectations" not in standing.terms.words:
        return False
    return max(standing.answered_at, reviewed_at or standing.answered_at) + REVIEW_AFTER <= now


def _usual_pause(met: Sequence[datetime]) -> timedelta:
    return timedelta(seconds=median((later - earlier).total_seconds() for earlier, later in pairwise(met)))
