"""Keys that waited for a word go on each for itself: one of which the handler makes an error holds up no other."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import pytest

from shared.consuming import Consumer, Event, Kind, Processor
from shared.consuming.resuming import Waiting
from shared.consuming.unknown_words import HELD, REASON
from shared.contracts import Topic
from shared.contracts.envelope import State
from shared.ground import faults, one_by_one
from shared.ids import uuid7
from shared.postgres import Pool, Tx
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import received
from tests.fixtures.wired import parts_of


class OldState(State):
    thing_id: UUID
    change: Literal["made"]


class NewState(State):
    thing_id: UUID
    change: Literal["made", "mended"]


def topic(state: type[State]) -> Topic[Any]:
    return Topic("things", "things", state, "thing_id", "mentoring.thing.v1", ("probe",), ("probe",))


async def hear(tx: Tx, events: Sequence[Event[Any]], _now: datetime) -> None:
    for event in events:
        assert event.state is not None
        await tx.execute("INSERT INTO seen VALUES ($1, $2, $3)", event.key, event.sequence, event.state.change)


class Bench:
    """Keys that wait, each of which has said `mended` and `made` since."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.clock = HandClock()
        self.keys = [uuid7() for _ in range(4)]
        self.waiting = Waiting(Consumer(topic(NewState), Kind.REACTION, hear), parts_of("profiles", pool, self.clock))

    async def say(self) -> None:
        """Twice, as everything may come."""
        older = Processor("profiles", Consumer(topic(OldState), Kind.REACTION, hear), self.pool, self.clock)
        for _ in range(2):
            for number, key in enumerate(self.keys):
                for sequence, change in enumerate(("mended", "made"), start=1):
                    record = topic(NewState).record(NewState.model_validate({"thing_id": key, "change": change}))
                    await older.consume([received(record, sequence, offset=10 * number + sequence)])

    async def heard(self, key: UUID) -> list[str]:
        rows = await self.pool.fetch("SELECT change FROM seen WHERE key = $1 ORDER BY sequence", key)
        return [row["change"] for row in rows]


@pytest.fixture
async def bench(probe: Pool, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(one_by_one, "ATTEMPT_SECONDS", 0.3)
    made = Bench(probe)
    await made.say()
    return made


@pytest.fixture(autouse=True)
def mended() -> Iterator[None]:
    yield
    faults.disarm()


@pytest.mark.parametrize("fault", ["wrong call", "error", "hang", "statement timeout"])
async def test_a_key_of_which_the_handler_makes_an_error_waits_on_and_all_others_go_on(
    bench: Bench, fault: str
) -> None:
    bad, *others = bench.keys
    faults.break_code("profiles.things.reaction", fault, times=1_000, about=bad)
    assert await bench.waiting.go_on() == len(others)
    assert [await bench.heard(each) for each in bench.keys] == [[], *[["mended", "made"]] * 3]
    reasons = await bench.pool.fetch("SELECT reason FROM dead_letters ORDER BY id")
    assert [row["reason"] for row in reasons] == [REASON, HELD]

    faults.disarm()
    bench.clock.move(timedelta(seconds=1))
    await bench.waiting.go_on()
    assert await bench.heard(bad) == ["mended", "made"]
    assert await bench.pool.fetchval("SELECT count(*) FROM dead_letters") == 0
    assert await bench.pool.fetchval("SELECT count(*) FROM put_off") == 0


async def test_a_database_that_is_away_puts_no_key_off(bench: Bench) -> None:
    faults.break_code("profiles.things.reaction", "database away", about=bench.keys[0])
    with pytest.raises(ConnectionRefusedError):
        await bench.waiting.go_on()
    assert await bench.pool.fetchval("SELECT count(*) FROM put_off") == 0

    await bench.waiting.go_on()
    assert [await bench.heard(each) for each in bench.keys] == [["mended", "made"]] * 4
