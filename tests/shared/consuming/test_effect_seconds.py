"""How long after a change its effect is there: of each event once, and not of what is caught up with."""

from datetime import timedelta

import pytest

from shared.consuming import Consumer, Kind, Processor, dead_letters
from shared.contracts import ERASURES
from shared.ids import uuid7
from shared.postgres import Pool, transaction
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.metrics import sample
from tests.fixtures.records import HAPPENED, erasure
from tests.shared.consuming.test_consumption import BAD, note


def seen(consumer: Processor, *, within: str = "+Inf") -> float:
    return sample("mentoring_effect_seconds_bucket", consumer=consumer.name, le=within) or 0.0


def consumer_of(pool: Pool, kind: Kind, *, after: timedelta) -> Processor:
    """It works so long after what its records tell of happened."""
    return Processor("probe", Consumer(ERASURES, kind, note), pool, HandClock(HAPPENED + after))


@pytest.mark.parametrize("kind", Kind)
async def test_each_event_is_measured_once_from_the_change_to_its_effect(probe: Pool, kind: Kind) -> None:
    consumer = consumer_of(probe, kind, after=timedelta(seconds=4))
    before, quick = seen(consumer), seen(consumer, within="2.5")
    batch = [erasure(uuid7(), offset=number) for number in range(5)]
    await consumer.consume(batch)
    await consumer.consume(batch)
    assert (seen(consumer), seen(consumer, within="2.5")) == (before + 5, quick)
    assert sample("mentoring_effect_seconds_count", consumer=consumer.name) == before + 5


async def test_what_is_caught_up_with_or_has_no_effect_is_not_measured(probe: Pool) -> None:
    consumer = consumer_of(probe, Kind.PROJECTION, after=timedelta(minutes=59))
    before = seen(consumer)
    late, old, bad = erasure(uuid7()), erasure(uuid7(), time=HAPPENED - timedelta(minutes=1)), erasure(BAD, offset=9)
    await consumer.consume([late, old, bad])
    assert seen(consumer) == before + 1


async def test_what_a_clock_that_is_behind_sees_in_the_future_took_no_time(probe: Pool) -> None:
    consumer = consumer_of(probe, Kind.PROJECTION, after=timedelta(seconds=-1))
    before = seen(consumer, within="0.05")
    await consumer.consume([erasure(uuid7())])
    assert seen(consumer, within="0.05") == before + 1


async def test_what_somebody_replays_is_not_measured(probe: Pool) -> None:
    await consumer_of(probe, Kind.PROJECTION, after=timedelta()).consume([erasure(BAD)])
    mended = Processor("probe", Consumer(ERASURES, Kind.PROJECTION, _take), probe, HandClock(HAPPENED))
    before = seen(mended)
    async with transaction(probe) as tx:
        (letter,) = await dead_letters.page(tx)
        assert await mended.replay(tx, letter.id, actor="a test", reason="it is mended") == "handled"
    assert seen(mended) == before


async def _take(*_: object) -> None:
    """Nothing goes wrong."""
