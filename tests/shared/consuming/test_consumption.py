import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from shared.consuming import Away, Consumer, Event, KeptRecord, Kind, Processor
from shared.consuming.dead_letters import EarlierChangeParked
from shared.consuming.processor import MOST_PARKED_IN_A_ROW
from shared.contracts import ERASURES
from shared.ids import uuid7
from shared.postgres import Pool, Tx, transaction
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import (
    HAPPENED,
    erasure,
    tombstone,
    with_header,
    with_value,
    without_header,
)

BAD = uuid7()
NUL = uuid7()


async def note(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    """Writes down what it sees; chokes on two keys."""
    for event in events:
        if event.key == BAD:
            raise ValueError("what this says must never be kept: secret")
        change = "a\x00b" if event.key == NUL else ("gone" if event.state is None else "here")
        await tx.execute(
            "INSERT INTO seen (key, sequence, change) VALUES ($1, $2, $3)", event.key, event.sequence, change
        )


def processor(pool: Pool, kind: Kind, worth: timedelta | None = None) -> Processor:
    return Processor("probe", Consumer(ERASURES, kind, note, worth), pool, HandClock(HAPPENED))


async def seen(pool: Pool) -> list[tuple[UUID, int]]:
    return [(row["key"], row["sequence"]) for row in await pool.fetch("SELECT key, sequence FROM seen ORDER BY number")]


async def reasons(pool: Pool) -> list[str]:
    return [row["reason"] for row in await pool.fetch("SELECT reason FROM dead_letters ORDER BY id")]


@pytest.mark.parametrize("kind", Kind)
async def test_a_batch_delivered_twice_takes_effect_once(probe: Pool, kind: Kind) -> None:
    batch = [erasure(uuid7(), offset=number) for number in range(5)]
    consumer = processor(probe, kind)

    await consumer.consume(batch)
    await consumer.consume(batch)

    assert len(await seen(probe)) == 5


async def test_a_projection_sees_only_the_newest_state_of_a_key(probe: Pool) -> None:
    key = uuid7()
    await processor(probe, Kind.PROJECTION).consume([erasure(key, 1), erasure(key, 3), erasure(key, 2)])

    assert await seen(probe) == [(key, 3)]


async def test_a_projection_passes_over_what_is_older_than_it_knows(probe: Pool) -> None:
    key = uuid7()
    consumer = processor(probe, Kind.PROJECTION)
    await consumer.consume([erasure(key, 5)])
    await consumer.consume([erasure(key, 4)])

    assert await seen(probe) == [(key, 5)]


async def test_a_reaction_sees_every_change_in_order(probe: Pool) -> None:
    key, other = uuid7(), uuid7()
    consumer = processor(probe, Kind.REACTION)
    await consumer.consume([erasure(key, 1), erasure(other, 1, offset=2), erasure(key, 2, offset=3)])
    await consumer.consume([erasure(key, 2, offset=3), erasure(key, 3, offset=4)])

    assert await seen(probe) == [(key, 1), (other, 1), (key, 2), (key, 3)]


async def test_a_tombstone_reaches_the_handler_and_nothing_late_brings_the_key_back(probe: Pool) -> None:
    key = uuid7()
    consumer = processor(probe, Kind.PROJECTION)
    await consumer.consume([tombstone(key, 2)])
    await consumer.consume([erasure(key, 1)])

    rows = await probe.fetch("SELECT change FROM seen")
    assert [row["change"] for row in rows] == ["gone"]


async def test_a_reaction_passes_over_changes_too_old_to_be_worth_it(probe: Pool) -> None:
    fresh, stale = uuid7(), uuid7()
    consumer = processor(probe, Kind.REACTION, worth=timedelta(hours=1))
    await consumer.consume([erasure(stale, 1, time=HAPPENED - timedelta(hours=2)), erasure(fresh, 1, offset=2)])

    assert await seen(probe) == [(fresh, 1)]


async def test_one_bad_record_is_kept_aside_and_its_neighbours_take_effect(probe: Pool) -> None:
    good = [uuid7() for _ in range(6)]
    batch = [erasure(key, offset=number) for number, key in enumerate([*good[:3], BAD, *good[3:]])]
    await processor(probe, Kind.PROJECTION).consume(batch)

    assert {key for key, _ in await seen(probe)} == set(good)
    letter = await probe.fetchrow("SELECT * FROM dead_letters")
    assert letter is not None
    assert (letter["subject"], letter["key"], letter["record_offset"]) == (BAD, str(BAD).encode(), 3)


async def test_a_reason_names_the_failure_and_repeats_nothing(probe: Pool) -> None:
    await processor(probe, Kind.PROJECTION).consume([erasure(BAD)])

    (reason,) = await reasons(probe)
    assert reason.startswith("ValueError at tests.shared.consuming.test_consumption:")
    assert "secret" not in reason


async def test_what_postgres_refuses_to_store_is_kept_aside(probe: Pool) -> None:
    other = uuid7()
    await processor(probe, Kind.PROJECTION).consume([erasure(NUL), erasure(other, offset=2)])

    assert await seen(probe) == [(other, 1)]
    assert len(await reasons(probe)) == 1


async def test_later_changes_of_a_parked_key_wait_behind_it_in_a_reaction(probe: Pool) -> None:
    other = uuid7()
    consumer = processor(probe, Kind.REACTION)
    await consumer.consume([erasure(BAD, 1), erasure(other, 1, offset=2)])
    await consumer.consume([erasure(BAD, 2, offset=3), erasure(other, 2, offset=4)])

    assert await seen(probe) == [(other, 1), (other, 2)]
    assert (await reasons(probe))[1] == "an earlier change of this key is parked"


async def test_a_newer_state_may_pass_a_parked_one_in_a_projection(probe: Pool) -> None:
    key = uuid7()
    consumer = processor(probe, Kind.PROJECTION)
    await consumer.consume([with_value(erasure(key, 1), b"{")])
    await consumer.consume([erasure(key, 2)])

    assert await seen(probe) == [(key, 2)]


async def test_a_record_delivered_again_after_it_was_parked_is_kept_once(probe: Pool) -> None:
    consumer = processor(probe, Kind.REACTION)
    for _ in range(2):
        await consumer.consume([erasure(BAD, 1)])

    assert len(await reasons(probe)) == 1


GOOD = uuid7()
POISON: dict[str, tuple[KeptRecord, str]] = {
    "no type": (without_header(erasure(GOOD), "ce_type"), "no ce_type header"),
    "null type": (with_header(erasure(GOOD), "ce_type", None), "no ce_type header"),
    "another major version": (
        with_header(erasure(GOOD), "ce_type", b"mentoring.erasure.v2"),
        "unknown major version",
    ),
    "null key": (replace(erasure(GOOD), key=None), "the key is no UUID"),
    "key of bytes": (replace(erasure(GOOD), key=b"\xff\x00"), "the key is no UUID"),
    "foreign subject": (with_header(erasure(GOOD), "ce_subject", b"x"), "ce_subject is not the key"),
    "no sequence": (without_header(erasure(GOOD), "ce_sequence"), "ce_sequence is no positive 64-bit integer"),
    "sequence beyond 64 bits": (
        with_header(erasure(GOOD), "ce_sequence", b"9" * 19),
        "ce_sequence is no positive 64-bit integer",
    ),
    "time in words": (with_header(erasure(GOOD), "ce_time", b"noon"), "ce_time is no instant"),
    "naive time": (with_header(erasure(GOOD), "ce_time", b"2026-01-01T00:00:00"), "ce_time has no offset"),
    "bad JSON": (with_value(erasure(GOOD), b"{"), "1 invalid fields, first json_invalid at the value"),
    "not UTF-8": (with_value(erasure(GOOD), b"\xff"), "1 invalid fields, first json_invalid at the value"),
    "empty value": (with_value(erasure(GOOD), b""), "1 invalid fields, first json_invalid at the value"),
    "wrong shape": (with_value(erasure(GOOD), b"[]"), "1 invalid fields, first model_type at the value"),
    "another aggregate's state": (
        with_value(erasure(GOOD), erasure(uuid7()).value),
        "the state belongs to another key",
    ),
}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", POISON)
async def test_poison_is_kept_with_its_reason_and_stops_nobody_else(probe: Pool, name: str, kind: Kind) -> None:
    poison, reason = POISON[name]
    other = uuid7()
    await processor(probe, kind).consume([poison, erasure(other, offset=7)])

    assert await seen(probe) == [(other, 1)]
    assert await reasons(probe) == [reason]
    kept = await probe.fetchrow("SELECT key, value, header_names, header_values FROM dead_letters")
    assert kept is not None
    assert (kept["key"], kept["value"]) == (poison.key, poison.value)
    assert kept["header_names"] == [name.encode() for name, _ in poison.headers]
    assert kept["header_values"] == [value for _, value in poison.headers]


async def test_a_record_of_an_unknown_type_is_ignored(probe: Pool) -> None:
    await processor(probe, Kind.PROJECTION).consume([with_header(erasure(GOOD), "ce_type", b"mentoring.new.v1")])

    assert await seen(probe) == []
    assert await reasons(probe) == []


async def test_two_members_with_the_same_records_write_each_effect_once(probe: Pool) -> None:
    batch = [erasure(uuid7(), offset=number) for number in range(50)]
    members = [processor(probe, Kind.REACTION) for _ in range(4)]
    await asyncio.gather(
        *(member.consume(batch if number % 2 else batch[::-1]) for number, member in enumerate(members))
    )

    assert sorted(await seen(probe)) == sorted((UUID((r.key or b"").decode()), 1) for r in batch)


async def test_what_is_only_away_is_tried_again_and_parks_nothing(probe: Pool) -> None:
    failures = iter([asyncpg.DeadlockDetectedError("once"), asyncpg.LockNotAvailableError("twice")])

    async def stumble(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        if (failure := next(failures, None)) is not None:
            raise failure
        await note(tx, events, now)

    consumer = Processor("probe", Consumer(ERASURES, Kind.PROJECTION, stumble), probe, HandClock(HAPPENED))
    await consumer.consume([erasure(GOOD)])

    assert await seen(probe) == [(GOOD, 1)]
    assert await reasons(probe) == []


async def test_waiting_for_what_is_away_ends_when_the_partition_is_taken(probe: Pool) -> None:
    async def away(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        raise asyncpg.LockNotAvailableError("for ever")

    consumer = Processor("probe", Consumer(ERASURES, Kind.PROJECTION, away), probe, HandClock(HAPPENED))
    with pytest.raises(Away):
        await consumer.consume([erasure(GOOD)], give_up=lambda: True)

    assert await reasons(probe) == []


class Choking:
    """A handler that fails until it is mended."""

    def __init__(self) -> None:
        self.mended = False

    async def __call__(self, tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        if not self.mended:
            raise ValueError("not yet")
        await note(tx, events, now)


async def replay(pool: Pool, consumer: Processor, letter: int, reason: str = "mended") -> str:
    async with transaction(pool) as tx:
        return await consumer.replay(tx, letter, actor="operator", reason=reason)


async def letters(pool: Pool) -> list[int]:
    return [row["id"] for row in await pool.fetch("SELECT id FROM dead_letters ORDER BY id")]


async def test_a_replayed_letter_takes_its_effect_and_goes(probe: Pool) -> None:
    handler = Choking()
    consumer = Processor("probe", Consumer(ERASURES, Kind.REACTION, handler), probe, HandClock(HAPPENED))
    await consumer.consume([erasure(GOOD, 1)])
    await consumer.consume([erasure(GOOD, 2)])
    handler.mended = True
    first, second = await letters(probe)

    with pytest.raises(EarlierChangeParked):
        await replay(probe, consumer, second)
    outcomes = [await replay(probe, consumer, each) for each in (first, second)]

    assert outcomes == ["handled", "handled"]
    assert await seen(probe) == [(GOOD, 1), (GOOD, 2)]
    assert await letters(probe) == []
    acts = await probe.fetch("SELECT act, actor, reason, outcome FROM operator_acts")
    assert [tuple(act) for act in acts] == [("replay", "operator", "mended", "handled")] * 2


async def test_a_letter_that_a_newer_state_has_passed_is_superseded(probe: Pool) -> None:
    handler = Choking()
    consumer = Processor("probe", Consumer(ERASURES, Kind.PROJECTION, handler), probe, HandClock(HAPPENED))
    await consumer.consume([erasure(GOOD, 1)])
    handler.mended = True
    await consumer.consume([erasure(GOOD, 2)])
    (letter,) = await letters(probe)

    assert await replay(probe, consumer, letter) == "superseded"
    assert await seen(probe) == [(GOOD, 2)]


async def test_a_letter_that_fails_again_stays_with_the_newest_reason(probe: Pool) -> None:
    consumer = Processor("probe", Consumer(ERASURES, Kind.REACTION, Choking()), probe, HandClock(HAPPENED))
    await consumer.consume([erasure(GOOD)])
    (letter,) = await letters(probe)

    assert (await replay(probe, consumer, letter, "hope")).startswith("ValueError at ")
    assert await probe.fetchval("SELECT replays FROM dead_letters") == 1


async def test_when_everything_fails_consuming_stops_instead_of_parking_a_topic(probe: Pool) -> None:
    consumer = Processor("probe", Consumer(ERASURES, Kind.PROJECTION, Choking()), probe, HandClock(HAPPENED))
    batch = [erasure(uuid7(), offset=number) for number in range(MOST_PARKED_IN_A_ROW + 50)]

    with pytest.raises(Away):
        await consumer.consume(batch, give_up=lambda: True)

    assert len(await letters(probe)) == MOST_PARKED_IN_A_ROW
