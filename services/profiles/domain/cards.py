"""What people see of each other."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from services.profiles.domain.profiles import Language, MentorProfile
from shared.refusals import Kind, Refusal

Order = Literal["joined", "newest", "name", "experience"]
"""Who came first; who came last; by name, who has none at the end; the most years first."""


class UnknownCard(Refusal):
    """There is no such card, or it is not shown any more."""

    slug, kind = "card-not-found", Kind.NOT_FOUND


@dataclass(frozen=True)
class Card:
    """A mentor as everybody who is signed in may see them. `blocked`: the asker has blocked them. `place`: in the order asked for."""

    person_id: UUID
    name: str
    version: int
    profile: MentorProfile
    spoken: tuple[Language, ...]
    blocked: bool
    photo_id: UUID | None = None
    place: str = ""

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.profile.languages or self.spoken


@dataclass(frozen=True)
class PublicCard:
    """A mentor as strangers may see them. `card_id` is the card's, and leads to nothing else."""

    card_id: UUID
    name: str
    profile: MentorProfile
    spoken: tuple[Language, ...]

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.profile.languages or self.spoken


@dataclass(frozen=True)
class ShortCard:
    """Who somebody is, to be shown beside what one shares with them. `headline`: a mentor's."""

    person_id: UUID
    name: str
    headline: str | None
    mentor: bool
    mentee: bool
    photo_id: UUID | None = None


@dataclass(frozen=True)
class Name:
    """Who somebody is, for lists and headings."""

    person_id: UUID
    name: str
    mentor: bool
    mentee: bool
    photo_id: UUID | None = None
