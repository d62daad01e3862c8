"""Whether what two agreed on still fits them: a rhythm that they do not keep, and what they expected a while ago."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final, Literal, TypeAlias

from services.mentorships.domain.agreement import Revision
from services.mentorships.domain.momentum import PERIODS
from shared.contracts.vocabulary import MeetingRhythm, Side

Expected = Literal["met", "on_the_way", "not_met"]
Review: TypeAlias = tuple[Expected, datetime]
"""What a side said last of what it had expected, and when."""

LOOKED_AT: Final = 4
"""So many sessions, with the pauses between them, tell how often two meet."""
OFF_BY: Final = 1.75
"""In periods of the rhythm; and as many times more often than agreed fits no better."""
REVIEW_AFTER: Final = timedelta(days=90)


def fits_no_more(standing: Revision | None, met: Sequence[datetime]) -> bool:
    """Whether the two meet much less or more often than they agreed on, by their last sessions since then (in whatever order)."""
    if standing is None or standing.answered_at is None or standing.terms.meeting_rhythm == "on_demand":
        return False
    since = sorted(each for each in met if each > standing.answered_at)
    if len(since) < LOOKED_AT:
        return False
    agreed, pause = PERIODS[standing.terms.meeting_rhythm], _usual_pause(since)
    too_seldom, too_often = pause > OFF_BY * agreed, pause * OFF_BY < agreed
    return (too_seldom or too_often) and rhythm_kept(since) != standing.terms.meeting_rhythm


def rhythm_kept(met: Sequence[datetime]) -> MeetingRhythm:
    """The rhythm that comes nearest to how often they meet."""
    pause = _usual_pause(sorted(met))
    rhythms: tuple[MeetingRhythm, ...] = ("weekly", "fortnightly", "monthly", "on_demand")
    return min(rhythms, key=lambda rhythm: abs(PERIODS[rhythm] - pause))


def is_to_be_reviewed(standing: Revision | None, reviews: Mapping[Side, Review], side: Side, now: datetime) -> bool:
    """Whether a side best looks again at what is expected: a quarter later, and at once where the other one's is not met."""
    if standing is None or standing.answered_at is None or "expectations" not in standing.terms.words:
        return False
    looked_at = max(standing.answered_at, reviews[side][1] if side in reviews else standing.answered_at)
    unmet = any(said == "not_met" and at > looked_at for other, (said, at) in reviews.items() if other != side)
    return unmet or looked_at + REVIEW_AFTER <= now


def _usual_pause(met: Sequence[datetime]) -> timedelta:
    return timedelta(seconds=median((later - earlier).total_seconds() for earlier, later in pairwise(met)))
