"""How PostgreSQL looks for what is taken: by an index, however many sessions there are.

`python -m tests.benchmarks.slots.plan` shows the same with a million sessions.
"""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from shared.postgres import Pool
from tests.benchmarks.slots.plan import SESSIONS_OF_ONE, fill, plans_of
from tests.scheduling.conftest import Desk

SESSIONS = 10_000


async def filled(pool: Pool, offering_id: UUID) -> None:
    await fill(pool, offering_id, SESSIONS, datetime.now(UTC))
    await pool.execute("ANALYZE claims, sessions, participants")


@pytest.mark.parametrize("generic", [False, True])
async def test_slots_and_bookings_are_read_by_an_index(desk: Desk, generic: bool) -> None:
    mentor, offering = await desk.mentor()
    await filled(desk.pool, UUID(offering))

    plans = await plans_of(desk.pool, mentor.id, UUID(offering), generic=generic)

    assert SESSIONS_OF_ONE < SESSIONS
    for name, plan in plans.items():
        assert "Seq Scan on claims" not in plan, (name, plan)
        assert "nobody_is_in_two_places" in plan, (name, plan)
