"""What every worker tidies and measures beside its real work."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from prometheus_client import Gauge

from shared.consuming import dead_letters
from shared.contracts import TOPICS
from shared.contracts.envelope import Topic
from shared.ground import metrics, one_by_one
from shared.ground.jobs import WorkerParts, keep_working
from shared.http import limits
from shared.http.inside import idempotency
from shared.postgres import Tx
from shared.publishing import outbox, parked_keys
from shared.timers import OLDEST_DUE, Timer

EVERY_SECONDS: Final = 30.0


def tombstone_timers(service: str) -> Sequence[Timer]:
    """The timers that send a service's tombstones once more (see `shared.publishing.outbox.add`)."""

    def again(topic: Topic[Any]) -> Timer:
        async def send(tx: Tx, key: UUID, _sequence: int, now: datetime) -> None:
            await outbox.send_again(tx, [topic.tombstone(key)], now)

        return Timer(outbox.tombstone_timer(topic.name), send)

    return [again(topic) for topic in TOPICS if service in topic.producers]


class Housekeeping:
    """Forgets stored answers and idle limits whose time is over, and shows how much is kept aside or put off."""

    name = "housekeeping"

    def __init__(self) -> None:
        self._letters = _Shown(metrics.DEAD_LETTERS)
        self._letters_age = _Shown(metrics.DEAD_LETTERS_AGE)
        self._parked_age = _Shown(metrics.OUTBOX_PARKED_AGE)
        self._put_off = _Shown(metrics.PUT_OFF_NOW)
        self._put_off_age = _Shown(metrics.PUT_OFF_AGE)

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        async def once() -> bool:
            now = datetime.now(UTC)
            await idempotency.purge(parts.pool, now)
            await limits.purge(parts.pool, now)
            await self._measure(parts)
            return False

        await keep_working(once, stop, name=self.name, every=EVERY_SECONDS)

    async def _measure(self, parts: WorkerParts) -> None:
        """How many records and keys are kept aside, since when, and why."""
        letters: Counter[tuple[str, ...]] = Counter()
        ages: dict[tuple[str, ...], float] = {}
        for row in await parts.pool.fetch(dead_letters.COUNT):
            labels = (parts.service, row["consumer"], dead_letters.kind_of(row["reason"]))
            letters[labels] += row["letters"]
            age = (parts.clock.now() - row["oldest"]).total_seconds()
            ages[labels] = max(ages.get(labels, 0.0), age)
        due = await parts.pool.fetchval(OLDEST_DUE, parts.clock.now())
        overdue = (parts.clock.now() - due).total_seconds() if due is not None else 0.0
        metrics.TIMERS_OVERDUE.labels(parts.service).set(overdue)
        self._letters.show(letters)
        self._letters_age.show(ages)
        now = datetime.now(UTC)
        parked = await parts.pool.fetch(parked_keys.MEASURE)
        self._parked_age.show({(parts.service, row["reason"]): (now - row["oldest"]).total_seconds() for row in parked})
        await self._measure_put_off(parts)

    async def _measure_put_off(self, parts: WorkerParts) -> None:
        rows = {(parts.service, row["work"]): row for row in await parts.pool.fetch(one_by_one.MEASURE)}
        self._put_off.show({labels: row["subjects"] for labels, row in rows.items()})
        now = parts.clock.now()
        self._put_off_age.show({labels: (now - row["oldest"]).total_seconds() for labels, row in rows.items()})


class _Shown:
    """A gauge whose labels go when there is nothing left to measure under them."""

    def __init__(self, gauge: Gauge) -> None:
        self._gauge = gauge
        self._labels: set[tuple[str, ...]] = set()

    def show(self, values: Mapping[tuple[str, ...], float]) -> None:
        for gone in self._labels - values.keys():
            self._gauge.remove(*gone)
        for labels, value in values.items():
            self._gauge.labels(*labels).set(value)
        self._labels = set(values)
