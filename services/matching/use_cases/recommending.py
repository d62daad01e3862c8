"""Mentors for a mentee, out of an index in memory that follows the tables."""

import asyncio
import gc
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from services.matching.domain.index import MentorIndex
from services.matching.domain.obstacles import Obstacle, obstacles_between, unmet_by
from services.matching.domain.people import Mentor
from services.matching.domain.programmes import OPEN
from services.matching.domain.proposals import Proposal
from services.matching.domain.recommendations import Candidates, Place, Recommendation, judge, recommend
from services.matching.domain.refusals import MenteeProfileMissing, NoSuchMentor, UnknownProgramme
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import POINTS
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import Factor
from services.matching.domain.wishes import NO_WISHES, Order, Wishes
from services.matching.store import directory as store
from services.matching.store import everybody, proposals, showings
from shared.contracts.programmes import OPEN_ID
from shared.ground.languages import know_languages
from shared.ids import uuid7
from shared.postgres import Tx

PATIENCE: Final = 2.0
"""Seconds that a request waits for the index where it refers to what has just changed."""
AT_ONCE: Final = 100
"""So many changed entries are taken over before others have their turn."""


class Directory:
    """The index and the vocabulary of one process. Only what changed since they were read last is read again."""

    def __init__(self) -> None:
        self.index = MentorIndex()
        self.vocabulary = Vocabulary()
        self.mentors_seen = 0
        self.skills_seen = 0
        self._taken_over: dict[UUID, int] = {}
        self._one_reads: Final = asyncio.Lock()
        self._current_at = time.monotonic()

    def age(self) -> float:
        """Seconds since it was known to be as the database is; before it was read for the first time, since it was made."""
        return time.monotonic() - self._current_at

    @property
    def is_filled(self) -> bool:
        """Whether everybody was read once."""
        return self.mentors_seen > 0

    async def fill(self, tx: Tx) -> None:
        """Reads all there is, before anybody asks."""
        began, seen = time.monotonic(), await everybody.oldest_running(tx)
        index = MentorIndex(room=await everybody.how_many_at_most(tx))
        languages = asyncio.create_task(asyncio.to_thread(know_languages))
        with _collecting_no_garbage():
            async for entries in everybody.read(tx):
                index.take_over(entries)
        await languages
        self.index, self.mentors_seen, self._taken_over = index, seen, {}
        await self._read_skills(tx)
        self._current_at = began

    async def follow(self, tx: Tx) -> None:
        """Reads what has changed by now. Of several who ask for that at once, each waits for the one before."""
        async with self._one_reads:
            if not self.is_filled:
                await self.fill(tx)
                return
            began = time.monotonic()
            changes = await store.changes_since(tx, self.mentors_seen, self.skills_seen)
            await self._take_over(tx, changes)
            if changes.skills:
                await self._read_skills(tx)
            self._current_at = began

    async def as_of_now(self, tx: Tx) -> None:
        """The same, for somebody who waits for it. Raises `TimeoutError` after `PATIENCE`."""
        async with asyncio.timeout(PATIENCE):
            await self.follow(tx)

    async def skills(self, tx: Tx) -> Vocabulary:
        """The vocabulary as it is now. What a command has changed is not among it: nobody changes skills here."""
        if await store.skills_changed(tx, self.skills_seen):
            await self._read_skills(tx)
        return self.vocabulary

    async def _read_skills(self, tx: Tx) -> None:
        skills, seen = await store.vocabulary(tx)
        if seen >= self.skills_seen:
            self.vocabulary, self.skills_seen = Vocabulary.of(skills), seen

    async def _take_over(self, tx: Tx, changes: store.Changes) -> None:
        """A transaction that takes long has what others changed meanwhile told again and again: it is taken over once. Whoever is
        stopped on the way goes on from there.
        """
        new = [person for person, by in changes.people.items() if self._taken_over.get(person) != by]
        for start in range(0, len(new), AT_ONCE):
            some = new[start : start + AT_ONCE]
            self._apply(await store.entries(tx, some))
            self._taken_over.update((person, changes.people[person]) for person in some)
        self._taken_over = {person: by for person, by in changes.people.items() if by >= changes.seen}
        self.mentors_seen = changes.seen

    def _apply(self, entries: Mapping[UUID, Mentor | None]) -> None:
        for person_id, mentor in entries.items():
            if mentor is None:
                self.index.remove(person_id)
        self.index.put_all([mentor for mentor in entries.values() if mentor is not None])


@contextmanager
def _collecting_no_garbage() -> Iterator[None]:
    """Millions of small objects come and go by themselves while all are read: to look for cycles among them would take as long again."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@dataclass(frozen=True)
class Listed:
    """A page of a list, and the rules that it is by."""

    recommendations: list[Recommendation]
    rules: Rules


@dataclass(frozen=True)
class Named:
    """How one mentor fits, and what stands in the way of recommending them, if anything; `unmet`: what has to hold and does not."""

    recommendation: Recommendation
    obstacles: tuple[Obstacle, ...]
    rules: Rules
    unmet: tuple[Factor, ...] = ()


async def recommend_mentors(
    tx: Tx,
    directory: Directory,
    programme_id: UUID | None,
    after: Place | None,
    limit: int,
    *,
    wishes: Wishes = NO_WISHES,
    order: Order = "fit",
    by: UUID,
    now: datetime,
) -> Listed:
    """Who fits this mentee and is as wished, best first; one more than are shown, so that it is known whether there are more.

    Nobody who is paused, full, blocked either way, asked or mentoring already, and nobody with whom they can't talk; nor, where
    the programme has a limit, who was shown to as many others today.
    """
    asker = await _asker(tx, programme_id, by=by, now=now)
    found = recommend(
        directory.index,
        asker.known_mentee,
        Candidates(asker.excluded | await _shown_enough(tx, asker, now=now), asker.members),
        directory.vocabulary,
        asker.rules,
        wishes=wishes,
        order=order,
        after=after,
        limit=limit,
        now=now,
    )
    if asker.rules.conditions.shown_a_day is not None:
        shown = [each.mentor_id for each in found[: limit - 1]]
        await showings.count(tx, asker.rules.programme_id, by, now.astimezone(UTC).date(), shown)
    return Listed(found, asker.rules)


async def look_at_mentor(
    tx: Tx, directory: Directory, programme_id: UUID | None, mentor_id: UUID, *, by: UUID, now: datetime
) -> Named:
    """How one mentor fits, recommended or not. Raises `NoSuchMentor`, too, for whoever is not there for this mentee."""
    asker = await _asker(tx, programme_id, by=by, now=now)
    pair = Proposal(uuid7(), uuid7(), asker.rules.programme_id, mentor_id, by, position=1)
    standing = (await proposals.standings(tx, [pair]))[pair.proposal_id]
    mentor = (await store.people(tx, [mentor_id]))[0].get(mentor_id)
    if mentor is None or standing.out_of_reach or standing.left:
        raise NoSuchMentor
    mentee = asker.known_mentee
    asked = standing.asked and mentor_id in asker.excluded
    often = mentor_id in await _shown_enough(tx, asker, now=now)
    judged = judge(mentor, mentee, directory.vocabulary, asker.rules, now)
    unmet, low = unmet_by(judged.reasons, asker.rules), round(judged.score * POINTS) < asker.rules.conditions.minimum
    more = {"asked": asked, "shown_enough": often, "below_minimum": low}
    return Named(judged, obstacles_between(mentor, mentee, standing, unmet=unmet, **more), asker.rules, unmet)


async def _asker(tx: Tx, programme_id: UUID | None, *, by: UUID, now: datetime) -> store.Asker:
    """Who asks, in a programme that goes on and is theirs."""
    asker = await store.asker(tx, by, programme_id, OPEN_ID, now=now)
    if asker.programme is None and programme_id not in {None, OPEN_ID}:
        raise UnknownProgramme
    if asker.mentee is None:
        raise MenteeProfileMissing
    programme = asker.programme or OPEN
    programme.refuse_stranger(listed=asker.listed)
    programme.refuse_before_and_after(now.astimezone(UTC).date())
    return asker


async def _shown_enough(tx: Tx, asker: store.Asker, *, now: datetime) -> frozenset[UUID]:
    """Who stays out of this mentee's list today: the same from their first look on, so that pages follow each other."""
    most = asker.rules.conditions.shown_a_day
    if most is None:
        return frozenset()
    day = now.astimezone(UTC).date()
    return await showings.shown_enough(tx, asker.rules.programme_id, asker.known_mentee.person_id, day, most)
