"""How each side sees the mentee's skills, and how often they were named."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.skills import MOST_A_DAY, Rating
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

OF_MENTORSHIP: Final = """
SELECT skill_ratings.*, array_agg(skill ORDER BY skill) FILTER (WHERE skill IS NOT NULL) AS skills,
    array_agg(level ORDER BY skill) FILTER (WHERE skill IS NOT NULL) AS levels
FROM skill_ratings
LEFT JOIN skill_levels ON rating_id = skill_ratings.id
WHERE mentorship_id = $1
GROUP BY skill_ratings.id
ORDER BY rated_at, skill_ratings.id
"""

# Feedback counts once it is revealed; a block hides it from nobody whose it is, and it counts on.
NAMED: Final = """
SELECT skill, sum(times)::int AS times
FROM (
    SELECT unnest(skills) AS skill, 1 AS times
    FROM feedback
    JOIN sessions ON sessions.id = session_id
    WHERE sessions.mentorship_id = $1 AND author_side = 'mentor' AND revealed_at IS NOT NULL
    UNION ALL
    SELECT unnest(skills), 1 FROM kudos WHERE mentorship_id = $1 AND side = 'mentor'
) AS namings
GROUP BY skill
"""

LAST: Final = """
SELECT side, max(rated_at) AS rated_at FROM skill_ratings WHERE mentorship_id = $1 GROUP BY side
"""

AS_MANY_AGO: Final = """
SELECT rated_at FROM skill_ratings WHERE mentorship_id = $1 AND side = $2 ORDER BY rated_at DESC OFFSET $3 LIMIT 1
"""

ADD: Final = """
INSERT INTO skill_ratings (id, mentorship_id, rated_by, side, moment, goal_id, confidence, rated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""

ADD_LEVELS: Final = """
INSERT INTO skill_levels (rating_id, skill, level) SELECT $1, skill, level FROM unnest($2::text[], $3::integer[]) AS t (skill, level)
"""

# What somebody said goes with them, and what was said about a mentee goes with the mentee.
FORGET: Final = """
DELETE FROM skill_ratings
USING mentorships
WHERE mentorships.id = mentorship_id AND mentorship_id = ANY ($2) AND (rated_by = $1 OR mentee_id = $1)
"""


async def of_mentorship(tx: Tx, mentorship_id: UUID) -> list[Rating]:
    """The oldest first."""
    return [_rating(row) for row in await tx.fetch(OF_MENTORSHIP, mentorship_id)]


async def namings_of(tx: Tx, mentorship_id: UUID) -> dict[str, int]:
    """How often each skill of the mentee was found strong by the mentor."""
    return {row["skill"]: row["times"] for row in await tx.fetch(NAMED, mentorship_id)}


async def last_of(tx: Tx, mentorship_id: UUID) -> dict[Side, datetime]:
    """When each side last said where the skills stand."""
    return {row["side"]: row["rated_at"] for row in await tx.fetch(LAST, mentorship_id)}


async def find_as_many_ago(tx: Tx, mentorship_id: UUID, side: Side) -> datetime | None:
    """When this side rated as many times ago as one may in a day."""
    found: datetime | None = await tx.fetchval(AS_MANY_AGO, mentorship_id, side, MOST_A_DAY - 1)
    return found


async def add(tx: Tx, said: Rating) -> None:
    """Whoever calls holds the mentorship's lock."""
    await tx.execute(
        ADD,
        said.id,
        said.mentorship_id,
        said.rated_by,
        said.side,
        said.moment,
        said.goal_id,
        said.confidence,
        said.rated_at,
    )
    await tx.execute(ADD_LEVELS, said.id, list(said.levels), list(said.levels.values()))


async def forget_of(tx: Tx, person_id: UUID, mentorship_ids: Iterable[UUID]) -> None:
    """What this person rated in these (locked) mentorships, and how they were rated."""
    await tx.execute(FORGET, person_id, list(mentorship_ids))


def _rating(row: Any) -> Rating:
    return Rating(
        id=row["id"],
        mentorship_id=row["mentorship_id"],
        rated_by=row["rated_by"],
        side=row["side"],
        moment=row["moment"],
        rated_at=row["rated_at"],
        levels=dict(zip(row["skills"] or (), row["levels"] or (), strict=True)),
        goal_id=row["goal_id"],
        confidence=row["confidence"],
    )
