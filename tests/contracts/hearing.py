"""A service that hears records, as its consumers do."""

import importlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from shared.consuming import KeptRecord, Processor
from shared.consuming.declaration import AnyConsumer
from shared.contracts import PROFILES, Topic
from shared.contracts.golden import Example
from shared.postgres import Pool
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.retold import states_of

NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""When the examples happened."""


def consumers_of(service: str) -> tuple[AnyConsumer, ...]:
    consumers: tuple[AnyConsumer, ...] = importlib.import_module(f"services.{service}.consumers").CONSUMERS
    return consumers


def topics_of(service: str) -> list[Topic[Any]]:
    return list(dict.fromkeys(consumer.topic for consumer in consumers_of(service)))


async def hear(service: str, pool: Pool, topic: Topic[Any], records: Sequence[KeptRecord]) -> None:
    """Every consumer of the topic gets the records; none is kept aside."""
    for consumer in consumers_of(service):
        if consumer.topic is topic and records:
            await Processor(service, consumer, pool, HandClock(NOW)).consume(records)
    kept = await pool.fetch("SELECT consumer, reason FROM dead_letters")
    assert [dict(row) for row in kept] == []


def before(service: str, topic: Topic[Any]) -> Iterator[tuple[Topic[Any], Example]]:
    """What has happened of the service's other topics: proposed and accepted, requested and booked, opened and gone on."""
    for other in topics_of(service):
        if other not in {topic, PROFILES}:
            yield from ((other, example) for example in states_of(other)[:2])
