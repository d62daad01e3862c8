"""What the two agree on, in its revisions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.agreement import MOST_PROPOSALS_A_DAY, Agreement, Revision, Terms
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

FIND: Final = """
SELECT version, numbers FROM agreements WHERE mentorship_id = $1
"""

OPEN: Final = """
SELECT * FROM agreement_revisions WHERE mentorship_id = $1 AND phase IN ('agreed', 'proposed')
"""

LIST: Final = """
SELECT * FROM agreement_revisions
WHERE mentorship_id = $1 AND ($2::bigint IS NULL OR number < $2)
ORDER BY number DESC
LIMIT $3
"""

WORDS: Final = """
SELECT number, part, text, written_by FROM agreement_words WHERE mentorship_id = $1 AND number = ANY ($2)
"""

AS_MANY_AGO: Final = """
SELECT proposed_at FROM agreement_revisions
WHERE mentorship_id = $1 AND proposed_by = $2
ORDER BY number DESC
OFFSET $3
LIMIT 1
"""

SAVE: Final = """
INSERT INTO agreements (mentorship_id, version, numbers) VALUES ($1, $2, $3)
ON CONFLICT (mentorship_id) DO UPDATE SET version = excluded.version, numbers = excluded.numbers
"""

SAVE_REVISION: Final = """
INSERT INTO agreement_revisions (
    mentorship_id, number, phase, meeting_rhythm, length_minutes, channel, ends_on, proposed_by, proposed_at, answered_at,
    time_zone
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (mentorship_id, number) DO UPDATE SET phase = excluded.phase, answered_at = excluded.answered_at
"""

SAVE_WORDS: Final = """
INSERT INTO agreement_words (mentorship_id, number, part, text, written_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
"""

RENEW: Final = """
UPDATE agreements SET version = version + 1 WHERE mentorship_id = ANY ($1)
"""

FORGET: Final = """
WITH gone AS (
    DELETE FROM agreement_words WHERE written_by = $1 AND mentorship_id = ANY ($2) RETURNING mentorship_id
)
UPDATE agreements SET version = version + 1 WHERE mentorship_id IN (SELECT mentorship_id FROM gone)
"""


async def agreement(tx: Tx, mentorship_id: UUID) -> Agreement:
    """What holds and what waits in a mentorship, whose lock guards it; version 0 where nobody has proposed anything."""
    found = await tx.fetchrow(FIND, mentorship_id)
    if found is None:
        return Agreement(mentorship_id)
    revisions = {each.phase: each for each in await _with_words(tx, mentorship_id, await tx.fetch(OPEN, mentorship_id))}
    return Agreement(
        mentorship_id, found["version"], found["numbers"], revisions.get("agreed"), revisions.get("proposed")
    )


async def revisions_of(tx: Tx, mentorship_id: UUID, before: int | None, limit: int) -> list[Revision]:
    """All that was ever proposed, the latest first."""
    return await _with_words(tx, mentorship_id, await tx.fetch(LIST, mentorship_id, before, limit))


async def as_many_ago(tx: Tx, mentorship_id: UUID, side: Side) -> datetime | None:
    """When this side proposed as many times ago as one may in a day; None where it never proposed so often."""
    proposed_at: datetime | None = await tx.fetchval(AS_MANY_AGO, mentorship_id, side, MOST_PROPOSALS_A_DAY - 1)
    return proposed_at


async def save(tx: Tx, agreement: Agreement, changed: Iterable[Revision]) -> None:
    """Keeps it with the revisions that differ; whoever calls holds the mentorship's lock."""
    await tx.execute(SAVE, agreement.mentorship_id, agreement.version, agreement.numbers)
    for revision in changed:
        await _save_revision(tx, revision)


async def renew_versions(tx: Tx, mentorship_ids: Iterable[UUID]) -> None:
    """What is read of these agreements has changed, though not one of them has."""
    await tx.execute(RENEW, list(mentorship_ids))


async def forget_words_of(tx: Tx, person_id: UUID, mentorship_ids: Iterable[UUID]) -> None:
    """The words that this person wrote in the agreements of these (locked) mentorships go."""
    await tx.execute(FORGET, person_id, list(mentorship_ids))


async def _save_revision(tx: Tx, revision: Revision) -> None:
    terms, key = revision.terms, (revision.mentorship_id, revision.number)
    await tx.execute(
        SAVE_REVISION,
        *key,
        revision.phase,
        terms.meeting_rhythm,
        terms.length_minutes,
        terms.channel,
        terms.ends_on,
        revision.proposed_by,
        revision.proposed_at,
        revision.answered_at,
        terms.time_zone,
    )
    if revision.phase == "proposed":
        words = [(*key, part, text, revision.authors[part]) for part, text in terms.words.items()]
        await tx.executemany(SAVE_WORDS, words)


async def _with_words(tx: Tx, mentorship_id: UUID, rows: Iterable[Any]) -> list[Revision]:
    rows = list(rows)
    written = await tx.fetch(WORDS, mentorship_id, [row["number"] for row in rows])
    return [_revision(row, [word for word in written if word["number"] == row["number"]]) for row in rows]


def _revision(row: Any, words: Iterable[Any]) -> Revision:
    return Revision(
        mentorship_id=row["mentorship_id"],
        number=row["number"],
        phase=row["phase"],
        terms=Terms(
            meeting_rhythm=row["meeting_rhythm"],
            ends_on=row["ends_on"],
            length_minutes=row["length_minutes"],
            channel=row["channel"],
            time_zone=row["time_zone"],
            words={word["part"]: word["text"] for word in words},
        ),
        proposed_by=row["proposed_by"],
        proposed_at=row["proposed_at"],
        answered_at=row["answered_at"],
        authors={word["part"]: word["written_by"] for word in words},
    )
