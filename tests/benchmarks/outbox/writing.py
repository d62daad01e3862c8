"""Writing a fact: a business row and its outbox row, against the business row alone, each in a transaction.

As in an api: five connections, all of them busy. The limit says BEGIN, INSERT, COMMIT and nothing else.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import Final
from uuid import UUID

from shared.contracts import SESSIONS, SessionState
from shared.ids import uuid7
from shared.postgres import POOL_SIZE, Pool, Tx, open_pool, transaction
from shared.publishing import outbox
from tests.benchmarks.contest import Contest, Figure, Goal, Program
from tests.benchmarks.load import session
from tests.benchmarks.stage import Stage
from tests.fixtures.databases import PROBE

WRITING: Final = Figure("writing a fact: business row and outbox row", "transactions/s", Goal(at_least=0.8))

SAID_HERE: Final = replace(SESSIONS, producers=(PROBE,))
TABLE: Final = """
CREATE TABLE bookings (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    state text NOT NULL,
    mentor_id uuid NOT NULL,
    mentee_id uuid NOT NULL,
    offering_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    booked_at timestamptz NOT NULL
);
CREATE INDEX bookings_by_mentor ON bookings (mentor_id, starts_at);
CREATE INDEX bookings_by_mentee ON bookings (mentee_id, starts_at)
"""

INSERT: Final = """
INSERT INTO bookings (id, version, state, mentor_id, mentee_id, offering_id, starts_at, ends_at, booked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""


def contest(stage: Stage) -> Contest:
    """One table, the same rows, as many transactions as fit into the time."""
    return Contest([WRITING], partial(_programs, stage))


async def _programs(stage: Stage) -> tuple[Program, Program]:
    database = await stage.database()
    await (await stage.as_owner(database)).execute(TABLE)

    async def business_row(pool: Pool) -> None:
        state, now = session(uuid7(), 1), datetime.now(UTC)
        async with transaction(pool) as tx:
            await _insert(tx, state, now)

    async def fact(pool: Pool) -> None:
        state, now = session(uuid7(), 1), datetime.now(UTC)
        async with transaction(pool) as tx:
            await _insert(tx, state, now)
            await outbox.add(tx, SAID_HERE.record(state), now)

    def written(write: Callable[[Pool], Awaitable[None]]) -> Program:
        async def program() -> Sequence[float]:
            pool = await open_pool(database.url, service=PROBE)
            try:
                await _rate(lambda: write(pool), seconds=stage.size.seconds / 10)
                await stage.checkpoint()
                return [await _rate(lambda: write(pool), seconds=stage.size.seconds)]
            finally:
                pool.terminate()

        return program

    return written(business_row), written(fact)


async def _insert(tx: Tx, state: SessionState, now: datetime) -> None:
    mentee: UUID = state.mentee_ids[0]
    await tx.execute(
        INSERT,
        state.session_id,
        state.version,
        state.state,
        state.mentor_id,
        mentee,
        state.offering_id,
        state.starts_at,
        state.ends_at,
        now,
    )


async def _rate(write: Callable[[], Awaitable[None]], *, seconds: float) -> float:
    """How often a second it can be done, by as many at once as the pool has connections."""
    done = count()
    began = time.perf_counter()

    async def client() -> None:
        while time.perf_counter() - began < seconds:
            await write()
            next(done)

    await asyncio.gather(*(client() for _ in range(POOL_SIZE)))
    return next(done) / (time.perf_counter() - began)
