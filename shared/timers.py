"""What is due later: rows in the service's own `timers`, fired by its worker, judged by the product's clock."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID

import asyncpg

from shared.clock import Clock
from shared.ground import metrics
from shared.ground.faults import code_of, fault_point
from shared.ground.jobs import keep_working
from shared.ground.logs import logger
from shared.ground.progress import places_of
from shared.ground.tracing import span
from shared.postgres import Pool, Tx, acquired, transaction

Handler: TypeAlias = Callable[[Tx, UUID, int, datetime], Awaitable[None]]

HANDLER_SECONDS: Final = 20.0
POLL_SECONDS: Final = 1.0
POLL_SECONDS_OF_A_TEST_CLOCK: Final = 0.25
"""Whoever moves the clock waits for what falls due by it."""

log = logger(__name__)

SET: Final = """
INSERT INTO timers (kind, subject, version, due_at, worth_until) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (kind, subject, version) DO UPDATE
SET due_at = excluded.due_at, worth_until = excluded.worth_until, attempts = 0, not_before = NULL
"""

DROP: Final = """
DELETE FROM timers WHERE kind = $1 AND subject = $2
"""

RENUMBER: Final = """
UPDATE timers SET version = $3 WHERE kind = $1 AND subject = $2
"""

# A claim is an advisory lock and no row lock: commands lock their aggregate first and a timer's row afterwards, and a
# firing timer keeps to that order. A few candidates are enough, since a lock is tried on no more than one free one.
CLAIM: Final = """
WITH due AS MATERIALIZED (
    SELECT kind, subject, version
    FROM timers
    WHERE due_at <= $1 AND (not_before IS NULL OR not_before <= $1) AND kind = ANY($2)
    ORDER BY due_at
    LIMIT 50
)
SELECT kind, subject, version FROM due
WHERE pg_try_advisory_xact_lock($3, hashtext(concat_ws(' ', kind, subject, version)))
LIMIT 1
"""

# In the order of the index: without one the planner, who knows nothing of the time, may read the whole table until it finds any.
ANY_DUE: Final = """
SELECT true FROM timers
WHERE due_at <= $1 AND (not_before IS NULL OR not_before <= $1) AND kind = ANY($2)
ORDER BY due_at
LIMIT 1
"""

# Another loop may have fired it, or a command dropped it, between the look at the table and the claim.
STILL_DUE: Final = """
SELECT kind, subject, version, worth_until, attempts
FROM timers
WHERE kind = $1 AND subject = $2 AND version = $3 AND due_at <= $4
"""

DONE: Final = """
DELETE FROM timers WHERE kind = $1 AND subject = $2 AND version = $3 AND due_at <= $4
"""

FAILED: Final = """
UPDATE timers SET attempts = attempts + 1, not_before = $4 WHERE kind = $1 AND subject = $2 AND version = $3
"""


OLDEST_DUE: Final = """
SELECT due_at FROM timers WHERE due_at <= $1 ORDER BY due_at LIMIT 1
"""


@dataclass(frozen=True)
class Timer:
    """A kind of thing that is due later.

    `waits_for`: topics whose consumer must have caught up before this fires, so that no reminder goes out for a
    session whose cancellation is already on its way.
    """

    kind: str
    handler: Handler
    waits_for: tuple[str, ...] = ()


def timer(kind: str, *, waits_for: Sequence[str] = ()) -> Callable[[Handler], Timer]:
    """Makes a handler `(tx, subject, version, now)` the kind `kind`; the timer's row goes in the same transaction."""

    def declare(handler: Handler) -> Timer:
        return Timer(kind, handler, tuple(waits_for))

    return declare


def turn_at(moment: datetime) -> int:
    """The number of a timer that looks at what is true then: of what happens while another one fires nothing is lost, since each has its own."""
    return int(moment.timestamp() * 1_000_000)


async def set_timer(
    tx: Tx, kind: str, subject: UUID, version: int, due_at: datetime, worth_until: datetime | None = None
) -> None:
    """Makes `kind` fire for this version of `subject` at `due_at`; after `worth_until` it is dropped unfired."""
    await tx.execute(SET, kind, subject, version, due_at, worth_until)


async def renumber_timers(tx: Tx, kind: str, subject: UUID, version: int) -> None:
    """Lets what this subject waits for wait for this version of it; of each kind it has one at most."""
    await tx.execute(RENUMBER, kind, subject, version)


async def drop_timers(tx: Tx, kind: str, subject: UUID) -> None:
    """Forgets every timer of this kind and subject."""
    await tx.execute(DROP, kind, subject)


class TimerLoop:
    """Fires what is due. Any number of loops may run: a row is claimed by one at a time.

    Effect and deletion are one transaction, so a killed worker repeats nothing. What fails, hangs, is too slow or waits for
    somebody's lock is tried again with a growing pause and stops no other timer.
    """

    def __init__(
        self,
        service: str,
        timers: Sequence[Timer],
        pool: Pool,
        clock: Clock,
        *,
        caught_up: Callable[[str], bool] = lambda _topic: True,
        fired: Callable[[], None] = lambda: None,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._service = service
        self._timers = {each.kind: each for each in timers}
        self._pool = pool
        self._clock = clock
        self._caught_up = caught_up
        self._fired = fired
        self._poll_seconds = poll_seconds
        self._space = zlib.crc32(f"timers of {service}".encode()) - 2**31

    async def run(self, stop: asyncio.Event) -> None:
        """Fires due timers until `stop`, through outages of the database."""

        async def once() -> bool:
            if fired := await self.fire_next():
                self._fired()
            return fired

        await keep_working(once, stop, name="timers", every=self._poll_seconds)

    async def fire_next(self) -> bool:
        """Fires the timer that is due longest; False when none is (or may be) fired now.

        A command that drops the timer at the same moment may come too late: a handler looks at the version.
        """
        now = self._clock.now()
        row: asyncpg.Record | None = None
        worth = True
        ready = [each.kind for each in self._timers.values() if all(map(self._caught_up, each.waits_for))]
        if not await self._is_any_due(now, ready):
            return False
        try:
            async with transaction(self._pool) as tx:
                if (claimed := await tx.fetchrow(CLAIM, now, ready, self._space)) is None:
                    return False
                if (row := await tx.fetchrow(STILL_DUE, *claimed, now)) is None:
                    return True
                fault_point("timer.after_claim")
                worth = row["worth_until"] is None or now <= row["worth_until"]
                if worth:
                    async with asyncio.timeout(HANDLER_SECONDS):
                        await code_of(f"timer {row['kind']}", [row["subject"]])
                        with span(f"timer {row['kind']}"):
                            await self._timers[row["kind"]].handler(tx, row["subject"], row["version"], now)
                fault_point("timer.after_effect_before_done")
                await tx.execute(DONE, *claimed, now)
        except Exception as error:
            if row is None:
                raise
            await self._postpone(row, error)
            return True
        metrics.TIMERS_FIRED.labels(self._service, row["kind"], "fired" if worth else "stale").inc()
        return True

    async def _is_any_due(self, now: datetime, kinds: Sequence[str]) -> bool:
        """Asked all the time, and mostly there is none: a transaction would be three ways instead of one."""
        async with acquired(self._pool) as connection:
            return bool(await connection.fetchval(ANY_DUE, now, kinds))

    async def _postpone(self, row: asyncpg.Record, error: Exception) -> None:
        """Raises where the database is what has failed: then nothing can be put off, and all wait."""
        kind, subject, version = row["kind"], row["subject"], row["version"]
        log.error(
            "timer failed",
            kind=kind,
            subject=str(subject),
            version=version,
            attempts=row["attempts"] + 1,
            reason=type(error).__name__,
            at=places_of(error),
        )
        metrics.TIMERS_FIRED.labels(self._service, kind, "failed").inc()
        pause = timedelta(seconds=min(2.0 ** min(row["attempts"], 10), 600.0))
        async with transaction(self._pool) as tx:
            await tx.execute(FAILED, kind, subject, version, self._clock.now() + pause)
