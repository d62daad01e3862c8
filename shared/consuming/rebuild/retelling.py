"""A projection told again in place: every key's newest state goes through the handler once more, effects and all.

For a projection whose handler does more than write down what the topic says: it ends what a block ends, and erases whom a
tombstone erases. A handler may be told twice by its promise, so what is wrong or missing comes right; what the topic knows
nothing of stays, since only a shadow could tell whose it is.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from shared.clock import Clock
from shared.consuming.declaration import AnyConsumer, Event
from shared.consuming.decoding import ConsumerRecord, decode
from shared.consuming.versions import still_newest
from shared.ground.logs import logger
from shared.ground.progress import places_of
from shared.postgres import Pool, Tx, transaction

PART: Final = 250

log = logger(__name__)


class Unteachable(Exception):
    """The handler fails at what the topic says; states told before stay told."""


class Retelling:
    """Tells one projection its topic again, on the service's own connections and beside its running consumers."""

    def __init__(self, service: str, consumer: AnyConsumer, pool: Pool, clock: Clock) -> None:
        self._name = consumer.name_in(service)
        self._consumer = consumer
        self._pool = pool
        self._clock = clock

    async def tell(self, records: Sequence[ConsumerRecord]) -> int:
        """How many of these states are the newest of their key, and were told again. Raises `Unteachable`."""
        decoded = (decode(self._consumer.topic, record) for record in records)
        newest: dict[UUID, Event[Any]] = {each.key: each for each in decoded if isinstance(each, Event)}
        events = [newest[key] for key in sorted(newest)]
        return sum([await self._tell_part(events[start : start + PART]) for start in range(0, len(events), PART)])

    async def _tell_part(self, events: Sequence[Event[Any]]) -> int:
        try:
            async with transaction(self._pool) as tx:
                return await self._hand_over(tx, events, self._clock.now())
        except Exception as error:
            log.error("a projection can't be told again", consumer=self._name, at=places_of(error))
            raise Unteachable(f"{self._name} fails at what its topic says: {type(error).__name__}") from error

    async def _hand_over(self, tx: Tx, events: Sequence[Event[Any]], now: datetime) -> int:
        held = await still_newest(tx, self._name, {event.key: event.sequence for event in events})
        told = [event for event in events if event.key in held]
        if told:
            await self._consumer.handler(tx, told, now)
        return len(told)
