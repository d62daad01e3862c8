"""Whatever a service listens to, it bears in any order of the topics, and nothing late brings an erased person back.

The records are the golden examples: a new topic, or a new consumer, is tried without anybody thinking of it.
"""

import importlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from shared.consuming import KeptRecord, Processor
from shared.consuming.declaration import AnyConsumer
from shared.contracts import CONTACTS, PROFILES, SERVICES, Topic
from shared.contracts.golden import examples_of
from shared.postgres import Pool
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.hand_clock import HandClock

LATER = 1_000
"""So many sequences after the examples' own."""

_PLUMBING = {"consumed", "dead_letters", "outbox", "timers", "erasures", "erased", "seen_versions"}


def _consumers(service: str) -> tuple[AnyConsumer, ...]:
    consumers: tuple[AnyConsumer, ...] = importlib.import_module(f"services.{service}.consumers").CONSUMERS
    return consumers


def _topics(service: str) -> list[Topic[Any]]:
    return list(dict.fromkeys(consumer.topic for consumer in _consumers(service)))


def _orders() -> Iterator[tuple[str, int]]:
    """Each topic of each service is the first one once, and the others follow round."""
    for service in SERVICES:
        yield from ((service, first) for first in range(len(_topics(service))))


def _records(topic: Topic[Any], *, later: int = 0, states_only: bool = False) -> list[KeptRecord]:
    """The golden examples as a broker gives them."""
    found = []
    for offset, example in enumerate(examples_of(topic)):
        if states_only and example.value is None:
            continue
        headers = {**example.headers, "ce_sequence": str(int(example.headers["ce_sequence"]) + later)}
        as_bytes = tuple((name, value.encode()) for name, value in headers.items())
        found.append(
            KeptRecord(topic.broker_name, 0, later + offset, example.key.encode(), example.value_bytes, as_bytes)
        )
    return found


def _now() -> datetime:
    return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def _hear(service: str, pool: Pool, topics: Sequence[Topic[Any]], **which: Any) -> None:
    for topic in topics:
        for consumer in _consumers(service):
            if consumer.topic == topic:
                await Processor(service, consumer, pool, HandClock(_now())).consume(_records(topic, **which))


@pytest.mark.parametrize(("service", "first"), list(_orders()))
async def test_a_service_hears_its_topics_in_any_order(service: str, first: int, database_of: CloneDatabase) -> None:
    pool = await (await database_of(service)).pool()
    topics = _topics(service)
    await _hear(service, pool, [*topics[first:], *topics[:first]])

    kept = await pool.fetch("SELECT consumer, reason FROM dead_letters")
    assert [dict(row) for row in kept] == []


async def _rows_with(pool: Pool, service: str, person: UUID) -> dict[str, int]:
    """How many rows of each table of the service name the person in a column of their own."""
    columns = await pool.fetch(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = $1 AND data_type = 'uuid' AND column_name = 'person_id'",
        service,
    )
    found: dict[str, int] = {}
    for table, column in columns:
        if table not in _PLUMBING:
            found[table] = await pool.fetchval(
                f'SELECT count(*) FROM "{service}"."{table}" WHERE "{column}" = $1', person
            )
    return found


@pytest.mark.parametrize("service", [service for service in SERVICES if PROFILES in _topics(service)])
async def test_nothing_late_brings_a_row_of_an_erased_person_back(service: str, database_of: CloneDatabase) -> None:
    pool = await (await database_of(service)).pool()
    people = [topic for topic in (PROFILES, CONTACTS) if topic in _topics(service)]
    others = [topic for topic in _topics(service) if topic not in people]
    person = UUID(examples_of(PROFILES)[0].key)
    await _hear(service, pool, [*people, *others])  # the last example of a person is their tombstone
    erased = await _rows_with(pool, service, person)

    await _hear(service, pool, others, later=LATER, states_only=True)
    await _hear(service, pool, people, states_only=True)  # again, as after a crash
    assert await _rows_with(pool, service, person) == erased
