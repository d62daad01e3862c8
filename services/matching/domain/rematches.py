"""Whoever had a mentor in a programme is matched there again once they have said why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from shared.refusals import Kind, Refusal

Cause: TypeAlias = Literal[
    "goals_reached", "other_skills", "not_a_fit", "no_time", "out_of_touch", "mentor_left", "other"
]

FEWEST: Final = 5
"""Of fewer people nobody is told how many they are: a number could say who."""


class NothingToMatchAgain(Refusal):
    """You had no mentor in this programme: its next match run is for you anyway."""

    slug, kind = "nothing-to-match-again", Kind.RULE


class StillMentored(Refusal):
    """You still have a mentor in this programme. End that mentorship first."""

    slug, kind = "still-mentored", Kind.CONFLICT


class RematchWaits(Refusal):
    """You have asked to be matched again in this programme already; its next match run is for you."""

    slug, kind = "rematch-waits", Kind.CONFLICT


@dataclass(frozen=True)
class Past:
    """How often somebody has ended, and has going on, a mentorship as a mentee in a programme."""

    ended: int
    going_on: int

    def refuse_rematch(self) -> None:
        if self.going_on:
            raise StillMentored
        if not self.ended:
            raise NothingToMatchAgain


@dataclass(frozen=True)
class Rematch:
    rematch_id: UUID
    programme_id: UUID
    person_id: UUID
    cause: Cause
    asked_at: datetime
    settled_at: datetime | None = None
