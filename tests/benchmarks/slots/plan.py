"""The plans of the slot read and of the look before a booking, with a million sessions: `python -m tests.benchmarks.slots.plan`.

Ends with 1 where one of them reads all claims.
"""

import argparse
import asyncio
import sys
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from services.scheduling.store.claims import BUSY
from services.scheduling.store.situations import SITUATION
from shared.ids import uuid7
from shared.postgres import Pool, Tx
from tests.benchmarks.desk import desk_on
from tests.benchmarks.stage import Size, Stage

SESSIONS_OF_ONE: Final = 200
"""A mentor's sessions that lie ahead; a mentee has as many."""

# Everybody's sessions follow each other, an hour each, half an hour apart.
FILL: Final = """
WITH numbered AS (
    SELECT number, number / $3 AS pair, number % $3 AS place FROM generate_series(0, $2 - 1) AS number
), pairs AS (
    SELECT pair, gen_random_uuid() AS mentor_id, gen_random_uuid() AS mentee_id
    FROM (SELECT DISTINCT pair FROM numbered) AS each
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


async def fill(executor: "Pool | Tx", offering_id: UUID, sessions: int, now: datetime) -> None:
    """So many sessions that lie ahead, of pairs of their own."""
    first = int(now.timestamp()) // 60 + 60
    await executor.execute(FILL, offering_id, sessions, SESSIONS_OF_ONE, first, now, timeout=3600)


async def plans_of(pool: Pool, mentor_id: UUID, offering_id: UUID, *, generic: bool) -> dict[str, str]:
    """How they are looked for, by what is asked; `generic`: as PostgreSQL plans once for all parameters."""
    now = datetime.now(UTC)
    first = int(now.timestamp()) // 60
    busy = ([mentor_id, uuid7()], first, first + 31 * 1440, now, None)
    situation = (offering_id, uuid7(), first + 600, 60, now, None)
    return {
        "slots": await _plan(pool, BUSY, busy, generic=generic),
        "booking": await _plan(pool, SITUATION, situation, generic=generic),
    }


async def _plan(pool: Pool, query: str, parameters: tuple[object, ...], *, generic: bool) -> str:
    async with pool.acquire() as connection, connection.transaction():
        mode = "force_generic_plan" if generic else "force_custom_plan"
        await connection.execute(f"SET LOCAL plan_cache_mode = {mode}")
        rows = await connection.fetch(f"EXPLAIN {query}", *parameters)
        return "\n".join(row[0] for row in rows)


async def main(sessions: int) -> int:
    async with Stage(Size()) as stage:
        desk = await desk_on(stage, mentors=1)
        [mentor] = desk.mentors
        await fill(desk.owner, UUID(mentor.offering_id), sessions, datetime.now(UTC))
        await desk.owner.execute("VACUUM ANALYZE", timeout=3600)
        read_whole = False
        for generic in (False, True):
            plans = await plans_of(desk.pool, mentor.id, UUID(mentor.offering_id), generic=generic)
            for name, plan in plans.items():
                print(f"--- {name}, {'generic' if generic else 'custom'} plan, {sessions:,} sessions\n{plan}\n")
                read_whole |= "Seq Scan on claims" in plan
    return int(read_whole)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=1_000_000)
    sys.exit(asyncio.run(main(parser.parse_args().sessions)))
