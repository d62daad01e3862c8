"""The stages of programmes in all their versions, and which mentorships go by which."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from services.mentorships.domain.stage_tables import StageTable, StageTerms
from services.mentorships.domain.stages import Enough
from shared.postgres import Tx, columns

STAGES: Final = TypeAdapter(tuple[StageTerms, ...])

FIND: Final = """
SELECT programme_id, version, stages, holds_from FROM stage_tables
WHERE programme_id = $1 AND ($2::integer IS NULL OR version = $2)
ORDER BY version DESC
LIMIT 1
"""

NEWEST: Final = """
SELECT DISTINCT ON (programme_id) programme_id, version, stages, holds_from FROM stage_tables
WHERE programme_id = ANY ($1)
ORDER BY programme_id, version DESC
"""

VERSIONS: Final = """
SELECT programme_id, version, stages, holds_from FROM stage_tables
WHERE (programme_id, version) IN (SELECT * FROM unnest($1::uuid[], $2::integer[]))
"""

ADD: Final = """
INSERT INTO stage_tables (programme_id, version, stages, holds_from) VALUES ($1, $2, $3, $4)
"""

# What has taken place is counted anew by the kinds that belong to the first stage now; nobody is moved before something happens.
MOVE_OVER: Final = """
WITH held AS (
    SELECT id FROM mentorships
    WHERE programme_id = $1 AND ended_at IS NULL AND stages_version < $2
    ORDER BY id
    LIMIT $8
    FOR UPDATE
)
UPDATE mentorships
SET version = version + 1, stages_version = $2, first_kinds = $3, first_sessions = $4, first_goals = $5,
    done_goals = $6, new_goals = $7,
    other_sessions = (
        SELECT count(*) FROM sessions
        WHERE mentorship_id = held.id AND sessions.state = 'completed' AND kind <> ALL ($3::text[])
    )
FROM held
WHERE mentorships.id = held.id
RETURNING mentorships.id
"""

LEFT: Final = """
SELECT count(*) FROM mentorships WHERE programme_id = $1 AND ended_at IS NULL AND stages_version < $2
"""


async def table(tx: Tx, programme_id: UUID, version: int | None = None) -> StageTable:
    """What holds in a programme, or held in this version; what all have, in version 0, where it never said."""
    row = None if version == 0 else await tx.fetchrow(FIND, programme_id, version)
    return StageTable(programme_id) if row is None else _table(row)


async def newest(tx: Tx, programmes: Collection[UUID]) -> dict[UUID, StageTable]:
    """What holds in each of those programmes that say something."""
    rows = await tx.fetch(NEWEST, list(programmes))
    return {row["programme_id"]: _table(row) for row in rows}


async def in_versions(tx: Tx, wanted: Collection[tuple[UUID, int]]) -> dict[tuple[UUID, int], StageTable]:
    """What programmes said in these versions."""
    rows = await tx.fetch(VERSIONS, *columns(sorted(wanted), 2))
    return {(row["programme_id"], row["version"]): _table(row) for row in rows}


async def add(tx: Tx, table: StageTable) -> None:
    """It holds for what begins from then on. Whoever calls holds the programme's anchor."""
    said = STAGES.dump_json(tuple(table.stages)).decode()
    await tx.execute(ADD, table.programme_id, table.version, said, table.holds_from)


async def move_over(tx: Tx, programme_id: UUID, enough: Enough, most: int) -> int:
    """Mentorships that go on go by this table from now on, so many at a time; how many did."""
    of_goals = (enough.goals, enough.completed, enough.anew)
    said = (enough.version, list(enough.first_kinds), enough.sessions, *of_goals)
    rows = await tx.fetch(MOVE_OVER, programme_id, *said, most)
    return len(rows)


async def count_behind(tx: Tx, programme_id: UUID, version: int) -> int:
    """How many that go on go by an earlier table."""
    found: int = await tx.fetchval(LEFT, programme_id, version)
    return found


def _table(row: Any) -> StageTable:
    return StageTable(
        row["programme_id"], row["version"], STAGES.validate_json(row["stages"]), holds_from=row["holds_from"]
    )
