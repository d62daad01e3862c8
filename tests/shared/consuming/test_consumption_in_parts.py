"""More records than one transaction takes: parts in order, each with its own outcome, and nothing twice."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest

from shared.consuming import Consumer, Event, Kind, Processor
from shared.consuming.processor import PART
from shared.contracts import ERASURES
from shared.ids import uuid7
from shared.postgres import Pool, Tx
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import HAPPENED, erasure, with_value

NOTE = """
INSERT INTO seen (key, sequence, change) SELECT key, sequence, 'here' FROM unnest($1::uuid[], $2::bigint[]) AS new (key, sequence)
"""


async def note(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
    assert len(events) <= PART
    await tx.execute(NOTE, [event.key for event in events], [event.sequence for event in events])


@pytest.fixture
def reaction(probe: Pool) -> Processor:
    return Processor("probe", Consumer(ERASURES, Kind.REACTION, note), probe, HandClock(HAPPENED))


async def test_many_records_take_effect_in_order_and_once(probe: Pool, reaction: Processor) -> None:
    key = uuid7()
    records = [erasure(key, number) for number in range(1, 2 * PART + 8)]

    await reaction.consume(records)
    await reaction.consume(records)

    seen = [row["sequence"] for row in await probe.fetch("SELECT sequence FROM seen ORDER BY number")]
    assert len(seen) == len(records)
    assert all(later == earlier + 1 for earlier, later in pairwise(seen))


async def test_a_bad_record_in_one_part_harms_no_other_part(probe: Pool, reaction: Processor) -> None:
    records = [erasure(uuid7(), offset=number) for number in range(2 * PART + 8)]
    records[PART + 3] = with_value(records[PART + 3], b"{")

    await reaction.consume(records)

    assert await probe.fetchval("SELECT count(*) FROM seen") == len(records) - 1
    assert await probe.fetchval("SELECT record_offset FROM dead_letters") == PART + 3
