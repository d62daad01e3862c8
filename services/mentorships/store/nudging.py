"""What is counted of nudges, and those that were kept back."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.nudging import ACTED_WITHIN, Counted, Line, Nudge, NudgeTerms
from shared.postgres import Tx, columns

TERMS: Final = """
SELECT held_back, version FROM nudge_terms WHERE programme_id = $1
"""

SAVE_TERMS: Final = """
INSERT INTO nudge_terms (programme_id, held_back, version) VALUES ($1, $2, $3)
ON CONFLICT (programme_id) DO UPDATE SET held_back = excluded.held_back, version = excluded.version
"""

HOLD_BACK: Final = """
INSERT INTO nudges_held_back (id, mentorship_id, stage, rule, due_at) VALUES ($1, $2, $3, $4, $5)
"""

SETTLE: Final = """
UPDATE nudges_held_back SET acted_at = $2
WHERE mentorship_id = $1 AND acted_at IS NULL
RETURNING stage, rule, due_at
"""

LAST_SAID: Final = """
SELECT stage, rule FROM prompts
WHERE mentorship_id = $1 AND person_id = $2 AND rule IS NOT NULL AND said_at >= $3
ORDER BY said_at DESC
LIMIT 1
"""

COUNT: Final = """
INSERT INTO nudge_changes (programme_id, stage, rule, what, number)
SELECT $1, stage, rule, what, count(*) FROM unnest($2::text[], $3::text[], $4::text[]) AS told (stage, rule, what)
GROUP BY stage, rule, what
"""

FOLD: Final = """
WITH folded AS (
    DELETE FROM nudge_changes
    WHERE id = ANY (ARRAY (SELECT id FROM nudge_changes ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING programme_id, stage, rule, what, number
), summed AS (
    SELECT programme_id, stage, rule, what, sum(number)::integer AS number FROM folded
    GROUP BY programme_id, stage, rule, what
    ORDER BY programme_id, stage, rule, what
), kept AS (
    INSERT INTO nudge_counts (programme_id, stage, rule, what, number) SELECT * FROM summed
    ON CONFLICT (programme_id, stage, rule, what) DO UPDATE SET number = nudge_counts.number + excluded.number
)
SELECT count(*) FROM folded
"""

COUNTS: Final = """
SELECT stage, rule, what, sum(number)::integer AS number
FROM (
    SELECT stage, rule, what, number FROM nudge_counts WHERE programme_id = $1
    UNION ALL
    SELECT stage, rule, what, number FROM nudge_changes WHERE programme_id = $1
) AS known
GROUP BY stage, rule, what
"""


async def terms(tx: Tx, programme_id: UUID) -> NudgeTerms:
    """How much a programme keeps back; nothing, in version 0, where nobody has said."""
    row = await tx.fetchrow(TERMS, programme_id)
    return NudgeTerms() if row is None else NudgeTerms(**row)


async def save_terms(tx: Tx, programme_id: UUID, changed: NudgeTerms) -> None:
    """Whoever calls holds the programme's anchor."""
    await tx.execute(SAVE_TERMS, programme_id, changed.held_back, changed.version)


async def hold_back(tx: Tx, nudge_id: UUID, mentorship_id: UUID, nudge: Nudge) -> None:
    """It is due, and is not said."""
    await tx.execute(HOLD_BACK, nudge_id, mentorship_id, nudge.stage, nudge.rule, nudge.due_at)


async def settle(tx: Tx, mentorship_id: UUID, now: datetime) -> list[Nudge]:
    """Something has happened; gives what was kept back since something last did."""
    return [Nudge(**row) for row in await tx.fetch(SETTLE, mentorship_id, now)]


async def find_last_said(tx: Tx, mentorship_id: UUID, person_id: UUID, now: datetime) -> Line | None:
    """The line that was said to this person last, in the past seven days."""
    row = await tx.fetchrow(LAST_SAID, mentorship_id, person_id, now - ACTED_WITHIN)
    return None if row is None else (row["stage"], row["rule"])


async def count(tx: Tx, programme_id: UUID, changes: Collection[tuple[Line, Counted]]) -> None:
    """These have happened, each once more."""
    await tx.execute(COUNT, programme_id, *columns([(*line, what) for line, what in changes], 3))


async def fold(tx: Tx, limit: int) -> int:
    """Takes some of what was counted beside into what is kept; how much that was."""
    return int(await tx.fetchval(FOLD, limit))


async def counts(tx: Tx, programme_id: UUID) -> Mapping[tuple[Line, Counted], int]:
    """What is counted of each line."""
    rows = await tx.fetch(COUNTS, programme_id)
    return {((row["stage"], row["rule"]), row["what"]): row["number"] for row in rows}
