"""Work on many at once, in which one whose turn fails is put off and holds up nobody else.

A batch is tried whole. Where it fails, each of it is tried alone in a transaction of its own: who fails alone waits in
`put_off`, with pauses that double, and the others have their effect in the same pass. What is away is no one's fault and is
raised. What took too long, or waited for somebody's lock, is blamed on one only where others passed.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any, Final, Generic, TypeAlias, TypeVar
from uuid import UUID

from shared.ground import metrics
from shared.ground.faults import code_of
from shared.ground.jobs import WorkerParts
from shared.ground.logs import logger
from shared.ground.progress import Part, places_of
from shared.postgres import Trouble, Tx, acquired, transaction, trouble_of

T = TypeVar("T")

Alone: TypeAlias = Callable[[Tx, UUID], Awaitable[bool]]

ATTEMPT_SECONDS: Final = 20.0
LONGEST_PAUSE: Final = timedelta(minutes=10)
MOST_AGAIN: Final = 10
MOST_PUT_OFF_IN_A_ROW: Final = 100
"""With nobody passing in between: then it is the job that fails, and it says so."""

log = logger(__name__)

DUE_AGAIN: Final = """
SELECT subject FROM put_off WHERE work = $1 AND not_before <= $2 ORDER BY not_before LIMIT $3
"""

PUT_OFF: Final = """
INSERT INTO put_off AS present (work, subject, since, not_before, reason)
VALUES ($1, $2, $3::timestamptz, $3::timestamptz + interval '1 second', $4)
ON CONFLICT (work, subject) DO UPDATE
SET attempts = present.attempts + 1,
    not_before = $3::timestamptz + least(interval '1 second' * 2 ^ least(present.attempts, 20), $5::interval),
    reason = excluded.reason
RETURNING attempts
"""

GOES_ON: Final = """
DELETE FROM put_off WHERE work = $1 AND subject = $2
"""

MEASURE: Final = """
SELECT work, count(*) AS subjects, min(since) AS oldest FROM put_off GROUP BY work
"""


class OneByOne:
    """One job's work on each of many: `alone` does it for one, and says whether there was anything to do.

    `work` is the name under which who fails is kept; a query for those who wait leaves out who stands there.
    """

    def __init__(self, parts: WorkerParts, work: str, alone: Alone, part: Part | None = None) -> None:
        self._parts = parts
        self._work = work
        self._alone = alone
        self._part = part or Part(parts.service, work)
        self._in_a_row = 0
        self.in_doubt: Collection[UUID] = ()
        """Those of the last pass that took too long while nobody passed: whoever comes next is tried before them."""

    async def through(self, subjects: Iterable[UUID], give_up: Callable[[], bool] = lambda: False) -> int:
        """Each has its turn, or is put off, until it is to give up; the number of those who passed.

        Raises what is away; and what took too long, where nobody passed meanwhile: then everything is slow.
        """
        passed, slow = 0, dict[UUID, Exception]()
        for subject in sorted(subjects, key=lambda each: each in self.in_doubt):
            if give_up():
                break
            try:
                passed += await self._turn(subject)
            except Exception as error:
                match trouble_of(error):
                    case Trouble.GONE:
                        raise
                    case Trouble.WRONG:
                        await self._put_off(subject, error)
                    case Trouble.SLOW | Trouble.BUSY:
                        slow[subject] = error
        self.in_doubt = () if passed else tuple(slow)
        for subject, why in slow.items():
            if not passed:
                raise why
            await self._put_off(subject, why)
        return passed

    async def again(self) -> int:
        """Whoever was put off and may be tried once more; the number of those tried."""
        due = await self._parts.pool.fetch(DUE_AGAIN, self._work, self._parts.clock.now(), MOST_AGAIN)
        for (subject,) in due:
            try:
                await self._turn(subject)
            except Exception as error:
                if trouble_of(error) is Trouble.GONE:
                    raise
                await self._put_off(subject, error)
            else:
                log.info("goes on", job=self._work)
        return len(due)

    def passed(self) -> None:
        """Somebody had their turn elsewhere: the job itself works."""
        self._in_a_row, self.in_doubt = 0, ()

    async def _turn(self, subject: UUID) -> bool:
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS), transaction(self._parts.pool) as tx:
                await code_of(f"each of {self._work}", [subject])
                found = await self._alone(tx, subject)
                await tx.execute(GOES_ON, self._work, subject)
        finally:
            self._part.turns()
        if found:
            self.passed()
        return found

    async def _put_off(self, subject: UUID, error: Exception) -> None:
        """Who it is stands in the table only: it may be a person."""
        if self._in_a_row >= MOST_PUT_OFF_IN_A_ROW:
            raise error
        now = self._parts.clock.now()
        async with transaction(self._parts.pool) as tx:
            attempts = await tx.fetchval(PUT_OFF, self._work, subject, now, type(error).__name__, LONGEST_PAUSE)
        self._in_a_row += 1
        metrics.TURNS_FAILED.labels(self._parts.service, self._work, trouble_of(error).value).inc()
        log.error("one is put off", job=self._work, attempts=attempts, reason=type(error).__name__, at=places_of(error))


class Batches(Generic[T]):
    """One job's work on batches. `take` claims some who wait and are not put off, or the one it is told; `do` is the work.

    A job that looks often gives `looks`, a statement that says whether there may be anything to take, or anybody put off under
    this work ($1) at this time ($2): mostly there is not, and it is one way to the database instead of four.
    """

    def __init__(
        self,
        parts: WorkerParts,
        work: str,
        take: Callable[[Tx, UUID | None], Awaitable[Mapping[UUID, T]]],
        do: Callable[[Tx, Mapping[UUID, T]], Awaitable[Any]],
        part: Part | None = None,
        *,
        looks: str | None = None,
    ) -> None:
        self._parts = parts
        self._work = work
        self._looks = looks
        self._take = take
        self._do = do
        self._each = OneByOne(parts, work, self._one, part)

    async def work(self) -> int:
        """A batch has its turn, and whoever was put off and may be tried again; the number of both."""
        if self._looks is not None and not await self._finds_any(self._looks):
            return 0
        return await self._batch() + await self._each.again()

    async def _finds_any(self, looks: str) -> bool:
        async with acquired(self._parts.pool) as connection:
            return bool(await connection.fetchval(looks, self._work, self._parts.clock.now()))

    async def _batch(self) -> int:
        if self._each.in_doubt:
            return await self._each.through(await self._waiting())
        taken: Mapping[UUID, T] = {}
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS), transaction(self._parts.pool) as tx:
                taken = await self._take(tx, None)
                if taken:
                    await code_of(f"each of {self._work}", taken)
                    await self._do(tx, taken)
        except Exception as error:
            if not taken or trouble_of(error) is Trouble.GONE:
                raise
            await self._each.through(taken)
        else:
            if taken:
                self._each.passed()
        return len(taken)

    async def _waiting(self) -> Collection[UUID]:
        """Those whom a batch would take, left as they are."""
        async with acquired(self._parts.pool) as connection:
            looking = connection.transaction()
            await looking.start()
            try:
                return (await self._take(connection, None)).keys()
            finally:
                await looking.rollback()

    async def _one(self, tx: Tx, subject: UUID) -> bool:
        taken = await self._take(tx, subject)
        if taken:
            await self._do(tx, taken)
        return bool(taken)
