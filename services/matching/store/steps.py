"""Steps of programmes' ladders, and what they are counted by."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.matching.domain.ladder import Step, UnknownStep
from shared.postgres import Tx

# Programmes with a ladder in which somebody is a mentor and let a request run out of time or did not come, or was taken a step against.
CONCERNED: Final = """
SELECT programme_id FROM programme_rules
LEFT JOIN programmes USING (programme_id)
WHERE jsonb_typeof(conditions->'ladder') = 'object'
  AND NOT COALESCE(programmes.archived, false)
  AND (
      COALESCE(programmes.open_to_all, true)
      OR programme_id IN (SELECT programme_id FROM memberships WHERE person_id = $1 AND role = 'mentor')
  )
  AND programme_id IN (
      SELECT programme_id FROM proposals WHERE mentor_id = $1 AND state = 'expired' AND ended_because = 'out_of_time'
      UNION
      SELECT programme_id FROM sessions WHERE mentor_id = $1 AND missed_at IS NOT NULL
      UNION
      SELECT programme_id FROM steps WHERE person_id = $1
  )
ORDER BY programme_id
"""

# Nobody is looked at while no programme has a ladder, nor who is gone.
MAY_CLIMB: Final = """
SELECT DISTINCT person_id FROM unnest($1::uuid[]) AS told (person_id)
WHERE EXISTS (SELECT FROM programme_rules WHERE jsonb_typeof(conditions->'ladder') = 'object')
  AND NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY person_id
"""

COUNTED: Final = """
SELECT (
    SELECT count(*) FROM proposals
    WHERE mentor_id = $1 AND programme_id = $2 AND state = 'expired' AND ended_because = 'out_of_time'
      AND ended_at > $3 AND ended_at <= $4
) + (
    SELECT count(*) FROM sessions
    WHERE mentor_id = $1 AND programme_id = $2 AND missed_at > $3 AND missed_at <= $4
)
"""

IN_PROGRAMME: Final = """
SELECT * FROM steps WHERE person_id = $1 AND programme_id = $2 ORDER BY step_id FOR UPDATE
"""

LOCK: Final = """
SELECT * FROM steps WHERE step_id = $1 FOR UPDATE
"""

OWN: Final = """
SELECT * FROM steps WHERE person_id = $1 AND ($2::uuid IS NULL OR step_id < $2) ORDER BY step_id DESC LIMIT $3
"""

LIST: Final = """
SELECT * FROM steps
WHERE programme_id = $1 AND ($2::uuid IS NULL OR step_id < $2)
  AND (NOT $3 OR appealed_at IS NOT NULL AND decided_at IS NULL)
ORDER BY step_id DESC
LIMIT $4
"""

# Kept as they are until this is told: whoever is erased meanwhile is so after it, with what they were told.
COORDINATORS: Final = """
SELECT person_id FROM memberships WHERE programme_id = $1 AND role = 'coordinator' ORDER BY person_id FOR SHARE
"""

# Its rules have a ladder, or had one: there is such a row.
LOCK_PROGRAMME: Final = """
SELECT FROM programme_rules WHERE programme_id = $1 FOR NO KEY UPDATE
"""

APPEALS_WAIT: Final = """
SELECT EXISTS (SELECT FROM steps WHERE programme_id = $1 AND appealed_at IS NOT NULL AND decided_at IS NULL)
"""

SAVE: Final = """
INSERT INTO steps (step_id, programme_id, person_id, rung, counted, taken_at, version, ended_at, ended_because, appeal,
                   appealed_at, outcome, reason, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (step_id) DO UPDATE
SET version = excluded.version, ended_at = excluded.ended_at, ended_because = excluded.ended_because,
    appeal = excluded.appeal, appealed_at = excluded.appealed_at, outcome = excluded.outcome, reason = excluded.reason,
    decided_at = excluded.decided_at
"""

FORGET: Final = """
DELETE FROM steps WHERE person_id = ANY($1)
"""

_FIELDS: Final = tuple(each.name for each in fields(Step))


async def concerned(tx: Tx, person_id: UUID) -> list[UUID]:
    """Programmes with a ladder in which something of somebody may count."""
    return [row["programme_id"] for row in await tx.fetch(CONCERNED, person_id)]


async def may_climb(tx: Tx, people: Collection[UUID]) -> list[UUID]:
    """Those of these mentors who are here, where any programme has a ladder."""
    if not people:
        return []
    return [row["person_id"] for row in await tx.fetch(MAY_CLIMB, list(people))]


async def counted(tx: Tx, person_id: UUID, programme_id: UUID, since: datetime, until: datetime) -> int:
    """How many requests a mentor let run out of time, and sessions they did not come to, after one moment and up to another."""
    return int(await tx.fetchval(COUNTED, person_id, programme_id, since, until))


async def of_person_in(tx: Tx, person_id: UUID, programme_id: UUID) -> list[Step]:
    """Steps taken against somebody in a programme, the oldest first, locked."""
    return [_step(row) for row in await tx.fetch(IN_PROGRAMME, person_id, programme_id)]


async def step_for_update(tx: Tx, step_id: UUID) -> Step:
    """Raises `UnknownStep`."""
    if (row := await tx.fetchrow(LOCK, step_id)) is None:
        raise UnknownStep
    return _step(row)


async def of_person(tx: Tx, person_id: UUID, after: UUID | None, limit: int) -> list[Step]:
    """The newest first."""
    return [_step(row) for row in await tx.fetch(OWN, person_id, after, limit)]


async def in_programme(tx: Tx, programme_id: UUID, after: UUID | None, limit: int, *, waiting: bool) -> list[Step]:
    """The newest first; `waiting`: those alone that an appeal waits against."""
    return [_step(row) for row in await tx.fetch(LIST, programme_id, after, waiting, limit)]


async def coordinators(tx: Tx, programme_id: UUID) -> list[UUID]:
    return list(dict.fromkeys(row["person_id"] for row in await tx.fetch(COORDINATORS, programme_id)))


async def lock_programme(tx: Tx, programme_id: UUID) -> None:
    """What is told of the programme's steps to those who look after it is told by one at a time."""
    await tx.execute(LOCK_PROGRAMME, programme_id)


async def appeals_wait(tx: Tx, programme_id: UUID) -> bool:
    """Whether any appeal in a programme waits for a decision."""
    return bool(await tx.fetchval(APPEALS_WAIT, programme_id))


async def save(tx: Tx, step: Step) -> None:
    await tx.execute(SAVE, *(getattr(step, name) for name in _FIELDS))


async def forget(tx: Tx, people: Collection[UUID]) -> None:
    await tx.execute(FORGET, list(people))


def _step(row: asyncpg.Record) -> Step:
    return Step(**{name: row[name] for name in _FIELDS})
