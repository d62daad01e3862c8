"""How PostgreSQL looks for what is taken: by an index, however many sessions there are.

`python -m tests.benchmarks.slots.plan` shows the same with a million sessions.
"""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.benchmarks.slots.plan import SESSIONS_OF_ONE, fill, plans_of
from tests.scheduling.conftest import Desk

SESSIONS = 10_000


@pytest.mark.parametrize("generic", [False, True])
async def test_what_is_taken_is_read_by_an_index(desk: Desk, generic: bool) -> None:
    _, offering = await desk.mentor()
    await fill(desk.pool, UUID(offering), SESSIONS, datetime.now(UTC))
    await desk.pool.execute("ANALYZE claims, sessions, participants")

    plans = await plans_of(desk.pool, generic=generic)

    assert SESSIONS_OF_ONE < SESSIONS
    assert set(plans) == {"slots", "claims", "limits", "booking"}
    for name, plan in plans.items():
        assert not any(f"Seq Scan on {table}" in plan for table in ("claims", "sessions", "participants")), (name, plan)
        assert name == "limits" or "nobody_is_in_two_places" in plan, (name, plan)
        assert ("$1" in plan) is generic, (name, plan)
