"""Mentors for a mentee, out of an index in memory that every request brings up to date first."""

from datetime import UTC, datetime
from uuid import UUID

from services.matching.domain.index import MentorIndex
from services.matching.domain.programmes import OPEN
from services.matching.domain.recommendations import Candidates, Place, Recommendation, recommend
from services.matching.domain.refusals import MenteeProfileMissing, UnknownProgramme
from services.matching.domain.skills import Vocabulary
from services.matching.store import directory as store
from shared.contracts.programmes import OPEN_ID
from shared.postgres import Tx


class Directory:
    """The index and the vocabulary of one process. Only what changed since the last request is read again."""

    def __init__(self) -> None:
        self.index = MentorIndex()
        self.vocabulary = Vocabulary()
        self.mentors_seen = 0
        self.skills_seen = 0

    async def fill(self, tx: Tx) -> None:
        """Reads all there is, before anybody asks."""
        self._apply(await store.changes_since(tx, 0))
        await self._read_skills(tx)

    async def catch_up(self, tx: Tx, asker: store.Asker) -> None:
        """Reads what the asker's statement found to have changed.

        Of two requests at once the one that saw less is passed over when it comes last: it brings nothing new.
        """
        if asker.mentors_changed:
            changes = await store.changes_since(tx, self.mentors_seen)
            if changes.seen >= self.mentors_seen:
                self._apply(changes)
        if asker.skills_changed:
            await self._read_skills(tx)

    async def skills(self, tx: Tx) -> Vocabulary:
        """The vocabulary as it is now. What a command has changed is not among it: nobody changes skills here."""
        if await store.skills_changed(tx, self.skills_seen):
            await self._read_skills(tx)
        return self.vocabulary

    async def _read_skills(self, tx: Tx) -> None:
        skills, seen = await store.vocabulary(tx)
        if seen >= self.skills_seen:
            self.vocabulary, self.skills_seen = Vocabulary.of(skills), seen

    def _apply(self, changes: store.Changes) -> None:
        for person_id, mentor in changes.mentors.items():
            if mentor is None:
                self.index.remove(person_id)
            else:
                self.index.put(mentor)
        self.mentors_seen = changes.seen


async def recommend_mentors(
    tx: Tx,
    directory: Directory,
    programme_id: UUID | None,
    after: Place | None,
    limit: int,
    *,
    by: UUID,
    now: datetime,
) -> list[Recommendation]:
    """Who fits this mentee, best first.

    Nobody who is paused, full, blocked either way, asked or mentoring already, and nobody with whom they can't talk.
    """
    asker = await store.asker(
        tx,
        by,
        programme_id,
        OPEN_ID,
        mentors_seen=directory.mentors_seen,
        skills_seen=directory.skills_seen,
        now=now,
    )
    if asker.programme is None and programme_id not in {None, OPEN_ID}:
        raise UnknownProgramme
    if asker.mentee is None:
        raise MenteeProfileMissing
    programme = asker.programme or OPEN
    programme.refuse_stranger(listed=asker.listed)
    programme.refuse_before_and_after(now.astimezone(UTC).date())
    await directory.catch_up(tx, asker)
    return recommend(
        directory.index,
        asker.mentee,
        Candidates(asker.excluded, asker.members),
        directory.vocabulary,
        asker.rules,
        after=after,
        limit=limit,
        now=now,
    )
