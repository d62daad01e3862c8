"""What is cleared away."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from shared.http import housekeeping, idempotency, limits
from shared.http.idempotency import Answer, KeyedRequest
from shared.http.limits import Limit
from shared.http.parts import MINUTE
from shared.postgres import Pool

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


async def test_old_answers_and_full_buckets_are_deleted_and_nothing_else(probe: Pool) -> None:
    for days in (0, 2):
        async with probe.acquire() as tx, tx.transaction():
            request = KeyedRequest("probe", uuid4(), "write_note", "key", b"digest")
            await idempotency.keep(tx, request, Answer(201), NOW - timedelta(days=days))
        await limits.take(probe, Limit("six", 6, MINUTE), str(days), NOW - timedelta(days=days))
    await housekeeping.purge(probe, NOW)
    assert await probe.fetchval("SELECT count(*) FROM idempotency_keys") == 1
    assert await probe.fetchval("SELECT count(*) FROM rate_limits") == 1
