"""What an operator looks at shows what is there."""

import asyncio
from datetime import timedelta

import asyncpg
import httpx
from pydantic import SecretStr

from shared.ground.jobs import WorkerParts
from shared.ground.management import ManagementServer
from shared.ground.pools import show_pool
from shared.ground.settings import ServiceSettings
from shared.ground.version import VERSION
from shared.ids import uuid7
from shared.postgres import Pool
from shared.running.housekeeping import Housekeeping
from shared.timers import set_timer
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.metrics import sample


async def test_a_pool_shows_who_holds_its_connections_and_who_waits_for_one(probe: Pool) -> None:
    show_pool(probe, "probe", "api")

    def shown(state: str) -> float | None:
        return sample("mentoring_pool_connections", service="probe", role="api", state=state)

    most = probe.get_max_size()
    held = [await probe.acquire() for _ in range(most)]
    waiting = asyncio.create_task(probe.fetchval("SELECT 1"))
    await asyncio.sleep(0)
    assert [shown(state) for state in ("most", "used", "idle", "waiting")] == [most, most, 0, 1]
    for each in held:
        await probe.release(each)
    await waiting
    assert shown("waiting") == 0
    assert shown("used") == 0


async def test_a_timer_that_is_due_shows_for_how_long_it_has_been(probe: Pool) -> None:
    clock = HandClock()
    parts = WorkerParts("probe", ServiceSettings(database_url=SecretStr("")), probe, clock)
    async with probe.acquire() as tx:
        await set_timer(tx, "ring", uuid7(), 1, clock.now())
    clock.move(timedelta(minutes=3))
    await Housekeeping()._measure(parts)
    assert sample("mentoring_timers_overdue_seconds", service="probe") == 180
    await probe.execute("DELETE FROM timers")
    await Housekeeping()._measure(parts)
    assert sample("mentoring_timers_overdue_seconds", service="probe") == 0


async def test_the_scrape_itself_says_what_runs_and_whether_it_is_ready() -> None:
    missing: list[str] = []

    async def ready() -> list[str]:
        return missing

    async with ManagementServer("127.0.0.1", 0, ready=ready, service="probe", role="api") as management:
        assert management._server is not None
        port = management._server.sockets[0].getsockname()[1]
        async with httpx.AsyncClient(trust_env=False, base_url=f"http://127.0.0.1:{port}") as client:
            scraped = (await client.get("/metrics")).text
            assert f'mentoring_build_info{{role="api",service="probe",version="{VERSION}"}} 1.0' in scraped
            assert 'mentoring_ready{role="api",service="probe"} 1.0' in scraped
            missing.append("postgres")
            assert 'mentoring_ready{role="api",service="probe"} 0.0' in (await client.get("/metrics")).text


async def test_what_keeps_readiness_from_being_known_is_what_is_missing() -> None:
    """A wrong password, for one: no outage, and no reason to give whoever asks no answer."""

    async def ready() -> list[str]:
        raise asyncpg.InvalidPasswordError("of nobody")

    async with ManagementServer("127.0.0.1", 0, ready=ready, service="probe", role="api") as management:
        assert management._server is not None
        port = management._server.sockets[0].getsockname()[1]
        async with httpx.AsyncClient(trust_env=False, base_url=f"http://127.0.0.1:{port}") as client:
            answer = await client.get("/readyz")
            assert (answer.status_code, answer.json()["missing"]) == (503, ["InvalidPasswordError"])
            assert 'mentoring_ready{role="api",service="probe"} 0.0' in (await client.get("/metrics")).text
