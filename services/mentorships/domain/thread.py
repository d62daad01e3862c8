"""What the two write to each other between their meetings, and what each has read of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.refusals import TooManyMessages
from shared.contracts.vocabulary import Side

A_DAY: Final = timedelta(days=1)
MOST_A_DAY: Final = 100
"""From one side."""

TOLD_AFTER: Final = timedelta(minutes=10)
"""Who reads within this time is told of nothing."""

TOLD_AGAIN_AFTER: Final = timedelta(days=1)
"""However much is written, one word a day says that there is something to read."""

About: TypeAlias = Literal["goal", "action_step", "session"]


@dataclass(frozen=True)
class Message:
    """`number` counts the messages of the mentorship. `about`: what it is attached to, and its id."""

    id: UUID
    mentorship_id: UUID
    number: int
    author_id: UUID
    side: Side
    text: str
    sent_at: datetime
    about: About | None = None
    about_id: UUID | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.MESSAGE)


@dataclass(frozen=True)
class Reading:
    """What one side has read: all up to this number. `told_at`: when they were last told that there is something."""

    up_to: int = 0
    told_at: datetime | None = None

    def tell_at(self, now: datetime) -> datetime:
        """When to tell of what has just come, if it is still unread by then."""
        soon = now + TOLD_AFTER
        return max(soon, self.told_at + TOLD_AGAIN_AFTER) if self.told_at else soon


def refuse_flood(as_many_ago: datetime | None, now: datetime) -> None:
    """Raises `TooManyMessages` where the one that many messages ago is less than a day old."""
    if as_many_ago is not None and as_many_ago + A_DAY > now:
        raise TooManyMessages(retry_after=ceil((as_many_ago + A_DAY - now).total_seconds()))
