"""Rate limits without Redis: one statement of GCRA a request, judged by real time.

A bucket's whole state is its theoretical arrival time: the instant at which it would be empty again. Taking from it
moves that instant by one interval; further away than the window it may not be.
"""

import hashlib
import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from shared.http.refusals import PersonErased
from shared.postgres import Pool, Tx
from shared.refusals import Kind, Refusal

NOBODY: Final = UUID(int=0)

# Upsert, refusal and the look at the erased in one round trip. `held` is read from before the statement: enough to
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
       EXISTS (SELECT FROM erased_people WHERE person_id = $5) AS erased
"""

PURGE: Final = """
DELETE FROM rate_limits WHERE theoretical_arrival < $1
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


async def take(
    executor: "Pool | Tx", limit: Limit, subject: str, real_now: datetime, *, cost: int = 1, person: UUID = NOBODY
) -> Standing:
    """Takes `cost` requests from the bucket of `subject`. Raises `TooManyRequests`; `PersonErased` when `person` is.

    The subject (an address, an account) is digested, so that nothing personal is kept. What is taken in a transaction
    that a refusal rolls back is given back: where failed tries must count, take from the pool.
    """
    bucket = f"{limit.name}:{hashlib.blake2b(subject.encode(), digest_size=16).hexdigest()}"
    step = limit.interval * cost
    row = await executor.fetchrow(TAKE, bucket, real_now, step, limit.window, person)
    assert row is not None
    if row["erased"]:
        raise PersonErased
    if row["taken"] is None:
        held = max(row["held"] or real_now, real_now)
        full_in = held - real_now
        raise TooManyRequests(Standing(limit, 0, full_in), held + step - limit.window - real_now)
    full_in = row["taken"] - real_now
    return Standing(limit, max(0, (limit.window - full_in) // limit.interval), full_in)


async def purge(executor: "Pool | Tx", real_now: datetime) -> None:
    """Forgets the buckets that are full again."""
    await executor.execute(PURGE, real_now)
