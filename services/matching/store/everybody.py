"""All who are mentors now, for an index that knows nobody: what `directory.entries` tells of some, but each table is read once and not for
each of them. Words that no score and no reason needs stay where they are.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from operator import add
from typing import Final

import asyncpg
from pydantic_core import from_json

from services.matching.domain.entries import Entries, Known, entries_of
from services.matching.store.directory import mentor_of
from shared.postgres import Tx

OLDEST_RUNNING: Final = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text
"""

HOW_MANY_AT_MOST: Final = """
SELECT count(*) FROM index_changes
"""

EVERYBODY: Final = """
SELECT people.person_id,
       people.mentor || CASE WHEN people.resting_since IS NULL THEN '{"headline": "", "about": ""}'::jsonb
                             ELSE '{"headline": "", "about": "", "paused": true}' END AS mentor,
       availability.first_day, availability.bits, availability.offers,
       COALESCE(rated.count, 0) AS count, COALESCE(rated.total, 0) AS total, COALESCE(taken.active, 0) AS active,
       COALESCE(met.sessions, 0) AS sessions, COALESCE(met.failed, 0) AS failed, praise.praised,
       COALESCE(asked.answered, 0) AS answered, COALESCE(asked.unanswered, 0) AS unanswered, asked.short_of_time_at
FROM people
LEFT JOIN availability USING (person_id)
LEFT JOIN (SELECT mentor_id AS person_id, count(*) AS count, sum(rating) AS total FROM ratings GROUP BY mentor_id) AS rated
    USING (person_id)
LEFT JOIN (
    SELECT mentor_id AS person_id, jsonb_object_agg(skill, voices) AS praised
    FROM (
        SELECT mentor_id, skill, count(*) AS voices
        FROM (SELECT mentor_id, unnest(skills) AS skill FROM ratings) AS each
        GROUP BY mentor_id, skill
    ) AS named
    GROUP BY mentor_id
) AS praise USING (person_id)
LEFT JOIN (SELECT mentor_id AS person_id, count(*) AS active FROM mentorships WHERE ended_at IS NULL GROUP BY mentor_id) AS taken
    USING (person_id)
LEFT JOIN (
    SELECT mentor_id AS person_id, count(*) FILTER (WHERE state = 'completed') AS sessions, count(*) FILTER (WHERE failed) AS failed
    FROM sessions
    GROUP BY mentor_id
) AS met USING (person_id)
LEFT JOIN (
    SELECT mentor_id AS person_id,
           count(*) FILTER (WHERE state IN ('accepted', 'declined') AND ended_because = 'answered') AS answered,
           count(*) FILTER (WHERE state = 'expired') AS unanswered,
           max(ended_at) FILTER (WHERE decline_reason IN ('no_time', 'no_place')) AS short_of_time_at
    FROM proposals
    GROUP BY mentor_id
) AS asked USING (person_id)
WHERE people.mentor IS NOT NULL
  AND NOT EXISTS (SELECT FROM suspensions WHERE suspensions.person_id = people.person_id AND NOT lifted)
"""
ROOM_TO_JOIN: Final = "SET LOCAL work_mem = '64MB'"  # free time of very many is joined in memory
AT_ONCE: Final = 4_000


async def oldest_running(tx: Tx) -> int:
    """What to ask from for changes, for a reader who now reads everybody."""
    return int(await tx.fetchval(OLDEST_RUNNING))


async def how_many_at_most(tx: Tx) -> int:
    """Of how many people the index was ever told."""
    return int(await tx.fetchval(HOW_MANY_AT_MOST))


async def read(tx: Tx) -> AsyncIterator[Entries]:
    """All mentors, some at a time; the next ones are on their way while these are looked at."""
    async with tx.transaction():
        await tx.execute(ROOM_TO_JOIN)
        cursor = await tx.cursor(EVERYBODY)
        rows = await cursor.fetch(AT_ONCE)
        while rows:
            coming = asyncio.ensure_future(cursor.fetch(AT_ONCE))
            await asyncio.sleep(0)  # the request is sent
            try:
                yield _entries(rows)
            finally:
                rows = await coming


def _entries(rows: Sequence[asyncpg.Record]) -> Entries:
    """What `EVERYBODY` gives, column by column; one by one where somebody says a word of a later release."""
    (
        people,
        said,
        first_days,
        bits,
        offers,
        ratings,
        totals,
        active,
        sessions,
        missed,
        praised,
        answered,
        silent,
        short,
    ) = zip(*rows, strict=True)
    known = Known(
        active=active,
        first_days=first_days,
        bits=bits,
        offers=[each is not False for each in offers],
        ratings=ratings,
        rating_totals=totals,
        sessions=sessions,
        kept=list(map(add, answered, sessions)),
        failed=list(map(add, silent, missed)),
        praised=[from_json(each) if each else {} for each in praised],
        short_of_time_at=short,
    )
    try:
        return Entries.of(people, from_json(f"[{','.join(said)}]"), known)
    except (KeyError, TypeError, ValueError):
        return entries_of([mentor for row in rows if (mentor := mentor_of(row)) is not None])
