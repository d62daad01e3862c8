"""How far mentees come: each membership's weeks, and the counts that are kept of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.funnel import REACHED, STAGES, Change, Followed, Reached, Stage, Weeks, week_of
from shared.postgres import Tx, columns

OF_MEMBERSHIPS: Final = """
SELECT * FROM funnel_people WHERE membership_id = ANY ($1) ORDER BY membership_id FOR UPDATE
"""

OF_PEOPLE: Final = """
SELECT * FROM funnel_people WHERE person_id = ANY ($1) ORDER BY membership_id FOR UPDATE
"""

STALE: Final = """
SELECT * FROM funnel_people WHERE stale_since <= $1 ORDER BY membership_id LIMIT $2 FOR UPDATE SKIP LOCKED
"""

ERASED: Final = """
SELECT person_id FROM erased_people WHERE person_id = ANY ($1)
"""

# What somebody has reached in a programme, by our own tables.
REACHED_HERE: Final = """
SELECT asked.programme_id, asked.person_id, min(mentorships.opened_at) AS matched,
       (array_agg(met.ends_at ORDER BY met.ends_at) FILTER (WHERE met.ends_at IS NOT NULL))[1] AS met,
       (array_agg(met.ends_at ORDER BY met.ends_at) FILTER (WHERE met.ends_at IS NOT NULL))[3] AS met_thrice,
       min(done.completed_at) AS goal_completed
FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[]) AS told (programme_id, person_id)) AS asked
JOIN mentorships ON mentorships.programme_id = asked.programme_id AND mentee_id = asked.person_id
LEFT JOIN LATERAL (
    SELECT ends_at FROM sessions WHERE mentorship_id = mentorships.id AND sessions.state = 'completed'
    ORDER BY ends_at
    LIMIT 3
) AS met ON true
LEFT JOIN LATERAL (
    SELECT min(completed_at) AS completed_at FROM goals WHERE mentorship_id = mentorships.id AND status = 'completed'
) AS done ON true
GROUP BY asked.programme_id, asked.person_id
"""

SAVE: Final = """
INSERT INTO funnel_people (
    membership_id, programme_id, person_id, number,
    eligible, invited, signed_up, matched, met, met_thrice, goal_completed
)
SELECT * FROM unnest(
    $1::uuid[], $2::uuid[], $3::uuid[], $4::text[],
    $5::date[], $6::date[], $7::date[], $8::date[], $9::date[], $10::date[], $11::date[]
) AS told (membership_id)
ORDER BY membership_id
ON CONFLICT (membership_id) DO UPDATE
SET person_id = excluded.person_id, number = excluded.number,
    eligible = excluded.eligible, invited = excluded.invited, signed_up = excluded.signed_up, matched = excluded.matched,
    met = excluded.met, met_thrice = excluded.met_thrice, goal_completed = excluded.goal_completed
"""

LOOK_AGAIN: Final = """
UPDATE funnel_people SET stale_since = $2 WHERE membership_id = ANY ($1)
"""

COUNT: Final = """
INSERT INTO funnel_changes (programme_id, stage, week, people)
SELECT programme_id, stage, week, sum(people)
FROM unnest($1::uuid[], $2::text[], $3::date[], $4::integer[]) AS told (programme_id, stage, week, people)
GROUP BY programme_id, stage, week
HAVING sum(people) <> 0
"""

FOLD: Final = """
WITH folded AS (
    DELETE FROM funnel_changes
    WHERE id = ANY (ARRAY (SELECT id FROM funnel_changes ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING programme_id, stage, week, people
), summed AS (
    SELECT programme_id, stage, week, sum(people)::integer AS people FROM folded
    GROUP BY programme_id, stage, week
    ORDER BY programme_id, stage, week
), kept AS (
    INSERT INTO funnel_weeks (programme_id, stage, week, people) SELECT * FROM summed
    ON CONFLICT (programme_id, stage, week) DO UPDATE SET people = funnel_weeks.people + excluded.people
)
SELECT count(*) FROM folded
"""

COUNTS: Final = """
SELECT stage, week, sum(people)::integer AS people
FROM (
    SELECT stage, week, people FROM funnel_weeks WHERE programme_id = $1
    UNION ALL
    SELECT stage, week, people FROM funnel_changes WHERE programme_id = $1
) AS known
GROUP BY stage, week
HAVING sum(people) <> 0
ORDER BY week, stage
"""

DELETE: Final = """
WITH held AS (
    SELECT membership_id FROM funnel_people WHERE membership_id = ANY ($1) OR person_id = ANY ($2)
    ORDER BY membership_id FOR UPDATE
)
DELETE FROM funnel_people USING held WHERE funnel_people.membership_id = held.membership_id RETURNING funnel_people.*
"""

GROUPS: Final = """
SELECT facts.people AS "group", count(DISTINCT facts.number) AS people,
       count(DISTINCT facts.number) FILTER (WHERE signed_up IS NOT NULL) AS signed_up,
       count(DISTINCT facts.number) FILTER (WHERE matched IS NOT NULL) AS matched,
       count(DISTINCT facts.number) FILTER (WHERE met IS NOT NULL) AS met,
       count(DISTINCT facts.number) FILTER (WHERE goal_completed IS NOT NULL) AS goal_completed
FROM facts
LEFT JOIN funnel_people ON funnel_people.programme_id = facts.programme_id AND funnel_people.number = facts.number
WHERE facts.programme_id = $1
GROUP BY facts.people
ORDER BY facts.people
"""


async def of_memberships(tx: Tx, memberships: Collection[UUID]) -> Mapping[UUID, Followed]:
    """Those of these that are known, locked."""
    return {row["membership_id"]: _followed(row) for row in await tx.fetch(OF_MEMBERSHIPS, list(memberships))}


async def of_people(tx: Tx, people: Collection[UUID]) -> list[Followed]:
    """Theirs in whatever programme, locked."""
    return [_followed(row) for row in await tx.fetch(OF_PEOPLE, list(people))]


async def stale(tx: Tx, before: datetime, limit: int) -> list[Followed]:
    """Some that are to be looked at again, locked; not those whom somebody else has in hand."""
    return [_followed(row) for row in await tx.fetch(STALE, before, limit)]


async def erased_among(tx: Tx, people: Collection[UUID]) -> frozenset[UUID]:
    return frozenset(row["person_id"] for row in await tx.fetch(ERASED, list(people)))


async def reached_here(tx: Tx, followed: Collection[Followed]) -> Mapping[tuple[UUID, UUID], Weeks]:
    """What these have reached by our own tables, by programme and person."""
    asked = [(each.programme_id, each.person_id) for each in followed if each.person_id is not None]
    rows = await tx.fetch(REACHED_HERE, *columns(asked, 2))
    return {(row["programme_id"], row["person_id"]): _weeks(row) for row in rows}


async def save(tx: Tx, followed: Collection[Followed]) -> None:
    rows = [
        (each.membership_id, each.programme_id, each.person_id, each.number, *each.weeks.values()) for each in followed
    ]
    if rows:
        await tx.execute(SAVE, *columns(rows, 4 + len(STAGES)))


async def look_again(tx: Tx, memberships: Collection[UUID], stale_since: datetime | None) -> None:
    """They are to be looked at again some time after that; None: they were."""
    await tx.execute(LOOK_AGAIN, list(memberships), stale_since)


async def count(tx: Tx, changes: Sequence[Change]) -> None:
    if changes:
        rows = [(each.programme_id, each.stage, each.week, each.people) for each in changes]
        await tx.execute(COUNT, *columns(rows, 4))


async def fold(tx: Tx, limit: int) -> int:
    """Takes some of what was counted beside into what is kept; how much that was."""
    return int(await tx.fetchval(FOLD, limit))


async def counts(tx: Tx, programme_id: UUID) -> list[tuple[Stage, date, int]]:
    """How many reached each stage in each week."""
    return [(row["stage"], row["week"], row["people"]) for row in await tx.fetch(COUNTS, programme_id)]


async def delete(tx: Tx, memberships: Collection[UUID], people: Collection[UUID]) -> list[Followed]:
    """What was known of these."""
    return [_followed(row) for row in await tx.fetch(DELETE, list(memberships), list(people))]


async def groups(tx: Tx, programme_id: UUID) -> list[tuple[str, int, Mapping[Reached, int]]]:
    """Of each group of whom the organisation has told, how many there are and how many reached what."""
    return [
        (row["group"], row["people"], {reached: row[reached] for reached in REACHED})
        for row in await tx.fetch(GROUPS, programme_id)
    ]


def _followed(row: Any) -> Followed:
    weeks: Weeks = {stage: row[stage] for stage in STAGES}
    return Followed(row["membership_id"], row["programme_id"], row["person_id"], row["number"], weeks)


def _weeks(row: Any) -> Weeks:
    of: tuple[Stage, ...] = ("matched", "met", "met_thrice", "goal_completed")
    return {stage: None if row[stage] is None else week_of(row[stage]) for stage in of}
