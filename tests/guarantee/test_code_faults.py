"""Every part that the services wire × every fault of its code: docs/guarantee/code_faults.md says it, and this holds it."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from pydantic import SecretStr
from starlette.types import Receive, Scope, Send

from shared.consuming import Away, KeptRecord, Kind, Processor, processor
from shared.consuming.declaration import AnyConsumer
from shared.contracts import SERVICES
from shared.contracts.golden import examples_of
from shared.ground import faults, progress
from shared.ground.jobs import Job, WorkerParts
from shared.ground.progress import Board, show_on
from shared.http.inside import middleware
from shared.http.routing import StrictRoute
from shared.ids import uuid7
from shared.postgres import Pool, Tx, transaction
from shared.timers import Timer, TimerLoop, set_timer
from tests.fixtures.databases import Databases
from tests.fixtures.eventually import eventually
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.wired import api_of, settings_of, worker_of
from tests.fixtures.words import said_of_tomorrow
from tests.guarantee import code_faults
from tests.guarantee.code_faults import OUTCOMES, Wired

pytestmark = pytest.mark.proof

FAULTS = list(faults.KINDS)


def of(kind: str, parts: Iterator[Wired]) -> list[Any]:
    return [pytest.param(wired, fault, id=f"{wired} × {fault}") for wired in parts for fault in OUTCOMES[kind]]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(processor, "BATCH_SECONDS", 0.3)
    monkeypatch.setattr(processor, "RECORD_SECONDS", 0.3)
    monkeypatch.setattr(processor, "PAUSE_OF_WHAT_IS_SLOW", 0.0)
    monkeypatch.setattr("shared.timers.HANDLER_SECONDS", 0.05)
    monkeypatch.setattr("shared.ground.jobs.STEP_SECONDS", 0.5)
    monkeypatch.setattr(middleware, "ANSWER_SECONDS", 0.05)
    yield
    faults.disarm()


@pytest.fixture(scope="module")
async def pools(databases: Databases) -> AsyncIterator[dict[str, Pool]]:
    """A database for each service, in which a part finds only what its own test has left."""
    made = {service: await databases.clone(service) for service in SERVICES}
    opened = {service: await database.pool() for service, database in made.items()}
    yield opened
    for service, pool in opened.items():
        pool.terminate()
        await databases.drop(made[service].url)


@pytest.mark.parametrize(("wired", "fault"), of("consumer", code_faults.consumers()))
async def test_a_fault_in_a_consumer(pools: dict[str, Pool], wired: Wired, fault: str) -> None:
    pool = pools[wired.service]
    await pool.execute("DELETE FROM dead_letters")
    await pool.execute("DELETE FROM consumed")
    consumer = next(each for each in worker_of(wired.service).consumers if each.name_in(wired.service) == wired.name)
    bad, *others = [_example_of(consumer, number) for number in range(4)]
    if fault == "unknown word":
        bad = next(said_of_tomorrow(consumer.topic)).record()
    else:
        faults.break_code(wired.name, fault, times=1_000, about=_key(bad))
    at_work = Processor(wired.service, consumer, pool, HandClock(datetime(2026, 3, 2, tzinfo=UTC)))
    try:
        await at_work.consume([bad, *others], patience=5.0 if fault != "database away" else 0.0)
        waited = False
    except Away:
        waited = True

    letters = [row["record_offset"] for row in await pool.fetch("SELECT record_offset FROM dead_letters")]
    came_through = {row["key"] for row in await pool.fetch("SELECT key FROM consumed")}
    if fault == "database away":
        assert (waited, letters) == (True, [])
        assert at_work.part.nowhere_for() > 0
    else:
        assert (waited, letters) == (False, [0])
        assert came_through >= set(map(_key, others))
        assert (_key(bad) in came_through) == (fault == "unknown word" and consumer.kind is Kind.PROJECTION)


def _example_of(consumer: AnyConsumer, number: int) -> KeptRecord:
    """A golden example's first state under a key of its own, and about people of its own."""
    example = next(each for each in examples_of(consumer.topic) if each.value is not None)
    key = f"00000000-0000-7000-8000-00000000000{number}"
    people = {name: str(uuid7()) for name in ("mentor_id", "mentee_id") if name in (example.value or {})}
    value = json.dumps({**(example.value or {}), **people, consumer.topic.key: key}).encode()
    headers = {**example.headers, "ce_subject": key, "ce_sequence": "1", "ce_time": "2026-03-02T00:00:00Z"}
    raw = tuple((name, text.encode()) for name, text in headers.items())
    return KeptRecord(consumer.topic.broker_name, 0, number, key.encode(), value, raw)


def _key(record: KeptRecord) -> UUID:
    return UUID((record.key or b"").decode())


@pytest.mark.parametrize(("wired", "fault"), of("timer", code_faults.timers()))
async def test_a_fault_in_a_timer(pools: dict[str, Pool], wired: Wired, fault: str) -> None:
    pool, clock = pools[wired.service], HandClock()
    await pool.execute("DELETE FROM timers")
    fired: list[Any] = []

    async def note(_tx: Tx, subject: Any, _version: int, _now: datetime) -> None:
        fired.append(subject)

    broken = next(each for each in worker_of(wired.service).timers if each.kind == wired.name)
    bad, good = uuid7(), uuid7()
    async with transaction(pool) as tx:
        await set_timer(tx, wired.name, bad, 1, clock.now())
        await set_timer(tx, "another", good, 1, clock.now())
    faults.break_code(f"timer {wired.name}", fault)
    loop = TimerLoop(wired.service, [broken, Timer("another", note)], pool, clock)
    while await loop.fire_next():
        pass

    assert fired == [good]
    assert await pool.fetchval("SELECT attempts FROM timers WHERE kind = $1", wired.name) == 1


@pytest.mark.parametrize(("wired", "fault"), of("job", code_faults.jobs()))
async def test_a_fault_in_a_job(
    pools: dict[str, Pool], wired: Wired, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named while it fails, and goes on by itself."""
    monkeypatch.setattr(progress, "NAMED_AFTER", 0.0)
    if wired.name == "clocks":
        monkeypatch.setattr("shared.ground.jobs.STEP_SECONDS", 5.0)  # it reads the rules of six hundred zones
    job: Job = next(each for each in worker_of(wired.service).jobs if each.name == wired.name)
    pool, board, stop = pools[wired.service], Board(wired.service), asyncio.Event()
    parts = WorkerParts(wired.service, settings_of(wired.service, database_url=_url(pool)), pool, HandClock())
    faults.break_code(wired.name, fault)
    show_on(board)
    running = asyncio.create_task(job.run(parts, stop))
    named = f"{wired.name} gets nowhere: "
    await eventually(lambda: _holds(any(each.startswith(named) for each in board.nowhere(longer_than=0))))
    await eventually(lambda: _holds(board.nowhere(longer_than=0) == []))
    stop.set()
    await asyncio.wait_for(running, 20)


def _url(pool: Pool) -> SecretStr:
    return SecretStr(str(pool._connect_args[0]))  # type: ignore[attr-defined]


async def _holds(fact: bool) -> bool:
    return fact


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("fault", OUTCOMES["route"])
async def test_a_fault_in_a_route(service: str, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each route of the service, one after the other, in the surroundings that its app gives it."""
    app = api_of(service)
    told: dict[str, int] = {}
    routes = [route for route in app.router.routes if isinstance(route, StrictRoute)]

    async def meet(scope: Scope, receive: Receive, send: Send) -> None:
        await faults.KINDS[fault]()

    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        for route in routes:
            monkeypatch.setattr(route, "app", meet)  # apps of one process share their routes
            path = re.sub(r"\{[^}]*\}", str(uuid7()), route.path)
            answer = await client.request(min(route.methods or {"GET"}), path)
            told[f"{route.methods} {route.path}"] = answer.status_code

    expected = int(re.findall(r"\d{3}", OUTCOMES["route"][fault].stops)[0])
    assert {name: status for name, status in told.items() if status != expected} == {}
    assert len(told) == sum(each.service == service for each in code_faults.routes())


def test_the_faults_are_those_that_can_be_armed() -> None:
    assert {*FAULTS, "unknown word"} == set(code_faults.FAULTS)
