"""What the two suggest to each other, and what others were helped by."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.suggestions import (
    HELPED_AT_LEAST,
    MOST_A_DAY,
    Helped,
    State,
    Suggestion,
    SuggestionKind,
    UnknownSuggestion,
)
from shared.contracts.vocabulary import GoalKind, Side
from shared.postgres import Tx

FIND: Final = """
SELECT * FROM suggestions WHERE id = $1
"""

LIST: Final = """
SELECT * FROM suggestions
WHERE mentorship_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR state = $3)
  AND ($4::timestamptz IS NULL OR (suggested_at, id) < ($4, $5::uuid))
ORDER BY suggested_at DESC, id DESC
LIMIT $6
"""

WAITING_CHALLENGES: Final = """
SELECT id, side FROM suggestions
WHERE mentorship_id = $1 AND kind = 'challenge' AND state = 'suggested'
ORDER BY suggested_at, id
"""

NEW_FOR: Final = """
SELECT EXISTS (
    SELECT FROM suggestions
    WHERE mentorship_id = $1 AND side <> $2 AND state = 'suggested' AND ($3::timestamptz IS NULL OR suggested_at > $3)
)
"""

AS_MANY_AGO: Final = """
SELECT suggested_at FROM suggestions WHERE mentorship_id = $1 AND side = $2 ORDER BY suggested_at DESC OFFSET $3 LIMIT 1
"""

SAVE: Final = """
INSERT INTO suggestions (
    id, mentorship_id, version, kind, side, author_id, title, text, link, goal_id, skills, shelf_item_id, suggested_at,
    state, moved_at, useful, reflection, outcome
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
ON CONFLICT (id) DO UPDATE
SET version = excluded.version, state = excluded.state, moved_at = excluded.moved_at, useful = excluded.useful,
    reflection = excluded.reflection, outcome = excluded.outcome
"""

# The very same thing (its kind, title and address), rated by different people; whoever has blocked or left counts still.
HELPED: Final = """
SELECT suggestions.kind, lower(title) AS title, link, count(DISTINCT mentee_id) AS people, avg(useful)::float8 AS useful
FROM suggestions
JOIN goals ON goals.id = goal_id
JOIN mentorships ON mentorships.id = suggestions.mentorship_id
WHERE programme_id = $1 AND goals.kind = $2 AND useful IS NOT NULL AND title IS NOT NULL AND link IS NOT NULL
  AND side = 'mentor' AND suggestions.mentorship_id <> $3
GROUP BY suggestions.kind, lower(title), link
HAVING count(DISTINCT mentee_id) >= $4
ORDER BY avg(useful) DESC, count(DISTINCT mentee_id) DESC, lower(title), link
LIMIT $5
"""

TOLD: Final = """
SELECT told_at FROM suggestions_told WHERE mentorship_id = $1 AND side = $2
"""

SAVE_TOLD: Final = """
INSERT INTO suggestions_told (mentorship_id, side, told_at) VALUES ($1, $2, $3)
ON CONFLICT (mentorship_id, side) DO UPDATE SET told_at = excluded.told_at
"""

FORGET: Final = (
    """
    UPDATE suggestions SET title = NULL, text = NULL, link = NULL, shelf_item_id = NULL, version = version + 1
    WHERE author_id = $1 AND mentorship_id = ANY ($2)
    """,
    """
    UPDATE suggestions SET useful = NULL, reflection = NULL, version = version + 1
    WHERE author_id <> $1 AND mentorship_id = ANY ($2)
    """,
)

RENEW: Final = """
UPDATE suggestions SET version = version + 1 WHERE mentorship_id = ANY ($1)
"""


async def suggestion(tx: Tx, suggestion_id: UUID) -> Suggestion:
    """Raises `UnknownSuggestion`. Its mentorship's lock guards it."""
    row = await tx.fetchrow(FIND, suggestion_id)
    if row is None:
        raise UnknownSuggestion
    return _suggestion(row)


async def of_mentorship(
    tx: Tx,
    mentorship_id: UUID,
    kind: SuggestionKind | None,
    state: State | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Suggestion]:
    """The latest first."""
    rows = await tx.fetch(LIST, mentorship_id, kind, state, *(after or (None, None)), limit)
    return [_suggestion(row) for row in rows]


async def challenges_that_wait(tx: Tx, mentorship_id: UUID) -> dict[Side, UUID]:
    """The oldest challenge that each side has to answer."""
    others: dict[Side, Side] = {"mentor": "mentee", "mentee": "mentor"}
    rows = await tx.fetch(WAITING_CHALLENGES, mentorship_id)
    return {others[row["side"]]: row["id"] for row in reversed(rows)}


async def find_as_many_ago(tx: Tx, mentorship_id: UUID, side: Side) -> datetime | None:
    """When this side suggested something as many times ago as one may in a day."""
    found: datetime | None = await tx.fetchval(AS_MANY_AGO, mentorship_id, side, MOST_A_DAY - 1)
    return found


async def save(tx: Tx, suggested: Suggestion) -> None:
    """Whoever calls holds the mentorship's lock."""
    values = {each.name: getattr(suggested, each.name) for each in fields(Suggestion)}
    values["skills"] = list(suggested.skills)
    await tx.execute(SAVE, *values.values())


async def that_helped(tx: Tx, programme_id: UUID, goal_kind: GoalKind, but: UUID, limit: int) -> list[Helped]:
    """What others in the programme were helped by with goals of this kind; fewer than five of them are nobody."""
    rows = await tx.fetch(HELPED, programme_id, goal_kind, but, HELPED_AT_LEAST, limit)
    return [Helped(**row) for row in rows]


async def told_at(tx: Tx, mentorship_id: UUID, side: Side) -> datetime | None:
    """When this side was last told that there is something new."""
    found: datetime | None = await tx.fetchval(TOLD, mentorship_id, side)
    return found


async def note_told(tx: Tx, mentorship_id: UUID, side: Side, at: datetime) -> None:
    await tx.execute(SAVE_TOLD, mentorship_id, side, at)


async def has_new_for(tx: Tx, mentorship_id: UUID, side: Side, since: datetime | None) -> bool:
    """Whether something waits for this side that came since then."""
    return bool(await tx.fetchval(NEW_FOR, mentorship_id, side, since))


async def renew_versions(tx: Tx, mentorship_ids: Iterable[UUID]) -> None:
    """What is read of them has changed, though not one of them has."""
    await tx.execute(RENEW, list(mentorship_ids))


async def forget_words_of(tx: Tx, person_id: UUID, mentorship_ids: Iterable[UUID]) -> None:
    """What this person suggested in these (locked) mentorships, and what they made of the other's suggestions."""
    ids = list(mentorship_ids)
    for statement in FORGET:
        await tx.execute(statement, person_id, ids)


def _suggestion(row: Any) -> Suggestion:
    return Suggestion(**{each.name: row[each.name] for each in fields(Suggestion)} | {"skills": tuple(row["skills"])})
