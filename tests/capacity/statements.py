"""What each statement of the services takes, as PostgreSQL counts it; which take longer the more history there is, and which read a table whole."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import asyncpg

from shared.postgres import Connection

PLAN_OF: Final = """
CREATE FUNCTION public.plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    plan text;
BEGIN
    EXECUTE 'EXPLAIN (GENERIC_PLAN, VERBOSE, FORMAT JSON) ' || query INTO plan;
    RETURN plan;
END
$$
"""
BEGIN: Final = f"CREATE EXTENSION pg_stat_statements;{PLAN_OF}"
RESET: Final = "SELECT pg_stat_statements_reset()"
READ: Final = """
SELECT rolname || ': ' || regexp_replace(query, '\\s+', ' ', 'g') AS statement, sum(calls)::bigint AS calls,
       sum(total_exec_time) / sum(calls) AS milliseconds, sum(shared_blks_hit + shared_blks_read) / sum(calls) AS blocks
FROM pg_stat_statements
JOIN pg_roles ON pg_roles.oid = userid
WHERE rolname LIKE '%\\_runtime'
GROUP BY 1
HAVING sum(calls) >= $1
"""

# As they were sent, for each role: a comment ends with its line.
ASKED: Final = """
SELECT DISTINCT rolname AS role, query
FROM pg_stat_statements
JOIN pg_roles ON pg_roles.oid = userid
WHERE rolname LIKE '%\\_runtime' AND query ~* '^\\s*(with|select|insert|update|delete)\\M' AND calls >= $1
"""
ROWS: Final = """
SELECT nspname || '.' || relname AS name, reltuples AS rows
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind = 'r'
"""
LARGE: Final = 5_000
"""Rows: to read fewer takes no index."""
FEW: Final = 20
"""Calls: a mean of fewer says little."""
MANY_TIMES: Final = 2.0
BLOCKS: Final = 50.0
"""A statement that reads a page or two more of an index that has grown a level does not read all of history."""


@dataclass(frozen=True)
class Spent:
    """Means of one call: `blocks` of 8 KiB are those that it looked at, wherever they were."""

    milliseconds: float
    blocks: float


async def spent(connection: Connection) -> Mapping[str, Spent]:
    """Since the last reset, by statement."""
    rows = await connection.fetch(READ, FEW)
    return {row["statement"]: Spent(float(row["milliseconds"]), float(row["blocks"])) for row in rows}


def grown(small: Mapping[str, Spent], large: Mapping[str, Spent]) -> Sequence[str]:
    """Statements that look at many times as much in the larger town: by blocks, which nothing else on the machine changes."""
    return [
        f"{statement[:200]}: {small[statement].blocks:.0f} → {large[statement].blocks:.0f} blocks,"
        f" {small[statement].milliseconds:.2f} → {large[statement].milliseconds:.2f} ms"
        for statement in sorted(small.keys() & large.keys())
        if large[statement].blocks > MANY_TIMES * small[statement].blocks
        and large[statement].blocks - small[statement].blocks > BLOCKS
    ]


@dataclass(frozen=True)
class Plans:
    """`whole`: statements that would read a large table whole. `looked_at`: how many were planned; `not_planned`: how many PostgreSQL can't without values."""

    looked_at: int
    not_planned: int
    whole: Sequence[str]


NO_PLANS: Final = Plans(0, 0, ())


async def plans(connection: Connection) -> Plans:
    """Of what was asked since the last reset, whatever values it is asked with."""
    rows = {row["name"]: row["rows"] for row in await connection.fetch(ROWS)}
    whole, planned, failed = set(), 0, 0
    for asked in await connection.fetch(ASKED, FEW):
        found = await plan(connection, asked["role"].removesuffix("_runtime"), asked["query"])
        planned, failed = planned + (found is not None), failed + (found is None)
        for table in read_whole(found or {}):
            if rows.get(table, 0) > LARGE:
                whole.add(f"{table}: {' '.join(asked['query'].split())[:160]}")
    return Plans(planned, failed, sorted(whole))


def read_whole(plan: Mapping[str, Any]) -> Iterator[str]:
    """Tables that this plan reads whole."""
    if plan.get("Node Type") == "Seq Scan":
        yield f"{plan['Schema']}.{plan['Relation Name']}"
    for part in plan.get("Plans", ()):
        yield from read_whole(part)


async def plan(connection: Connection, service: str, query: str) -> Mapping[str, Any] | None:
    """For whatever values it is asked with, once there is `PLAN_OF`; None where PostgreSQL can't say."""
    try:
        async with connection.transaction():
            await connection.execute(f"SET LOCAL search_path = {service}")
            found = await connection.fetchval("SELECT public.plan_of($1)", query)
    except asyncpg.PostgresError:
        return None
    told: Mapping[str, Any] = json.loads(found)[0]["Plan"]
    return told
