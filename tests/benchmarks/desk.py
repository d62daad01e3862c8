"""Scheduling's api as it is deployed, on a database of its own, with mentors whose slots can be asked for and booked."""

import asyncio
import json
import os
import secrets
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from joserfc.jwk import ECKey

from deploy.local.folders import ROOT
from deploy.local.processes import free_port
from services.scheduling.store.people import KnownPerson, remember_people
from shared.http.sign_in import issue_token
from shared.ids import uuid7
from shared.postgres import Connection, Pool, open_pool
from tests.benchmarks.http_lines import Line, lines_to, request
from tests.benchmarks.stage import Stage
from tests.fixtures.databases import ServiceDatabase
from tests.fixtures.eventually import eventually

KEY: Final = ECKey.generate_key("P-256", {"kid": "benchmarks"})
EVERY_DAY: Final = [{"day": day, "from": "06:00", "to": "22:00"} for day in range(7)]
NO_LIMIT: Final = "1000000"
LONGEST_SECONDS: Final = 60.0
"""Whatever is served is ready by then."""

REMEMBER_KEYS: Final = "INSERT INTO jwks (keys, fetched_at) VALUES ($1, $2)"

# What a round leaves behind.
FORGET: Final = """
TRUNCATE sessions, claims, holds, done_between, timers, outbox, outbox_sequences, idempotency_keys, stale_availability,
    rate_limits
CASCADE
"""


def token_of(person_id: UUID) -> str:
    return issue_token(KEY, issuer="mentoring", person_id=person_id, operator=False, real_now=datetime.now(UTC))


@dataclass(frozen=True)
class Mentor:
    id: UUID
    offering_id: str


@dataclass
class Desk:
    """A served api, a pool beside it and the schema's owner."""

    port: int
    database: ServiceDatabase
    pool: Pool
    owner: Connection
    mentors: list[Mentor] = field(default_factory=list)

    async def ask(
        self, person: UUID, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> Any:
        """One request; the answer's JSON. Raises where it is a refusal."""
        async with lines_to(self.port, 1) as [line]:
            answer = await line.ask(
                request(method, f"/scheduling/v1{path}", token=token_of(person), body=body, headers=headers)
            )
        if answer.status >= 300:
            raise RuntimeError(answer.body.decode())
        return json.loads(answer.body)

    async def mentor(self, *, hours: Mapping[str, Any] | None = None, **offering: Any) -> Mentor:
        """Somebody with hours and an offering that is open to everyone."""
        person = uuid7()
        async with self.pool.acquire() as connection:
            await remember_people(
                connection,
                [KnownPerson(person, takes_sessions=True, paused=False, suspended=False, blocks=(), partings={})],
            )
        week = {"time_zone": "Europe/Berlin", "weekly": EVERY_DAY, "overrides": []}
        await self.ask(person, "PUT", "/me/availability", week if hours is None else hours)
        terms = {"title": "An hour", "lengths_minutes": [60, 30], "slot_interval_minutes": 30, "horizon_days": 300}
        made = await self.ask(person, "POST", "/me/offerings", {**terms, "open_to": "everyone", **offering})
        mentor = Mentor(person, made["id"])
        self.mentors.append(mentor)
        return mentor

    async def forget(self) -> None:
        """No session, hold or stored answer is left."""
        await self.owner.execute(FORGET)
        await self.owner.execute("VACUUM")

    def lines(self, number: int) -> Any:
        return lines_to(self.port, number)


def booking(mentor: Mentor, token: str, starts_at: datetime, **more: Any) -> bytes:
    """A request that books."""
    return request(
        "POST",
        "/scheduling/v1/sessions",
        token=token,
        body=booking_body(mentor, starts_at, **more),
        headers={"Idempotency-Key": str(uuid7())},
    )


def booking_body(mentor: Mentor, starts_at: datetime, **more: Any) -> dict[str, Any]:
    return {"offering_id": mentor.offering_id, "starts_at": starts_at.isoformat(), **more}


def free_hours(number: int) -> Sequence[datetime]:
    """Hours within everybody's windows, from the day after tomorrow on."""
    first = datetime.now(UTC).replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=2)
    return [first + timedelta(days=place // 10, hours=place % 10) for place in range(number)]


async def desk_on(stage: Stage, *, mentors: int = 0) -> Desk:
    """An api with so many mentors; it ends with the run."""
    database = await stage.database("scheduling")
    owner = await stage.as_owner(database)
    await owner.execute(REMEMBER_KEYS, json.dumps({"keys": [KEY.as_dict(private=False)]}), datetime.now(UTC))
    pool = await open_pool(database.url, service="scheduling")
    environment = {
        "SCHEDULING_DATABASE_URL": database.url,
        "SCHEDULING_LIMITS_PER_MINUTE": NO_LIMIT,
        "SCHEDULING_LOG_LEVEL": "WARNING",
        "SCHEDULING_CONSISTENCY_KEYS": json.dumps([secrets.token_urlsafe(32)]),
    }
    port = await stage.enter(serving("services.scheduling", ["api"], "SCHEDULING_API_PORT", environment))
    desk = Desk(port, database, pool, owner)
    for _ in range(mentors):
        await desk.mentor()
    return desk


@asynccontextmanager
async def serving(
    module: str, words: Sequence[str], port_name: str, environment: Mapping[str, str]
) -> AsyncIterator[int]:
    """A server in a process of its own, from when it takes connections; its port."""
    port = free_port()
    told = {**os.environ, **environment, port_name: str(port), "SCHEDULING_MANAGEMENT_PORT": str(free_port())}
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", module, *words, cwd=ROOT, env=told)
    try:
        await _takes_connections(process, port)
        yield port
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def ready(management_port: int) -> None:
    """Waits as a balancer does: nobody is sent to a server before it says that it is ready."""

    async def says_ready() -> bool:
        try:
            async with lines_to(management_port, 1) as [line]:
                return bool((await line.ask(request("GET", "/readyz"))).status == 200)
        except OSError:
            return False

    await eventually(says_ready, within=LONGEST_SECONDS)


async def _takes_connections(process: asyncio.subprocess.Process, port: int) -> None:
    while process.returncode is None:
        try:
            _, line = await asyncio.get_running_loop().create_connection(Line, "127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            line.close()
            return
    raise RuntimeError(f"a server ended with {process.returncode}")
