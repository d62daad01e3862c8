"""What waits for a release that knows its words goes on by itself, as soon as such a release looks."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from shared.consuming import dead_letters
from shared.consuming.declaration import AnyConsumer
from shared.consuming.processor import Processor
from shared.consuming.unknown_words import HELD, REASON
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.logs import logger
from shared.ground.one_by_one import OneByOne
from shared.ground.progress import Part, present_board
from shared.postgres import Tx

LOOK_EVERY_SECONDS: Final = 15.0
ACTOR: Final = "the worker"

log = logger(__name__)

# Asked once for all consumers of a worker: mostly nobody waits for a word at all.
ANY_WAITING: Final = """
SELECT EXISTS (SELECT FROM dead_letters WHERE reason = $1) OR EXISTS (SELECT FROM put_off WHERE starts_with(work, $2))
"""

WAITING: Final = """
SELECT DISTINCT subject
FROM dead_letters
WHERE consumer = $1 AND reason = $2 AND subject NOT IN (SELECT subject FROM put_off WHERE work = $3)
ORDER BY subject
"""


class Resuming:
    """Looks, for each consumer, at the keys that wait for a word, and goes on with those of which all is known now."""

    name = "resuming"

    def __init__(self, consumers: Sequence[AnyConsumer]) -> None:
        self._consumers = consumers

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        with present_board().part(self.name) as part:
            waiting = [Waiting(each, parts, part) for each in self._consumers]

            async def once() -> bool:
                if not await parts.pool.fetchval(ANY_WAITING, REASON, Waiting.WORK):
                    return False
                for each in waiting:
                    await each.go_on(give_up=stop.is_set)
                return False

            await keep_working(once, stop, name=self.name, every=LOOK_EVERY_SECONDS, part=part)


class Waiting:
    """The keys of one consumer that wait for a word. One of which a handler makes an error is put off, and waits on."""

    WORK: Final = f"{Resuming.name} "

    def __init__(self, consumer: AnyConsumer, parts: WorkerParts, part: Part | None = None) -> None:
        self._processor = Processor(parts.service, consumer, parts.pool, parts.clock, wake_relay=parts.wake_relay)
        self._parts = parts
        self._work = f"{self.WORK}{self._processor.name}"
        self._each = OneByOne(parts, self._work, self._resume_key, part)

    async def go_on(self, give_up: Callable[[], bool] = lambda: False) -> int:
        """Goes on with the keys of which all is known now; the number of those of which something took effect."""
        rows = await self._parts.pool.fetch(WAITING, self._processor.name, REASON, self._work)
        number = await self._each.through((subject for (subject,) in rows), give_up)
        number += await self._each.again()
        if number:
            self._parts.wake_relay()
        return number

    async def _resume_key(self, tx: Tx, subject: UUID) -> bool:
        """All of a key that waits, in order and in one transaction, up to the first record that still can't be understood."""
        done = 0
        while (first := await dead_letters.first_of_key(tx, self._processor.name, subject)) is not None:
            letter, record = first
            if letter.reason not in {REASON, HELD} or not self._processor.understands(record):
                break
            await self._processor.resume(tx, letter.id, actor=ACTOR, reason="this release knows its words")
            done += 1
        if done:
            log.info("a key goes on", consumer=self._processor.name, records=done)
        return done > 0
