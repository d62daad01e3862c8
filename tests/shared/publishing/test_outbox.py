import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from shared.contracts import ERASURES, ErasureState, Record
from shared.ids import uuid7
from shared.postgres import Pool, transaction
from shared.publishing import outbox
from shared.publishing.outbox import NotItsProducer, collecting_tokens
from tests.fixtures.records import SAID_BY_PROBE

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def erased(key: UUID) -> Record:
    state = ErasureState(erasure_id=key, version=1, change="erased", service="probe", person_id=uuid7(), erased_at=NOW)
    return SAID_BY_PROBE.record(state)


async def test_sequences_of_a_key_start_at_one_and_have_no_gaps(probe: Pool) -> None:
    key = uuid7()
    async with transaction(probe) as tx:
        tokens = [await outbox.add(tx, erased(key), NOW) for _ in range(3)]

    assert [token.sequence for token in tokens] == [1, 2, 3]


async def test_a_rolled_back_fact_leaves_no_gap(probe: Pool) -> None:
    key = uuid7()
    async with probe.acquire() as connection:
        transaction_ = connection.transaction()
        await transaction_.start()
        await outbox.add(connection, erased(key), NOW)
        await transaction_.rollback()
    async with transaction(probe) as tx:
        token = await outbox.add(tx, erased(key), NOW)

    assert token.sequence == 1
    assert await probe.fetchval("SELECT count(*) FROM outbox") == 1


async def test_outbox_ids_follow_the_order_of_sequences_under_concurrency(probe: Pool) -> None:
    key = uuid7()

    async def add() -> None:
        async with transaction(probe) as tx:
            await outbox.add(tx, erased(key), NOW)

    await asyncio.gather(*(add() for _ in range(40)))

    rows = await probe.fetch("SELECT sequence FROM outbox ORDER BY id")
    assert [row["sequence"] for row in rows] == list(range(1, 41))


async def test_a_request_learns_the_tokens_of_what_it_wrote(probe: Pool) -> None:
    key = uuid7()
    with collecting_tokens() as noted:
        async with transaction(probe) as tx:
            await outbox.add(tx, erased(key), NOW)

    assert [str(token) for token in noted] == [f"erasures/{key}@1"]


async def test_a_tombstone_is_due_once_more_after_the_compaction_lag(probe: Pool) -> None:
    key = uuid7()
    async with transaction(probe) as tx:
        await outbox.add(tx, SAID_BY_PROBE.tombstone(key), NOW)

    timer = await probe.fetchrow("SELECT kind, version, due_at FROM timers")
    assert timer is not None
    assert tuple(timer) == ("tombstone-again:erasures", 1, NOW + timedelta(days=14))


async def test_a_tombstone_sent_again_keeps_its_sequence(probe: Pool) -> None:
    key = uuid7()
    async with transaction(probe) as tx:
        await outbox.add(tx, SAID_BY_PROBE.tombstone(key), NOW)
        await outbox.send_again(tx, [SAID_BY_PROBE.tombstone(key)], NOW)

    rows = await probe.fetch("SELECT sequence, value FROM outbox ORDER BY id")
    assert [tuple(row) for row in rows] == [(1, None), (1, None)]


async def test_a_service_says_only_what_the_registry_gives_it(probe: Pool) -> None:
    state = ErasureState(
        erasure_id=uuid7(), version=1, change="erased", service="probe", person_id=uuid7(), erased_at=NOW
    )
    with pytest.raises(NotItsProducer, match="erasures is said by profiles, matching"):
        async with transaction(probe) as tx:
            await outbox.add(tx, ERASURES.record(state), NOW)

    assert await probe.fetchval("SELECT count(*) FROM outbox") == 0
