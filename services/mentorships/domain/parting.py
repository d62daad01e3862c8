"""What parts two people without their agreement: a block, and a mentor who ceases to be one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.mentorship import Fact, Mentorship, Pair


@dataclass(frozen=True)
class Block:
    """`person_id` wants nothing to do with `blocked_id`; once lifted, it still ended what there was before it."""

    person_id: UUID
    blocked_id: UUID
    blocked_at: datetime
    lifted_at: datetime | None = None

    def ends(self, pair: Pair, accepted_at: datetime) -> bool:
        """Whether a mentorship of these two, accepted then, can't go on."""
        people = {self.person_id, self.blocked_id} == {pair.mentor_id, pair.mentee_id}
        return people and (self.lifted_at is None or accepted_at <= self.blocked_at)

    @property
    def people(self) -> frozenset[UUID]:
        return frozenset((self.person_id, self.blocked_id))


@dataclass(frozen=True)
class Ceasing:
    """A mentor who ceased to be one; `is_back`: who has become one again since."""

    person_id: UUID
    ceased_at: datetime
    is_back: bool = False

    def ends(self, pair: Pair, accepted_at: datetime) -> bool:
        """Whether a mentorship of these two, accepted then, can't go on."""
        return self.person_id == pair.mentor_id and (not self.is_back or accepted_at <= self.ceased_at)


@dataclass(frozen=True)
class Obstacles:
    """What is known of the people of an acceptance when it is heard of."""

    erased: frozenset[UUID]
    blocks: Sequence[Block]
    ceasings: Sequence[Ceasing]

    def end(self, mentorship: Mentorship, *, now: datetime) -> tuple[Mentorship, Fact]:
        """The mentorship, ended where it can't go on."""
        pair, since = mentorship.pair, mentorship.opened_at
        for block in sorted(self.blocks, key=lambda each: each.blocked_at):
            if block.ends(pair, since):
                return mentorship.part(by=block.person_id, now=now)
        for person_id in (pair.mentor_id, pair.mentee_id):
            if person_id in self.erased:
                return mentorship.lose(person_id, now=now)
        if any(each.ends(pair, since) for each in self.ceasings):
            return mentorship.cease(now=now)
        return mentorship, None
