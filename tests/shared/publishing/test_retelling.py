"""Topics and tables that don't agree: which of them says what once more, and under which number."""

from datetime import UTC, datetime
from uuid import UUID

from shared.contracts import ErasureState
from shared.ids import uuid7
from shared.postgres import Pool, Tx, transaction
from shared.publishing import outbox
from shared.publishing.retelling import (
    Telling,
    Told,
    counted_of,
    differences,
    one_by_one,
    set_right,
    tell_again,
    waiting_in,
)
from tests.fixtures.records import SAID_BY_PROBE, state_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TOPIC = SAID_BY_PROBE.name


async def _always(_tx: Tx, key: UUID, _told: ErasureState | None) -> ErasureState | None:
    return state_of(key)


async def _never(_tx: Tx, _key: UUID, _told: ErasureState | None) -> ErasureState | None:
    return None


async def _waiting(pool: Pool) -> list[tuple[int, bool]]:
    """What waits for the relay: its sequence, and whether it is a tombstone."""
    return [tuple(row) for row in await pool.fetch("SELECT sequence, value IS NULL FROM outbox ORDER BY id")]


async def _told(pool: Pool, key: UUID, times: int) -> None:
    async with transaction(pool) as tx:
        for _ in range(times):
            await outbox.add(tx, SAID_BY_PROBE.record(state_of(key)), NOW)


def _on_topic(key: UUID, sequence: int) -> Told:
    return Told(TOPIC, key, sequence, SAID_BY_PROBE.record(state_of(key)).value)


def test_a_topic_is_ahead_or_behind_or_agrees() -> None:
    ahead, new, behind, lost, agrees, on_its_way = (uuid7() for _ in range(6))
    told = {(TOPIC, key): number for key, number in ((ahead, 5), (new, 1), (behind, 2), (agrees, 3))}
    counted = {
        (TOPIC, key): number for key, number in ((ahead, 3), (behind, 4), (lost, 1), (agrees, 3), (on_its_way, 2))
    }

    found = differences(told, counted, waiting={(TOPIC, on_its_way): 2})

    assert found.ahead == [(TOPIC, ahead), (TOPIC, new)]
    assert found.behind == [(TOPIC, behind), (TOPIC, lost)]


async def test_what_is_told_again_comes_above_all_that_was_told(probe: Pool) -> None:
    key = uuid7()
    await _told(probe, key, 2)
    async with transaction(probe) as tx:
        [deed] = await set_right(tx, [Telling(SAID_BY_PROBE, one_by_one(_always))], [_on_topic(key, 5)], now=NOW)

    assert deed.what == "told again as the tables have it"
    assert await _waiting(probe) == [(6, False)]  # what had left long ago does not leave again


async def test_what_only_the_topic_knows_is_taken_back(probe: Pool) -> None:
    key = uuid7()
    async with transaction(probe) as tx:
        [deed] = await set_right(tx, [Telling(SAID_BY_PROBE, one_by_one(_never))], [_on_topic(key, 2)], now=NOW)

    assert deed.what == "only the topic knew of it: taken back"
    assert await _waiting(probe) == [(3, True)]


async def test_what_was_erased_is_told_no_more(probe: Pool) -> None:
    key = uuid7()
    await _told(probe, key, 1)
    async with transaction(probe) as tx:
        deeds = await set_right(tx, [Telling(SAID_BY_PROBE, one_by_one(_always))], [Told(TOPIC, key, 4, None)], now=NOW)

    assert deeds == []
    assert await _waiting(probe) == []
    assert await probe.fetchval("SELECT sequence FROM outbox_sequences") == 4


async def test_a_topic_that_lost_a_state_gets_it_under_the_number_it_had_and_once(probe: Pool) -> None:
    key = uuid7()
    await _told(probe, key, 3)
    await probe.execute("DELETE FROM outbox")
    for number in (1, 0):
        async with transaction(probe) as tx:
            counted = {place: last async for _, page in counted_of(tx, TOPIC) for place, last in page.items()}
            waiting = dict([place async for page in waiting_in(tx) for place in page])
            behind = differences({}, counted, waiting).behind
            assert await tell_again(tx, [Telling(SAID_BY_PROBE, one_by_one(_always))], behind, now=NOW) == number

    assert await _waiting(probe) == [(3, False)]
