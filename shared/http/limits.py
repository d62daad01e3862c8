"""Rate limits without Redis: one statement of GCRA, judged by real time.

A bucket's whole state is its theoretical arrival time: the instant at which it would be empty again. Taking from it
moves that instant by one interval; further away than the window it may not be.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID

import asyncpg

from shared.http.refusals import PersonErased
from shared.postgres import Pool, Tx
from shared.refusals import Kind, Refusal
from shared.suspension import PersonSuspended

NOBODY: Final = UUID(int=0)

# Upsert, refusal and the look at the erased and suspended in one round trip. `held` is read from before the statement: enough to
# say how long to wait.
TAKE: Final = """
WITH taken AS (
    INSERT INTO rate_limits AS held (bucket, theoretical_arrival)
    SELECT $1, $2::timestamptz + $3::interval WHERE $3 <= $4::interval
    ON CONFLICT (bucket) DO UPDATE
    SET theoretical_arrival = greatest(held.theoretical_arrival, $2) + $3
    WHERE greatest(held.theoretical_arrival, $2) + $3 <= $2 + $4
    RETURNING theoretical_arrival
)
SELECT (SELECT theoretical_arrival FROM taken) AS taken,
       (SELECT theoretical_arrival FROM rate_limits WHERE bucket = $1) AS held,
       EXISTS (SELECT FROM erased_people WHERE person_id = $5) AS erased,
       EXISTS (SELECT FROM suspensions WHERE person_id = $5 AND NOT lifted) AS suspended
"""

# The same of several buckets, sorted so that nobody waits in a circle.
TAKE_OF_EACH: Final = """
WITH asked AS (
    SELECT * FROM unnest($1::text[], $2::interval[], $3::uuid[]) AS asked (bucket, step, person_id)
), taken AS (
    INSERT INTO rate_limits AS held (bucket, theoretical_arrival)
    SELECT bucket, $4::timestamptz + step FROM asked WHERE step <= $5::interval ORDER BY bucket
    ON CONFLICT (bucket) DO UPDATE
    SET theoretical_arrival = greatest(held.theoretical_arrival, $4) + (excluded.theoretical_arrival - $4)
    WHERE greatest(held.theoretical_arrival, $4) + (excluded.theoretical_arrival - $4) <= $4 + $5
    RETURNING bucket, theoretical_arrival
)
SELECT bucket,
       (SELECT theoretical_arrival FROM taken WHERE taken.bucket = asked.bucket) AS taken,
       (SELECT theoretical_arrival FROM rate_limits WHERE rate_limits.bucket = asked.bucket) AS held,
       EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = asked.person_id) AS erased,
       EXISTS (SELECT FROM suspensions WHERE suspensions.person_id = asked.person_id AND NOT lifted) AS suspended
FROM asked
"""

# Passes over what a request has in hand: it may hold one bucket and want another, and here they come in any order.
PURGE: Final = """
DELETE FROM rate_limits
WHERE bucket IN (SELECT bucket FROM rate_limits WHERE theoretical_arrival < $1 FOR UPDATE SKIP LOCKED)
"""


@dataclass(frozen=True)
class Limit:
    """So many requests in a window, as a burst or spread. The name is shown in headers and tells buckets apart."""

    name: str
    requests: int
    window: timedelta

    @property
    def interval(self) -> timedelta:
        """The time after which one more is allowed."""
        return self.window / self.requests


@dataclass(frozen=True)
class Standing:
    """How full a bucket is after taking from it."""

    limit: Limit
    remaining: int
    full_in: timedelta

    @property
    def headers(self) -> list[tuple[str, str]]:
        """`RateLimit` and `RateLimit-Policy` as the IETF's draft has them."""
        seconds = math.ceil(self.full_in.total_seconds())
        window = math.ceil(self.limit.window.total_seconds())
        return [
            ("RateLimit-Policy", f'"{self.limit.name}";q={self.limit.requests};w={window}'),
            ("RateLimit", f'"{self.limit.name}";r={self.remaining};t={seconds}'),
        ]


class TooManyRequests(Refusal):
    """That was too often in too short a time. Wait before you try again."""

    slug, kind = "too-many-requests", Kind.TOO_MANY

    def __init__(self, standing: Standing, wait: timedelta) -> None:
        super().__init__(retry_after=max(1, math.ceil(wait.total_seconds())))
        self.standing: Final = standing


Outcome: TypeAlias = Standing | TooManyRequests | PersonErased | PersonSuspended


async def take(
    executor: "Pool | Tx", limit: Limit, subject: str, real_now: datetime, *, cost: int = 1, person: UUID = NOBODY
) -> Standing:
    """Takes `cost` requests from the bucket of `subject`. Raises `TooManyRequests`; `PersonErased` or
    `PersonSuspended` where `person` is.

    The subject (an address, an account) is digested, so that nothing personal is kept. What is taken in a transaction
    that a refusal rolls back is given back: where failed tries must count, take from the pool.
    """
    step = limit.interval * cost
    row = await executor.fetchrow(TAKE, _bucket(limit, subject), real_now, step, limit.window, person)
    assert row is not None
    outcome = _outcome(limit, row, step, real_now)
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


async def take_of_each(
    executor: "Pool | Tx", limit: Limit, asked: Mapping[str, tuple[int, UUID]], real_now: datetime
) -> dict[str, Outcome]:
    """As `take`, of several subjects at once, each with its cost and person: what becomes of each of them."""
    buckets = {_bucket(limit, subject): subject for subject in asked}
    steps = [limit.interval * cost for cost, _ in asked.values()]
    people = [person for _, person in asked.values()]
    rows = await executor.fetch(TAKE_OF_EACH, list(buckets), steps, people, real_now, limit.window)
    found = {buckets[row["bucket"]]: row for row in rows}
    return {
        subject: _outcome(limit, found[subject], step, real_now) for subject, step in zip(asked, steps, strict=True)
    }


def _bucket(limit: Limit, subject: str) -> str:
    return f"{limit.name}:{hashlib.blake2b(subject.encode(), digest_size=16).hexdigest()}"


def _outcome(limit: Limit, row: asyncpg.Record, step: timedelta, real_now: datetime) -> Outcome:
    if row["erased"]:
        return PersonErased()
    if row["suspended"]:
        return PersonSuspended()
    if row["taken"] is None:
        held = max(row["held"] or real_now, real_now)
        return TooManyRequests(Standing(limit, 0, held - real_now), held + step - limit.window - real_now)
    full_in = row["taken"] - real_now
    return Standing(limit, max(0, (limit.window - full_in) // limit.interval), full_in)


async def purge(executor: "Pool | Tx", real_now: datetime) -> None:
    """Forgets the buckets that are full again."""
    await executor.execute(PURGE, real_now)
