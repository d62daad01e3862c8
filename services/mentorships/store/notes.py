"""What each of the two has written down of a session."""

from dataclasses import fields
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.notes import Notes
from shared.postgres import Tx

OF_SESSION: Final = """
SELECT * FROM notes WHERE session_id = $1 ORDER BY side
"""

SAVE: Final = """
INSERT INTO notes (session_id, author_id, side, version, shared, private, written_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (session_id, author_id) DO UPDATE
SET version = excluded.version, shared = excluded.shared, private = excluded.private, written_at = excluded.written_at
"""

FORGET_BY: Final = """
DELETE FROM notes WHERE author_id = $1
"""


async def of_session(tx: Tx, session_id: UUID) -> list[Notes]:
    """At most one from each side, private words and all: who may read them is for whoever asks to judge."""
    return [_notes(row) for row in await tx.fetch(OF_SESSION, session_id)]


async def save(tx: Tx, notes: Notes) -> None:
    """Whoever calls holds the session's lock."""
    await tx.execute(
        SAVE,
        notes.session_id,
        notes.author_id,
        notes.side,
        notes.version,
        notes.shared,
        notes.private,
        notes.written_at,
    )


async def forget_by(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_BY, person_id)


def _notes(row: Any) -> Notes:
    return Notes(**{each.name: row[each.name] for each in fields(Notes)})
