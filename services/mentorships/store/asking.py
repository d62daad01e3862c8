"""Calls for help, and who has looked inside."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.asking import HelpRequest
from services.mentorships.domain.refusals import HelpAlreadyAsked, UnknownHelpRequest
from shared.ground.audit_log import Role
from shared.postgres import Tx

FIND: Final = """
SELECT * FROM help_requests WHERE id = $1
"""

LOCK: Final = """
SELECT * FROM help_requests WHERE id = $1 FOR UPDATE
"""

MINE: Final = """
SELECT * FROM help_requests
WHERE person_id = $1 AND ($2::timestamptz IS NULL OR (asked_at, id) < ($2, $3::uuid))
ORDER BY asked_at DESC, id DESC
LIMIT $4
"""

AS_MANY_AGO: Final = """
SELECT asked_at FROM help_requests WHERE person_id = $1 ORDER BY asked_at DESC OFFSET $2 - 1 LIMIT 1
"""

ADD: Final = """
INSERT INTO help_requests (id, version, mentorship_id, programme_id, person_id, side, text, asked_at, phase)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING
RETURNING id
"""

SETTLE: Final = """
UPDATE help_requests SET version = $2, phase = $3, answered_by = $4, answer = $5, settled_at = $6 WHERE id = $1
"""

FORGET: Final = (
    "DELETE FROM help_requests WHERE person_id = $1",
    "UPDATE help_requests SET answer = NULL, answered_by = NULL, version = version + 1 WHERE answered_by = $1",
    "UPDATE looks SET looked_by = NULL, reason = NULL WHERE looked_by = $1",
)

ADD_LOOK: Final = """
INSERT INTO looks (id, mentorship_id, looked_by, role, reason, looked_at) VALUES ($1, $2, $3, $4, $5, $6)
"""

LOOKS: Final = """
SELECT id, looked_by, role, reason, looked_at FROM looks
WHERE mentorship_id = $1 AND ($2::timestamptz IS NULL OR (looked_at, id) < ($2, $3::uuid))
ORDER BY looked_at DESC, id DESC
LIMIT $4
"""


@dataclass(frozen=True)
class Look:
    """Somebody has looked inside. `looked_by` and `reason` are None once they were erased."""

    id: UUID
    looked_by: UUID | None
    role: Role
    reason: str | None
    looked_at: datetime


async def request(tx: Tx, request_id: UUID) -> HelpRequest:
    """Raises `UnknownHelpRequest`."""
    return _found(await tx.fetchrow(FIND, request_id))


async def for_update(tx: Tx, request_id: UUID) -> HelpRequest:
    """Locked. Raises `UnknownHelpRequest`."""
    return _found(await tx.fetchrow(LOCK, request_id))


async def of_person(tx: Tx, person_id: UUID, after: tuple[datetime, UUID] | None, limit: int) -> list[HelpRequest]:
    """What somebody has asked, the latest first."""
    return [_request(row) for row in await tx.fetch(MINE, person_id, *(after or (None, None)), limit)]


async def find_as_many_ago(tx: Tx, person_id: UUID, most: int) -> datetime | None:
    """When this person asked for the time before the last `most - 1`."""
    found: datetime | None = await tx.fetchval(AS_MANY_AGO, person_id, most)
    return found


async def add(tx: Tx, asked: HelpRequest) -> None:
    """Raises `HelpAlreadyAsked` where one of theirs waits in the same mentorship."""
    added = await tx.fetchval(
        ADD,
        asked.id,
        asked.version,
        asked.mentorship_id,
        asked.programme_id,
        asked.person_id,
        asked.side,
        asked.text,
        asked.asked_at,
        asked.phase,
    )
    if added is None:
        raise HelpAlreadyAsked


async def settle(tx: Tx, settled: HelpRequest) -> None:
    """Whoever calls holds its lock."""
    await tx.execute(
        SETTLE, settled.id, settled.version, settled.phase, settled.answered_by, settled.answer, settled.settled_at
    )


async def note_look(tx: Tx, mentorship_id: UUID, look: Look) -> None:
    await tx.execute(ADD_LOOK, look.id, mentorship_id, look.looked_by, look.role, look.reason, look.looked_at)


async def looks_of(tx: Tx, mentorship_id: UUID, after: tuple[datetime, UUID] | None, limit: int) -> list[Look]:
    """Who has looked inside, the latest first."""
    rows = await tx.fetch(LOOKS, mentorship_id, *(after or (None, None)), limit)
    return [Look(**dict(row)) for row in rows]


async def forget(tx: Tx, person_id: UUID) -> None:
    """What the person asked, what they answered, and that it was they who looked."""
    for statement in FORGET:
        await tx.execute(statement, person_id)


def _found(row: Any) -> HelpRequest:
    if row is None:
        raise UnknownHelpRequest
    return _request(row)


def _request(row: Any) -> HelpRequest:
    return HelpRequest(**{each.name: row[each.name] for each in fields(HelpRequest)})
