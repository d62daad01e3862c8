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
from shared.postgres import transaction

LOOK_EVERY_SECONDS: Final = 15.0
ACTOR: Final = "the worker"

log = logger(__name__)

WAITING: Final = """
SELECT DISTINCT subject FROM dead_letters WHERE consumer = $1 AND reason = $2 ORDER BY subject
"""


class Resuming:
    """Looks, for each consumer, at the keys that wait for a word, and goes on with those of which all is known now."""

    name = "resuming"

    def __init__(self, consumers: Sequence[AnyConsumer]) -> None:
        self._consumers = consumers

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        processors = [
            Processor(parts.service, each, parts.pool, parts.clock, wake_relay=parts.wake_relay)
            for each in self._consumers
        ]

        async def once() -> bool:
            for processor in processors:
                await resume(processor, parts, give_up=stop.is_set)
            return False

        await keep_working(once, stop, name=self.name, every=LOOK_EVERY_SECONDS)


async def resume(processor: Processor, parts: WorkerParts, give_up: Callable[[], bool] = lambda: False) -> int:
    """Goes on with the keys of one consumer; the number of records that took effect."""
    done = 0
    for row in await parts.pool.fetch(WAITING, processor.name, REASON):
        if give_up():
            break
        if number := await _resume_key(processor, parts, row["subject"]):
            log.info("a key goes on", consumer=processor.name, records=number)
            parts.wake_relay()
        done += number
    return done


async def _resume_key(processor: Processor, parts: WorkerParts, subject: UUID) -> int:
    """All of a key that waits, in order and in one transaction, up to the first record that still can't be understood."""
    done = 0
    async with transaction(parts.pool) as tx:
        while (first := await dead_letters.first_of_key(tx, processor.name, subject)) is not None:
            letter, record = first
            if letter.reason not in {REASON, HELD} or not processor.understands(record):
                break
            outcome = await processor.replay(tx, letter.id, actor=ACTOR, reason="this release knows its words")
            if outcome not in {"handled", "superseded"}:
                log.error("a key that waited for a word can't go on", consumer=processor.name, reason=outcome)
                break
            done += 1
    return done
