"""Career roadmaps and their milestones."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.roadmap import Milestone, Roadmap, Said
from shared.postgres import Tx, columns

FIND: Final = """
SELECT * FROM roadmaps WHERE mentorship_id = $1
"""

MILESTONES: Final = """
SELECT * FROM milestones WHERE mentorship_id = $1 ORDER BY place
"""

SAVE: Final = """
INSERT INTO roadmaps (mentorship_id, version, today, today_by, target, target_by) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (mentorship_id) DO UPDATE
SET version = excluded.version, today = excluded.today, today_by = excluded.today_by, target = excluded.target,
    target_by = excluded.target_by
"""

CLEAR: Final = """
DELETE FROM milestones WHERE mentorship_id = $1
"""

ADD: Final = """
INSERT INTO milestones (id, mentorship_id, place, text, written_by, reached_by, reached_at)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::uuid[], $6::date[], $7::timestamptz[])
"""

# What hung on a milestone that is there no more hangs on none.
LET_GO: Final = """
UPDATE goals SET milestone_id = NULL, version = version + 1
WHERE mentorship_id = $1 AND milestone_id IS NOT NULL AND NOT milestone_id = ANY ($2)
"""

RENEW: Final = """
UPDATE roadmaps SET version = version + 1 WHERE mentorship_id = ANY ($1)
"""

FORGET: Final = (
    "UPDATE roadmaps SET today = NULL, today_by = NULL WHERE mentorship_id = ANY ($2) AND today_by = $1",
    "UPDATE roadmaps SET target = NULL, target_by = NULL WHERE mentorship_id = ANY ($2) AND target_by = $1",
    "UPDATE milestones SET text = NULL, written_by = NULL WHERE mentorship_id = ANY ($2) AND written_by = $1",
)


async def of_mentorship(tx: Tx, mentorship_id: UUID) -> Roadmap:
    """Version 0 where nobody has drawn one. Whoever changes it holds the mentorship's lock."""
    row = await tx.fetchrow(FIND, mentorship_id)
    if row is None:
        return Roadmap(mentorship_id)
    milestones = [_milestone(each) for each in await tx.fetch(MILESTONES, mentorship_id)]
    return Roadmap(
        mentorship_id,
        row["version"],
        _said(row["today"], row["today_by"]),
        _said(row["target"], row["target_by"]),
        tuple(milestones),
    )


async def save(tx: Tx, roadmap: Roadmap) -> None:
    await tx.execute(SAVE, roadmap.mentorship_id, roadmap.version, *_words(roadmap.today), *_words(roadmap.target))
    await tx.execute(CLEAR, roadmap.mentorship_id)
    rows = [
        (each.id, roadmap.mentorship_id, place, *_words(each.said), each.reached_by, each.reached_at)
        for place, each in enumerate(roadmap.milestones)
    ]
    if rows:
        await tx.execute(ADD, *columns(rows, 7))
    await tx.execute(LET_GO, roadmap.mentorship_id, [each.id for each in roadmap.milestones])


async def renew_versions(tx: Tx, mentorship_ids: Iterable[UUID]) -> None:
    """What is read of these roadmaps has changed, though not one of them has."""
    await tx.execute(RENEW, list(mentorship_ids))


async def forget_words_of(tx: Tx, person_id: UUID, mentorship_ids: Iterable[UUID]) -> None:
    """The words that this person wrote in the roadmaps of these (locked) mentorships go."""
    ids = list(mentorship_ids)
    for statement in FORGET:
        await tx.execute(statement, person_id, ids)
    await renew_versions(tx, ids)


def _words(said: Said | None) -> tuple[str | None, UUID | None]:
    return (said.text, said.written_by) if said else (None, None)


def _said(text: str | None, written_by: UUID | None) -> Said | None:
    return Said(text, written_by) if text is not None and written_by is not None else None


def _milestone(row: Any) -> Milestone:
    return Milestone(row["id"], _said(row["text"], row["written_by"]), row["reached_by"], row["reached_at"])
