"""How much one side may have the other told of their mentorship in a day."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from services.mentorships.domain.refusals import TooManyChangesOfMentorship
from services.mentorships.domain.timeline import What

TOLD_THE_OTHER: Final[tuple[What, ...]] = ("stage_moved", "paused", "resumed", "successor_suggested")
MOST_A_DAY: Final = 10
_DAY: Final = timedelta(days=1)


def refuse_pestering(as_many_ago: datetime | None, now: datetime) -> None:
    """Refuses one more where the one that many changes ago was less than a day ago; says when it will be fine."""
    if as_many_ago is not None and as_many_ago + _DAY > now:
        raise TooManyChangesOfMentorship(retry_after=ceil((as_many_ago + _DAY - now).total_seconds()))
