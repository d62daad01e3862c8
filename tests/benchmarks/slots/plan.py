"""The plans of the reads for slots and bookings, with a million sessions: `python -m tests.benchmarks.slots.plan`.

Ends with 1 where one of them reads a table whole.
"""

import argparse
import asyncio
import sys
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from services.scheduling.store.claims import BUSY
from services.scheduling.store.counts import COUNTED
from services.scheduling.store.listings import LISTINGS
from services.scheduling.store.situations import SITUATION
from shared.postgres import Pool, Tx
from tests.benchmarks.desk import desk_on
from tests.benchmarks.stage import Size, Stage

SESSIONS_OF_ONE: Final = 200
"""A mentor's sessions that lie ahead; a mentee has as many."""

# Everybody's sessions follow each other, an hour each, half an hour apart. Each mentor offers what the one with $1 offers.
FILL: Final = """
WITH numbered AS (
    SELECT number, number / $3 AS pair, number % $3 AS place FROM generate_series(0, $2 - 1) AS number
), pairs AS MATERIALIZED (
    SELECT pair, gen_random_uuid() AS mentor_id, gen_random_uuid() AS mentee_id, gen_random_uuid() AS mentorship_id
    FROM (SELECT DISTINCT pair FROM numbered) AS each
), known AS (
    INSERT INTO people (person_id, takes_sessions, blocks)
    SELECT unnest(ARRAY [mentor_id, mentee_id]), true, '{}' FROM pairs
), accepted AS (
    INSERT INTO acceptances (proposal_id, mentorship_id, mentor_id, mentee_id)
    SELECT gen_random_uuid(), mentorship_id, mentor_id, mentee_id FROM pairs
), going_on AS (
    INSERT INTO mentorships (mentorship_id, mentor_id, mentee_id, active)
    SELECT mentorship_id, mentor_id, mentee_id, true FROM pairs
), offered AS (
    INSERT INTO offerings
    SELECT (jsonb_populate_record(
        offerings, jsonb_build_object('offering_id', gen_random_uuid(), 'mentor_id', pairs.mentor_id)
    )).*
    FROM offerings, pairs
    WHERE offering_id = $1
), given AS (
    INSERT INTO hours
    SELECT (jsonb_populate_record(hours, jsonb_build_object('person_id', pairs.mentor_id))).*
    FROM offerings
    JOIN hours ON person_id = mentor_id
    CROSS JOIN pairs
    WHERE offering_id = $1
), held AS (
    INSERT INTO holds (hold_id, offering_id, mentor_id, mentee_id, starts, length, expires_at)
    SELECT gen_random_uuid(), $1, mentor_id, mentee_id, $4, 60, $5 FROM pairs
), booked AS (
    INSERT INTO sessions (session_id, version, state, mentor_id, mentee_ids, offering_id, starts, ends, notice,
                          buffer_before, buffer_after, answers, changed_at)
    SELECT gen_random_uuid(), 1, 'booked', mentor_id, ARRAY [mentee_id], $1, $4 + place * 90, $4 + place * 90 + 60,
           0, 0, 0, '{}', $5
    FROM numbered
    JOIN pairs USING (pair)
    RETURNING session_id, mentor_id, mentee_ids, starts, ends
), taking_part AS (
    INSERT INTO participants (person_id, starts, session_id)
    SELECT person_id, starts, session_id FROM booked, unnest(mentee_ids || mentor_id) AS person_id
)
INSERT INTO claims (person_id, span, owner_id)
SELECT person_id, int8range(starts, ends), session_id FROM booked, unnest(mentee_ids || mentor_id) AS person_id
"""

SOME_PAIR: Final = """
SELECT offering_id, mentor_id, mentee_id FROM offerings JOIN mentorships USING (mentor_id) LIMIT 1
"""


async def fill(executor: "Pool | Tx", offering_id: UUID, sessions: int, now: datetime) -> None:
    """So many sessions that lie ahead, of pairs of their own."""
    first = int(now.timestamp()) // 60 + 60
    await executor.execute(FILL, offering_id, sessions, SESSIONS_OF_ONE, first, now, timeout=3600)


async def plans_of(pool: Pool, *, generic: bool) -> dict[str, str]:
    """How PostgreSQL looks for a pair's slots and times, by what is asked; `generic`: as it plans once for everybody."""
    now = datetime.now(UTC)
    first = int(now.timestamp()) // 60
    [(offering_id, mentor_id, mentee_id)] = await pool.fetch(SOME_PAIR)
    span = (first, first + 31 * 1440)
    asked: dict[str, tuple[str, tuple[object, ...]]] = {
        "slots": (LISTINGS, ([mentor_id], mentee_id, offering_id, *span, now)),
        "claims": (BUSY, ([mentor_id, mentee_id], *span, now, None)),
        "limits": (COUNTED, ([mentor_id], *span, now, None)),
        "booking": (SITUATION, (offering_id, mentee_id, first + 600, 60, now, None)),
    }
    return {name: await _plan(pool, *each, generic=generic) for name, each in asked.items()}


async def _plan(pool: Pool, query: str, parameters: tuple[object, ...], *, generic: bool) -> str:
    """Only what is prepared by its name is ever planned for parameters yet unknown."""
    mode = "force_generic_plan" if generic else "force_custom_plan"
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute(f"SET LOCAL plan_cache_mode = {mode}")
        await connection.execute(f"PREPARE explained AS {query}")
        rows = await connection.fetch(f"EXPLAIN EXECUTE explained ({', '.join(map(_literal, parameters))})")
        await connection.execute("DEALLOCATE explained")
        return "\n".join(row[0] for row in rows)


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    return f"'{{{','.join(map(str, value))}}}'" if isinstance(value, list) else f"'{value}'"


async def main(sessions: int) -> int:
    async with Stage(Size()) as stage:
        desk = await desk_on(stage, mentors=1)
        [mentor] = desk.mentors
        await fill(desk.owner, UUID(mentor.offering_id), sessions, datetime.now(UTC))
        await desk.owner.execute("VACUUM ANALYZE", timeout=3600)
        read_whole = False
        for generic in (False, True):
            plans = await plans_of(desk.pool, generic=generic)
            for name, plan in plans.items():
                print(f"--- {name}, {'generic' if generic else 'custom'} plan, {sessions:,} sessions\n{plan}\n")
                read_whole |= "Seq Scan" in plan
    return int(read_whole)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=1_000_000)
    sys.exit(asyncio.run(main(parser.parse_args().sessions)))
