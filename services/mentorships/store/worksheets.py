"""What mentees lead their sessions by."""

from dataclasses import fields
from typing import Final
from uuid import UUID

from services.mentorships.domain.worksheets import Worksheet
from shared.postgres import Tx

FIND: Final = """
SELECT * FROM worksheets WHERE session_id = $1
"""

SAVE: Final = """
INSERT INTO worksheets (session_id, author_id, version, tried, stuck, leave_with, written_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (session_id) DO UPDATE
SET version = excluded.version, tried = excluded.tried, stuck = excluded.stuck, leave_with = excluded.leave_with,
    written_at = excluded.written_at
"""

FORGET_BY: Final = """
DELETE FROM worksheets WHERE author_id = $1
"""


async def find(tx: Tx, session_id: UUID) -> Worksheet | None:
    """The worksheet of a session, where its mentee has filled one in."""
    row = await tx.fetchrow(FIND, session_id)
    return None if row is None else Worksheet(**{each.name: row[each.name] for each in fields(Worksheet)})


async def save(tx: Tx, filled: Worksheet) -> None:
    """Whoever calls holds the session's lock."""
    await tx.execute(SAVE, *(getattr(filled, each.name) for each in fields(Worksheet)))


async def forget_by(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_BY, person_id)
