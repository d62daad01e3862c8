"""What every worker tidies and measures beside its real work."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from shared import metrics, outbox
from shared.consumption import dead_letters
from shared.contracts import TOPICS
from shared.contracts.envelope import Topic
from shared.http import idempotency, limits
from shared.logs import logger
from shared.postgres import Tx, is_away
from shared.timers import Timer

if TYPE_CHECKING:
    from shared.worker import WorkerParts

EVERY_SECONDS: Final = 30.0

log = logger(__name__)


def tombstone_timers(service: str) -> Sequence[Timer]:
    """The timers that send a service's tombstones once more (see `shared.outbox.add`)."""

    def again(topic: Topic[Any]) -> Timer:
        async def send(tx: Tx, key: UUID, _sequence: int, now: datetime) -> None:
            await outbox.send_tombstone_again(tx, topic.tombstone(key), now)

        return Timer(outbox.tombstone_timer(topic.name), send)

    return [again(topic) for topic in TOPICS if service in topic.producers]


class Housekeeping:
    """Forgets stored answers and idle limits whose time is over, and shows how many records are kept aside."""

    name = "housekeeping"

    async def run(self, parts: "WorkerParts", stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                now = datetime.now(UTC)
                await idempotency.purge(parts.pool, now)
                await limits.purge(parts.pool, now)
                for row in await parts.pool.fetch(dead_letters.COUNT):
                    metrics.DEAD_LETTERS.labels(parts.service, row["consumer"]).set(row["letters"])
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("housekeeping waits for the database", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), EVERY_SECONDS)
