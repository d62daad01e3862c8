"""What is told of match runs, and whose word they still wait for."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.matching.domain.notices import Notice, Waits
from services.matching.store.opinions import DRAFTS, SHOWN
from shared.contracts.notices import NoticeKind, NoticeState
from shared.contracts.programmes import OPEN_ID
from shared.postgres import Tx

_BY_PROGRAMME_AND_PERSON: Final = """
SELECT programme_id, person_id, (array_agg(run_id ORDER BY run_id DESC))[1] AS run_id, min(side) AS side
FROM (
    SELECT run.programme_id, run.run_id, told.person_id, told.side
"""

# Whose word a draft waits for: of either side that has said nothing, while the mentor takes new mentees.
_WAITS: Final = """
  AND run.approved_at IS NULL
  AND NOT mentor.paused AND mentor.resting_since IS NULL
  AND NOT EXISTS (
      SELECT FROM kept_out WHERE kept_out.person_id = draft.mentor_id AND kept_out.programme_id = run.programme_id
  )
  AND NOT EXISTS (SELECT FROM opinions WHERE opinions.draft_id = draft.draft_id AND opinions.side = told.side)
"""

_SILENT: Final = f"""{_BY_PROGRAMME_AND_PERSON}
{DRAFTS}
CROSS JOIN LATERAL (VALUES (draft.mentee_id, 'mentee'), (draft.mentor_id, 'mentor')) AS told (person_id, side)
{SHOWN}
{_WAITS}
"""

WAITING_FOR: Final = f"""{_SILENT}
      AND (draft.mentee_id = ANY($1) OR draft.mentor_id = ANY($1)) AND told.person_id = ANY($1)
) AS silent
GROUP BY programme_id, person_id
"""

_WAITING: Final = """
SELECT coalesce(waiting.person_id, told.person_id) AS person_id
FROM (
"""

_OR_TOLD: Final = """
) AS waiting
FULL JOIN (
    SELECT person_id, run_id, open, held_until FROM notices WHERE programme_id = $1 AND kind = 'opinion_asked'
) AS told ON told.person_id = waiting.person_id
WHERE CASE
    WHEN waiting.person_id IS NULL THEN told.open
    WHEN told.person_id IS NULL THEN true
    ELSE (NOT told.open OR waiting.run_id > told.run_id) AND (told.held_until IS NULL OR told.held_until <= $3)
END
ORDER BY person_id
LIMIT $4
"""

# Those who are to be told something, or nothing any more, and for whom it is not too early.
AMISS: Final = f"""{_WAITING}
{_SILENT}
      AND run.programme_id = $1
) AS silent
GROUP BY programme_id, person_id
{_OR_TOLD}
"""

# With those whom a draft puts together with them.
TAKING_PART: Final = """
SELECT told.person_id
FROM match_outcomes AS draft
JOIN match_runs AS run USING (run_id)
CROSS JOIN LATERAL (VALUES (draft.mentee_id), (draft.mentor_id)) AS told (person_id)
WHERE (draft.mentee_id = ANY($1) OR draft.mentor_id = ANY($1))
  AND draft.draft_id IS NOT NULL
  AND run.state = 'done' AND NOT run.dry_run AND run.replay_of IS NULL AND run.approved_at IS NULL
  AND told.person_id IS NOT NULL
UNION
SELECT person_id FROM notices WHERE person_id = ANY($1) AND kind = 'opinion_asked' AND open
ORDER BY person_id
"""

UNDECIDED_IN: Final = """
SELECT DISTINCT programme_id FROM match_runs
WHERE programme_id = ANY($1) AND state = 'done' AND NOT dry_run AND replay_of IS NULL AND approved_at IS NULL
ORDER BY programme_id
"""

OF_PEOPLE: Final = """
SELECT * FROM notices WHERE person_id = ANY($1) AND kind = 'opinion_asked' ORDER BY notice_id FOR UPDATE
"""

OF_RUN: Final = """
SELECT * FROM notices WHERE run_id = $1 AND kind = 'run_ready' AND open FOR UPDATE
"""

OF_STEP: Final = """
SELECT * FROM notices WHERE step_id = $1 AND kind = $2 AND open FOR UPDATE
"""

OPEN_IN: Final = """
SELECT * FROM notices WHERE programme_id = $1 AND kind = $2 AND open ORDER BY notice_id FOR UPDATE
"""

TOLD_BEFORE: Final = """
SELECT * FROM notices WHERE programme_id = $1 AND kind = $2 AND person_id = $3 FOR UPDATE
"""

FIND: Final = """
SELECT * FROM notices WHERE notice_id = ANY ($1)
"""

SAVE: Final = """
INSERT INTO notices (notice_id, kind, programme_id, person_id, run_id, side, version, open, said_at, held_until, step_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (notice_id) DO UPDATE
SET run_id = excluded.run_id, side = excluded.side, version = excluded.version, open = excluded.open,
    said_at = excluded.said_at, held_until = excluded.held_until, step_id = excluded.step_id
"""

LIFT: Final = """
UPDATE notices SET version = greatest(version, $2) + 1 WHERE notice_id = $1
"""

FORGET: Final = """
DELETE FROM notices WHERE person_id = ANY($1) RETURNING notice_id
"""

_COLUMNS: Final = (
    *("notice_id", "kind", "programme_id", "person_id", "run_id"),
    *("side", "version", "open", "said_at", "held_until", "step_id"),
)


async def waiting_for(tx: Tx, people: Collection[UUID]) -> Mapping[tuple[UUID, UUID], Waits]:
    """Whose word drafts of theirs wait for, of these people, by programme and person."""
    rows = await tx.fetch(WAITING_FOR, list(people), OPEN_ID)
    return {(row["programme_id"], row["person_id"]): Waits(**row) for row in rows}


async def amiss(tx: Tx, programme_id: UUID, now: datetime, limit: int) -> list[UUID]:
    """People of a programme who are to be told of drafts of theirs, or to be told of them no more."""
    return [row["person_id"] for row in await tx.fetch(AMISS, programme_id, OPEN_ID, now, limit)]


async def taking_part(tx: Tx, people: Collection[UUID]) -> list[UUID]:
    """Those of these people who have drafts that are not decided, or were told of some; with those they have them with."""
    return [row["person_id"] for row in await tx.fetch(TAKING_PART, list(people))]


async def undecided_in(tx: Tx, programmes: Collection[UUID]) -> list[UUID]:
    """Those of these programmes that have a run to decide."""
    return [row["programme_id"] for row in await tx.fetch(UNDECIDED_IN, list(programmes))]


async def about_drafts_of(tx: Tx, people: Collection[UUID]) -> Mapping[tuple[UUID, UUID], Notice]:
    """What these people were told of drafts of theirs, by programme and person, locked."""
    found = map(_notice, await tx.fetch(OF_PEOPLE, list(people)))
    return {(each.programme_id, each.person_id): each for each in found}


async def of_run(tx: Tx, run_id: UUID) -> list[Notice]:
    """What was told of a run that waits to be decided, locked."""
    return [_notice(row) for row in await tx.fetch(OF_RUN, run_id)]


async def of_step(tx: Tx, step_id: UUID, kind: NoticeKind) -> list[Notice]:
    """What was told of a step and still holds, locked."""
    return [_notice(row) for row in await tx.fetch(OF_STEP, step_id, kind)]


async def open_in(tx: Tx, programme_id: UUID, kind: NoticeKind) -> list[Notice]:
    """What waits for somebody in a programme, locked."""
    return [_notice(row) for row in await tx.fetch(OPEN_IN, programme_id, kind)]


async def told_before(tx: Tx, programme_id: UUID, kind: NoticeKind, person_id: UUID) -> Notice | None:
    """What somebody was told of this kind in a programme, locked."""
    row = await tx.fetchrow(TOLD_BEFORE, programme_id, kind, person_id)
    return None if row is None else _notice(row)


async def all_of(tx: Tx, notice_ids: Collection[UUID]) -> dict[UUID, NoticeState]:
    """As they were told; none that nobody is told any more."""
    return {row["notice_id"]: _notice(row).public() for row in await tx.fetch(FIND, list(notice_ids))}


async def save(tx: Tx, notice: Notice) -> None:
    await tx.execute(SAVE, *(getattr(notice, name) for name in _COLUMNS))


async def lift(tx: Tx, notice_id: UUID, version: int) -> None:
    """Raises its version above this one."""
    await tx.execute(LIFT, notice_id, version)


async def forget(tx: Tx, people: Collection[UUID]) -> list[UUID]:
    """Gives what they were told."""
    return sorted(row["notice_id"] for row in await tx.fetch(FORGET, list(people)))


def _notice(row: asyncpg.Record) -> Notice:
    return Notice(**{name: row[name] for name in _COLUMNS})
