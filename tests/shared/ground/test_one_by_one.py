"""Work on many at once: one whose turn fails is put off, and everybody else has theirs in the same pass."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest
from pydantic import SecretStr

from shared.ground import faults, one_by_one
from shared.ground.faults import break_code
from shared.ground.jobs import WorkerParts
from shared.ground.one_by_one import MOST_PUT_OFF_IN_A_ROW, Batches
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import Pool, Tx
from shared.running.housekeeping import Housekeeping
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.metrics import sample

WORK = "counting"
OF_THE_CODE = ("wrong call", "error", "hang", "statement timeout")
FOR_EVER = 10_000

TAKE = """
SELECT key FROM seen
WHERE change = 'waits' AND CASE
    WHEN $1::uuid IS NULL THEN key NOT IN (SELECT subject FROM put_off WHERE work = 'counting') ELSE key = $1
END
ORDER BY key FOR UPDATE SKIP LOCKED
"""
ANY_WAITING = """
SELECT EXISTS (SELECT FROM seen WHERE change = 'waits') OR EXISTS (SELECT FROM put_off WHERE work = $1 AND not_before <= $2)
"""
COUNT = """
UPDATE seen SET change = 'counted', sequence = sequence + 1 WHERE key = ANY ($1::uuid[])
"""


@dataclass
class Bench:
    """A job that counts each of many once, and who waits for it."""

    pool: Pool
    clock: HandClock = field(default_factory=HandClock)
    batches_tried: list[int] = field(default_factory=list)
    times_taken: int = 0

    def __post_init__(self) -> None:
        self.parts = WorkerParts("probe", ServiceSettings(database_url=SecretStr("")), self.pool, self.clock)
        self.counting: Batches[None] = Batches(self.parts, WORK, self._take, self._count, looks=ANY_WAITING)

    async def _take(self, tx: Tx, only: UUID | None) -> dict[UUID, None]:
        self.times_taken += 1
        return dict.fromkeys([key for (key,) in await tx.fetch(TAKE, only)])

    async def _count(self, tx: Tx, taken: Mapping[UUID, None]) -> None:
        self.batches_tried.append(len(taken))
        await tx.execute(COUNT, list(taken))

    async def arrive(self, number: int) -> Sequence[UUID]:
        keys = [uuid7() for _ in range(number)]
        await self.pool.executemany(
            "INSERT INTO seen (key, sequence, change) VALUES ($1, 0, 'waits')", [(each,) for each in keys]
        )
        return keys

    async def counted(self) -> set[UUID]:
        rows = await self.pool.fetch("SELECT key, sequence FROM seen WHERE change = 'counted'")
        assert {row["sequence"] for row in rows} <= {1}
        return {row["key"] for row in rows}

    async def put_off(self) -> dict[UUID, int]:
        return {row["subject"]: row["attempts"] for row in await self.pool.fetch("SELECT * FROM put_off")}


@pytest.fixture
async def bench(probe: Pool, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(one_by_one, "ATTEMPT_SECONDS", 0.3)
    return Bench(probe)


@pytest.fixture(autouse=True)
def mended() -> Iterator[None]:
    yield
    faults.disarm()


def break_for(key: UUID, fault: str = "error", times: int = FOR_EVER) -> None:
    break_code(f"each of {WORK}", fault, times=times, about=key)


@pytest.mark.parametrize("fault", OF_THE_CODE)
@pytest.mark.parametrize("place", [0, 5, 11])
async def test_one_whose_turn_fails_is_put_off_and_all_others_have_theirs_in_the_same_pass(
    bench: Bench, fault: str, place: int
) -> None:
    keys = await bench.arrive(12)
    break_for(keys[place], fault)
    await bench.counting.work()
    assert await bench.counted() == set(keys) - {keys[place]}
    assert await bench.put_off() == {keys[place]: 1}


async def test_who_is_put_off_hurts_no_later_batch(bench: Bench) -> None:
    bad, *_ = await bench.arrive(3)
    break_for(bad)
    await bench.counting.work()
    bench.batches_tried.clear()
    await bench.arrive(5)
    await bench.counting.work()
    assert bench.batches_tried == [5]


async def test_pauses_double_and_are_bounded(bench: Bench) -> None:
    bad, *_ = await bench.arrive(2)
    break_for(bad)
    pauses = []
    for _ in range(13):
        await bench.counting.work()
        until = await bench.pool.fetchval("SELECT not_before FROM put_off")
        pauses.append((until - bench.clock.now()).total_seconds())
        bench.clock.instant = until
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600]


async def test_who_was_put_off_has_their_turn_once_the_fault_is_mended(bench: Bench) -> None:
    bad, *others = await bench.arrive(4)
    break_for(bad)
    await bench.counting.work()
    faults.disarm()

    assert await bench.counting.work() == 0  # not before their time
    bench.clock.move(timedelta(seconds=1))
    assert await bench.counting.work() == 1

    assert await bench.counted() == {bad, *others}
    assert await bench.put_off() == {}


async def test_who_no_longer_waits_is_forgotten(bench: Bench) -> None:
    bad, *_ = await bench.arrive(2)
    break_for(bad)
    await bench.counting.work()
    await bench.pool.execute("DELETE FROM seen WHERE key = $1", bad)
    faults.disarm()
    bench.clock.move(timedelta(seconds=1))
    await bench.counting.work()
    assert await bench.put_off() == {}


async def test_a_database_that_is_away_puts_nobody_off(bench: Bench) -> None:
    keys = await bench.arrive(3)
    break_for(keys[1], "database away", times=1)
    with pytest.raises(ConnectionRefusedError):
        await bench.counting.work()
    assert (await bench.counted(), await bench.put_off()) == (set(), {})

    await bench.counting.work()
    assert await bench.counted() == set(keys)


@pytest.mark.parametrize("fault", ["hang", "statement timeout"])
async def test_where_nobody_passes_the_database_is_slow_and_nobody_is_put_off(bench: Bench, fault: str) -> None:
    keys = await bench.arrive(3)
    break_code(f"each of {WORK}", fault, times=4)  # the batch and each of it
    with pytest.raises((TimeoutError, asyncpg.QueryCanceledError)):
        await bench.counting.work()
    assert (await bench.counted(), await bench.put_off()) == (set(), {})

    await bench.counting.work()
    assert await bench.counted() == set(keys)


async def test_who_comes_after_one_that_hangs_alone_is_tried_before_it(bench: Bench) -> None:
    (bad,) = await bench.arrive(1)
    break_for(bad, "hang")
    with pytest.raises(TimeoutError):
        await bench.counting.work()
    bench.batches_tried.clear()

    later = await bench.arrive(2)
    await bench.counting.work()
    assert await bench.counted() == set(later)
    assert bench.batches_tried == [1, 1]
    assert await bench.put_off() == {bad: 1}


async def test_somebody_elses_lock_holds_up_one_and_nobody_else(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = await bench.arrive(3)
    count = bench.counting._do

    async def lock_then_count(tx: Tx, taken: Mapping[UUID, None]) -> None:
        if keys[0] in taken:
            raise asyncpg.LockNotAvailableError("canceling statement due to lock timeout")
        await count(tx, taken)

    monkeypatch.setattr(bench.counting, "_do", lock_then_count)
    await bench.counting.work()
    assert (await bench.counted(), await bench.put_off()) == (set(keys[1:]), {keys[0]: 1})


async def test_where_everybody_fails_it_is_the_job_and_it_says_so(bench: Bench) -> None:
    await bench.arrive(MOST_PUT_OFF_IN_A_ROW + 20)
    break_code(f"each of {WORK}", "error", times=FOR_EVER)
    with pytest.raises(ValueError, match="a bug"):
        await bench.counting.work()
    assert len(await bench.put_off()) == MOST_PUT_OFF_IN_A_ROW


async def test_where_nobody_waits_nothing_is_locked_and_who_was_put_off_has_their_turn_in_time(bench: Bench) -> None:
    assert (await bench.counting.work(), bench.times_taken) == (0, 0)
    (bad,) = await bench.arrive(1)
    break_for(bad)
    await bench.counting.work()
    faults.disarm()
    await bench.pool.execute("UPDATE seen SET change = 'is away' WHERE key = $1", bad)
    bench.times_taken = 0
    assert (await bench.counting.work(), bench.times_taken) == (0, 0)
    bench.clock.move(timedelta(seconds=1))
    assert await bench.counting.work() == 1
    assert await bench.put_off() == {}


async def test_a_batch_that_is_well_is_done_whole(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_by_one, "ATTEMPT_SECONDS", 20.0)
    await bench.arrive(2_000)
    assert await bench.counting.work() == 2_000
    assert bench.batches_tried == [2_000]


async def test_two_workers_count_each_once_and_put_one_off(bench: Bench) -> None:
    keys = await bench.arrive(40)
    break_for(keys[3])
    other = Bench(bench.pool, bench.clock)
    while await bench.counting.work() + await other.counting.work():
        pass
    assert await bench.counted() == set(keys) - {keys[3]}


async def test_it_is_told_with_its_stack_and_without_who_it_is(
    bench: Bench, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, *_ = await bench.arrive(2)
    break_for(bad)
    before = _turns_failed()
    await bench.counting.work()

    logged = caplog.text + "".join(capsys.readouterr())
    assert "one is put off" in logged
    assert " _fail" in logged
    assert str(bad) not in logged
    assert _turns_failed() - before == 1


async def test_how_many_are_put_off_and_since_when_shows_until_they_have_their_turn(bench: Bench) -> None:
    bad, *_ = await bench.arrive(2)
    break_for(bad)
    await bench.counting.work()
    bench.clock.move(timedelta(minutes=2))
    housekeeping = Housekeeping()
    await housekeeping._measure(bench.parts)
    assert (_shown("mentoring_put_off"), _shown("mentoring_put_off_oldest_seconds")) == (1, 120)

    faults.disarm()
    await bench.counting.work()
    await housekeeping._measure(bench.parts)
    assert _shown("mentoring_put_off") is None


def _turns_failed() -> float:
    return sample("mentoring_turns_failed_total", service="probe", job=WORK, kind="wrong") or 0.0


def _shown(name: str) -> float | None:
    return sample(name, service="probe", job=WORK)
