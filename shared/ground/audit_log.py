"""What operators and coordinators did, about whom, and why: each service keeps its own, and nobody changes it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.ids import uuid7
from shared.postgres import Tx

Role = Literal["operator", "coordinator"]

NOTE: Final = """
INSERT INTO audit_log (entry_id, act, actor_id, role, programme_id, person_id, reason, changed, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""

PAGE: Final = """
SELECT entry_id, act, actor_id, role, programme_id, person_id, reason, changed, done_at
FROM audit_log
WHERE ($1::uuid IS NULL OR actor_id = $1)
AND ($2::uuid IS NULL OR person_id = $2)
AND ($3::uuid IS NULL OR programme_id = $3)
AND ($4::text IS NULL OR act = $4)
AND ($5::timestamptz IS NULL OR done_at >= $5)
AND ($6::timestamptz IS NULL OR done_at < $6)
AND ($7::uuid IS NULL OR entry_id < $7)
ORDER BY entry_id DESC
LIMIT $8
"""

FORGET: Final = (
    "UPDATE audit_log SET person_id = NULL, reason = NULL WHERE person_id = $1",
    "UPDATE audit_log SET actor_id = NULL WHERE actor_id = $1",
)


@dataclass(frozen=True)
class Act:
    """`act` in the past tense (`programme_archived`); `person_id`: whom it is about; `changed`: the names of what it changed.

    `actor_id`: who did it, None once they are erased.
    """

    act: str
    actor_id: UUID | None
    role: Role
    programme_id: UUID | None = None
    person_id: UUID | None = None
    reason: str | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """An act as it stands in the log."""

    entry_id: UUID
    act: Act
    done_at: datetime


@dataclass(frozen=True)
class Wanted:
    """Which entries one looks for; None is no wish. Those done at `done_before` are not among them."""

    actor_id: UUID | None = None
    person_id: UUID | None = None
    programme_id: UUID | None = None
    act: str | None = None
    done_since: datetime | None = None
    done_before: datetime | None = None


async def note(tx: Tx, act: Act, *, now: datetime) -> None:
    """Keeps what was done, in the transaction that does it."""
    await tx.execute(
        NOTE,
        uuid7(),
        act.act,
        act.actor_id,
        act.role,
        act.programme_id,
        act.person_id,
        act.reason,
        list(act.changed),
        now,
    )


async def page(tx: Tx, wanted: Wanted, *, after: UUID | None, limit: int) -> list[Entry]:
    """Entries as wanted, the newest first."""
    rows = await tx.fetch(
        PAGE,
        wanted.actor_id,
        wanted.person_id,
        wanted.programme_id,
        wanted.act,
        wanted.done_since,
        wanted.done_before,
        after,
        limit,
    )
    found = []
    for row in rows:
        fields = dict(row)
        entry_id, done_at = fields.pop("entry_id"), fields.pop("done_at")
        found.append(Entry(entry_id, Act(**fields | {"changed": tuple(row["changed"])}), done_at))
    return found


async def forget(tx: Tx, person_id: UUID) -> None:
    """That something was done stays, and as what; by whom and of whom, and what was said of them, goes."""
    for statement in FORGET:
        await tx.execute(statement, person_id)
