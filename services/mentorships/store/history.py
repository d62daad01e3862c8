"""Every version that a goal or an action step ever had."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.history import Version
from shared.postgres import Tx

ADD: Final = """
INSERT INTO goal_versions (
    subject, subject_id, version, goal_id, mentorship_id, what, by, changed_at, written_by, text, status, deadline,
    horizon, kind, side
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
"""

LIST: Final = """
SELECT * FROM goal_versions
WHERE goal_id = $1 AND ($2::bigint IS NULL OR number < $2)
ORDER BY number DESC
LIMIT $3
"""

FORGET: Final = """
UPDATE goal_versions SET text = NULL WHERE mentorship_id = ANY ($2) AND written_by = $1 AND text IS NOT NULL
"""


async def add(tx: Tx, version: Version) -> None:
    """Whoever calls holds the mentorship's lock: the order of numbers is the order of changes."""
    await tx.execute(ADD, *(getattr(version, each.name) for each in fields(Version) if each.name != "number"))


async def of_goal(tx: Tx, goal_id: UUID, before: int | None, limit: int) -> list[Version]:
    """What a goal and its steps were, the latest first."""
    rows = await tx.fetch(LIST, goal_id, before, limit)
    return [_version(row) for row in rows]


async def forget_words_of(tx: Tx, person_id: UUID, mentorship_ids: Iterable[UUID]) -> None:
    """The words that this person wrote in these (locked) mentorships go from every version."""
    await tx.execute(FORGET, person_id, list(mentorship_ids))


def _version(row: Any) -> Version:
    return Version(**{each.name: row[each.name] for each in fields(Version)})
