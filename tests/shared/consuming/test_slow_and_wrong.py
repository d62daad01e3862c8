"""Whose fault it is when a handler fails: the record's, the database's, or that of something that is away."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

import pytest

from shared.consuming import Away, Consumer, Event, Kind, Processor, processor
from shared.contracts import ERASURES
from shared.ids import uuid7
from shared.postgres import Pool, Tx
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import HAPPENED, erasure

Fault: TypeAlias = Callable[[Tx], Awaitable[None]]

BAD = uuid7()


async def one_argument_too_few(tx: Tx) -> None:
    await tx.fetchval("SELECT $1::int + $2::int", 1)


async def two_at_once(tx: Tx) -> None:
    await asyncio.gather(tx.fetchval("SELECT pg_sleep(0.05)"), tx.fetchval("SELECT true"))


async def a_file_that_is_missing(_tx: Tx) -> None:
    raise FileNotFoundError("a catalogue that nobody has put into the image")


async def statement_timeout(tx: Tx) -> None:
    await tx.execute("SET LOCAL statement_timeout = 20")
    await tx.execute("SELECT pg_sleep(60)")


async def command_timeout(tx: Tx) -> None:
    await tx.execute("SELECT pg_sleep(60)", timeout=0.02)


async def hang(_tx: Tx) -> None:
    await asyncio.Event().wait()


WRONG: dict[str, Fault] = {
    "one argument too few": one_argument_too_few,
    "two at once": two_at_once,
    "a file that is missing": a_file_that_is_missing,
}
SLOW: dict[str, Fault] = {"statement timeout": statement_timeout, "command timeout": command_timeout, "hang": hang}


class Handler:
    """Notes what it sees; of the keys that are named it meets a fault instead, so many times."""

    def __init__(self, fault: Fault, keys: Sequence[UUID] | None = None, times: int = 1_000) -> None:
        self._fault = fault
        self._keys = keys
        self._left = times
        self.attempts = 0

    async def __call__(self, tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        self.attempts += 1
        for event in events:
            if self._left and (self._keys is None or event.key in self._keys):
                self._left -= 1
                await self._fault(tx)
            await tx.execute("INSERT INTO seen (key, sequence) VALUES ($1, $2)", event.key, event.sequence)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "BATCH_SECONDS", 1.0)
    monkeypatch.setattr(processor, "RECORD_SECONDS", 0.2)
    monkeypatch.setattr(processor, "PAUSE_OF_WHAT_IS_SLOW", 0.01)


def made(pool: Pool, handler: Handler, kind: Kind = Kind.REACTION) -> Processor:
    return Processor("probe", Consumer(ERASURES, kind, handler), pool, HandClock(HAPPENED))


async def seen(pool: Pool) -> list[tuple[UUID, int]]:
    return [(row["key"], row["sequence"]) for row in await pool.fetch("SELECT key, sequence FROM seen ORDER BY number")]


async def reasons(pool: Pool) -> list[str]:
    return [row["reason"] for row in await pool.fetch("SELECT reason FROM dead_letters ORDER BY id")]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("fault", WRONG)
async def test_a_wrong_call_is_the_records_fault_at_once(probe: Pool, fault: str, kind: Kind) -> None:
    good = [uuid7(), uuid7()]
    batch = [erasure(good[0]), erasure(BAD, offset=2), erasure(good[1], offset=3)]

    await made(probe, Handler(WRONG[fault], [BAD]), kind).consume(batch, patience=0)

    assert {key for key, _ in await seen(probe)} == set(good)
    assert len(await reasons(probe)) == 1


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("fault", SLOW)
async def test_a_record_that_is_slow_while_others_pass_is_kept_aside(probe: Pool, fault: str, kind: Kind) -> None:
    good = [uuid7() for _ in range(4)]
    batch = [erasure(key, offset=number) for number, key in enumerate([BAD, *good])]
    handler = Handler(SLOW[fault], [BAD])

    await made(probe, handler, kind).consume(batch)

    assert {key for key, _ in await seen(probe)} == set(good)
    (reason,) = await reasons(probe)
    assert reason.startswith(("QueryCanceledError at", "TimeoutError at"))
    assert handler.attempts == 1 + len(good) + 2  # the batch, the others, and twice the slow one


async def test_where_nothing_passes_the_database_is_slow_and_consuming_waits(probe: Pool) -> None:
    batch = [erasure(uuid7(), offset=number) for number in range(3)]
    consumer = made(probe, Handler(statement_timeout))

    for _ in range(3):
        with pytest.raises(Away):
            await consumer.consume(batch)

    assert await reasons(probe) == []
    assert str(consumer.part) == "probe.erasures.reaction gets nowhere: QueryCanceledError"
    assert consumer.part.nowhere_for() > 0


async def test_a_slow_record_alone_waits_for_others_to_tell_whose_fault_it_is(probe: Pool) -> None:
    consumer = made(probe, Handler(statement_timeout, [BAD]))
    for _ in range(2):
        with pytest.raises(Away):
            await consumer.consume([erasure(BAD)])
    assert await reasons(probe) == []

    other = uuid7()
    await consumer.consume([erasure(BAD), erasure(other, offset=2)])

    assert await seen(probe) == [(other, 1)]
    assert len(await reasons(probe)) == 1


async def test_one_hiccup_of_the_database_costs_no_record(probe: Pool) -> None:
    batch = [erasure(uuid7(), offset=number) for number in range(4)]

    await made(probe, Handler(statement_timeout, times=2)).consume(batch)

    assert len(await seen(probe)) == 4
    assert await reasons(probe) == []


async def test_what_follows_a_slow_record_of_its_key_waits_behind_it(probe: Pool) -> None:
    """The first change is slow twice, in the batch and alone, and passes then: its order is kept."""
    other = uuid7()
    batch = [erasure(BAD, 1), erasure(BAD, 2, offset=2), erasure(other, offset=3)]

    await made(probe, Handler(statement_timeout, [BAD], times=2)).consume(batch)

    assert await seen(probe) == [(other, 1), (BAD, 1), (BAD, 2)]
    assert await reasons(probe) == []


async def test_what_follows_a_slow_record_that_is_kept_aside_is_held(probe: Pool) -> None:
    batch = [erasure(BAD, 1), erasure(BAD, 2, offset=2), erasure(uuid7(), offset=3)]

    await made(probe, Handler(statement_timeout, [BAD], times=3)).consume(batch)

    assert (await reasons(probe))[1] == "an earlier change of this key is parked"


async def test_many_slow_records_hold_no_other_for_longer_than_one_delivery(
    probe: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, good = [uuid7() for _ in range(6)], [uuid7() for _ in range(3)]
    batch = [erasure(key, offset=number) for number, key in enumerate([*slow, *good])]
    consumer = made(probe, Handler(hang, slow))

    deliveries = 0
    while len(await reasons(probe)) < len(slow):
        deliveries += 1
        assert deliveries < 20
        try:
            await consumer.consume(batch, patience=0.5)
        except Away:
            continue
        assert {key for key, _ in await seen(probe)} == set(good)

    assert {key for key, _ in await seen(probe)} == set(good)


async def test_each_attempt_is_a_step_that_the_watchdog_sees(probe: Pool) -> None:
    """A thousand records one by one take longer than its patience; none of them does."""
    steps: list[float] = []
    consumer = made(probe, Handler(statement_timeout, [BAD]))
    consumer.part.turns = lambda: steps.append(0.0)  # type: ignore[method-assign]
    batch = [erasure(key, offset=number) for number, key in enumerate([BAD, *(uuid7() for _ in range(20))])]

    await consumer.consume(batch)

    assert len(steps) >= 22
