import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from shared.ids import uuid7
from shared.postgres import Pool, Tx, transaction
from shared.timers import Timer, TimerLoop, drop_timers, set_timer, timer
from tests.fixtures.hand_clock import HandClock


@timer("note")
async def note(tx: Tx, subject: UUID, version: int, now: object) -> None:
    await tx.execute("INSERT INTO seen (key, sequence, change) VALUES ($1, $2, 'fired')", subject, version)


@timer("fail")
async def fail(tx: Tx, subject: UUID, version: int, now: object) -> None:
    await note.handler(tx, subject, version, now)  # type: ignore[arg-type]
    raise RuntimeError("always")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


async def seen(pool: Pool) -> int:
    return int(await pool.fetchval("SELECT count(*) FROM seen"))


async def set_one(pool: Pool, clock: HandClock, kind: str, **spans: timedelta) -> UUID:
    subject = uuid7()
    async with transaction(pool) as tx:
        await set_timer(
            tx,
            kind,
            subject,
            1,
            clock.now() + spans.get("due_in", timedelta()),
            clock.now() + spans["worth"] if "worth" in spans else None,
        )
    return subject


def loop(pool: Pool, clock: HandClock, *timers: Timer) -> TimerLoop:
    return TimerLoop("probe", timers, pool, clock)


async def test_a_timer_fires_when_its_time_has_come_and_once(probe: Pool, clock: HandClock) -> None:
    await set_one(probe, clock, "note", due_in=timedelta(hours=1))
    timers = loop(probe, clock, note)

    assert not await timers.fire_next()
    clock.move(timedelta(hours=1))
    assert await timers.fire_next()
    assert not await timers.fire_next()
    assert await seen(probe) == 1


async def test_two_loops_share_the_work_and_repeat_nothing(probe: Pool, clock: HandClock) -> None:
    for _ in range(40):
        await set_one(probe, clock, "note")

    async def drain(timers: TimerLoop) -> None:
        while await timers.fire_next():
            pass

    await asyncio.gather(drain(loop(probe, clock, note)), drain(loop(probe, clock, note)))

    assert await seen(probe) == 40


async def test_a_timer_that_is_no_longer_worth_it_is_dropped_unfired(probe: Pool, clock: HandClock) -> None:
    await set_one(probe, clock, "note", worth=timedelta(minutes=5))
    clock.move(timedelta(minutes=6))

    assert await loop(probe, clock, note).fire_next()
    assert await seen(probe) == 0
    assert await probe.fetchval("SELECT count(*) FROM timers") == 0


async def test_a_failing_timer_leaves_nothing_waits_and_stops_no_other(probe: Pool, clock: HandClock) -> None:
    await set_one(probe, clock, "fail")
    await set_one(probe, clock, "note", due_in=timedelta(microseconds=1))
    clock.move(timedelta(milliseconds=1))
    timers = loop(probe, clock, note, fail)

    assert await timers.fire_next()
    assert await timers.fire_next()
    assert not await timers.fire_next()
    assert await seen(probe) == 1
    clock.move(timedelta(seconds=2))
    assert await timers.fire_next()
    assert await probe.fetchval("SELECT attempts FROM timers") == 2


async def test_a_timer_waits_while_the_topic_it_depends_on_is_behind(probe: Pool, clock: HandClock) -> None:
    behind = {"sessions"}
    waiting = Timer("note", note.handler, waits_for=("sessions",))
    await set_one(probe, clock, "note")
    timers = TimerLoop("probe", [waiting], probe, clock, caught_up=lambda topic: topic not in behind)

    assert not await timers.fire_next()
    behind.clear()
    assert await timers.fire_next()


async def test_a_dropped_timer_does_not_fire(probe: Pool, clock: HandClock) -> None:
    subject = await set_one(probe, clock, "note")
    async with transaction(probe) as tx:
        await drop_timers(tx, "note", subject)

    assert not await loop(probe, clock, note).fire_next()


async def test_setting_a_timer_again_moves_it(probe: Pool, clock: HandClock) -> None:
    subject = await set_one(probe, clock, "note")
    async with transaction(probe) as tx:
        await set_timer(tx, "note", subject, 1, clock.now() + timedelta(hours=1))

    assert not await loop(probe, clock, note).fire_next()


async def test_a_command_that_drops_a_timer_while_it_fires_waits_in_no_circle(probe: Pool, clock: HandClock) -> None:
    """Commands lock their aggregate and then the timer's row; firing locked them the other way round."""
    aggregate = uuid7()
    await probe.execute("INSERT INTO seen (key, sequence, change) VALUES ($1, 1, 'aggregate')", aggregate)
    locked, claimed = asyncio.Event(), asyncio.Event()

    @timer("circle")
    async def end(tx: Tx, subject: UUID, version: int, now: object) -> None:
        claimed.set()
        await locked.wait()
        await tx.execute("SELECT FROM seen WHERE key = $1 FOR UPDATE", aggregate)

    subject = await set_one(probe, clock, "circle")
    before = await deadlocks(probe)

    async def command() -> None:
        async with transaction(probe) as tx:
            await tx.execute("SELECT FROM seen WHERE key = $1 FOR UPDATE", aggregate)
            locked.set()
            await claimed.wait()
            await drop_timers(tx, "circle", subject)

    await asyncio.wait_for(asyncio.gather(loop(probe, clock, end).fire_next(), command()), 10)
    assert await deadlocks(probe) == before
    assert await probe.fetchval("SELECT count(*) FROM timers") == 0


async def deadlocks(pool: Pool) -> int:
    await pool.execute("SELECT pg_stat_force_next_flush()")
    return int(await pool.fetchval("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))


async def test_a_timer_that_is_moved_while_it_fires_stays(probe: Pool, clock: HandClock) -> None:
    @timer("move")
    async def move(tx: Tx, subject: UUID, version: int, now: object) -> None:
        await set_timer(tx, "move", subject, version, clock.now() + timedelta(hours=1))

    await set_one(probe, clock, "move")
    timers = loop(probe, clock, move)

    assert await timers.fire_next()
    assert not await timers.fire_next()
    assert await probe.fetchval("SELECT count(*) FROM timers") == 1


async def statement_timeout(tx: Tx) -> None:
    await tx.execute("SET LOCAL statement_timeout = 20")
    await tx.execute("SELECT pg_sleep(60)")


async def one_argument_too_few(tx: Tx) -> None:
    await tx.fetchval("SELECT $1::int + $2::int", 1)


async def hang(_tx: Tx) -> None:
    await asyncio.Event().wait()


async def somebody_elses_lock(_tx: Tx) -> None:
    raise asyncpg.LockNotAvailableError("canceling statement due to lock timeout")


@pytest.mark.parametrize("fault", [statement_timeout, one_argument_too_few, hang, somebody_elses_lock])
async def test_a_timer_that_meets_a_fault_is_put_off_and_the_others_fire(
    probe: Pool, clock: HandClock, monkeypatch: pytest.MonkeyPatch, fault: Callable[[Tx], Awaitable[None]]
) -> None:
    monkeypatch.setattr("shared.timers.HANDLER_SECONDS", 0.1)

    @timer("faulty")
    async def faulty(tx: Tx, subject: UUID, version: int, now: object) -> None:
        await fault(tx)

    await set_one(probe, clock, "faulty")
    await set_one(probe, clock, "note", due_in=timedelta(microseconds=1))
    clock.move(timedelta(milliseconds=1))
    timers = loop(probe, clock, faulty, note)

    assert await timers.fire_next()
    assert await timers.fire_next()
    assert await seen(probe) == 1
    assert await probe.fetchval("SELECT attempts FROM timers") == 1
