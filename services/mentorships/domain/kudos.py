"""Thanks at any time, for whatever it was; the skills that they name move the skill picture."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final
from uuid import UUID

from services.mentorships.domain import lengths
from shared.contracts.vocabulary import Side
from shared.refusals import Kind, Refusal

MOST_A_DAY: Final = 3
MOST_SKILLS: Final = 5
_A_DAY: Final = timedelta(days=1)


class UnknownKudos(Refusal):
    """There are no such words of thanks, or they are not for your eyes."""

    slug, kind = "kudos-not-found", Kind.NOT_FOUND


class TooMuchKudos(Refusal):
    """That is enough for one day: three times you have thanked the other side. Rare thanks weigh more."""

    slug, kind = "too-much-kudos", Kind.TOO_MANY


@dataclass(frozen=True)
class Kudos:
    """`skills`: what the author found strong in the other."""

    id: UUID
    mentorship_id: UUID
    author_id: UUID
    side: Side
    text: str
    skills: tuple[str, ...]
    goal_id: UUID | None
    given_at: datetime

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.KUDOS)


def refuse_flood(as_many_ago: datetime | None, now: datetime) -> None:
    """Raises `TooMuchKudos` where the one that many times ago is less than a day old."""
    if as_many_ago is not None and as_many_ago + _A_DAY > now:
        raise TooMuchKudos(retry_after=ceil((as_many_ago + _A_DAY - now).total_seconds()))
