"""The service's app on a database of its own, people who use it, and a clock that stands still."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from joserfc.jwk import ECKey

from services.scheduling.consumers import CONSUMERS
from services.scheduling.timers import TIMERS
from shared.clock import SystemClock
from shared.consuming import Processor
from shared.contracts import MATCHES, PROFILES, MatchState, MentorshipState, ProfileState, Record
from shared.contracts.profiles import MentorSection
from shared.http.parts import Parts
from shared.http.sign_in import Keyring, OwnKeys, SignIn, issue_token
from shared.ids import uuid7
from shared.postgres import Pool
from shared.timers import TimerLoop
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import received
from tests.fixtures.wired import running_api

KEY: Final = ECKey.generate_key("P-256", {"kid": "scheduling-tests"})

MONDAY: Final = datetime(2026, 3, 2, tzinfo=UTC)
"""The day at whose 09:00 the clock stands when a test begins."""

EVERY_DAY: Final = [{"day": day, "from": "09:00", "to": "17:00"} for day in range(7)]

OFFERING: Final[Mapping[str, Any]] = {
    "title": "An hour",
    "lengths_minutes": [60, 30],
    "slot_interval_minutes": 30,
    "horizon_days": 60,
    "open_to": "everyone",
}


async def own_keys(_pool: Pool) -> Mapping[str, Any]:
    return {"keys": [KEY.as_dict(private=False)]}


def at(hour: int, minute: int = 0, *, day: int = 1) -> str:
    """A time on a day after the Monday on which the tests begin; Tuesday unless said otherwise."""
    return (MONDAY + timedelta(days=day, hours=hour, minutes=minute)).isoformat()


def slug(response: httpx.Response) -> str:
    return str(response.json()["type"]).rpartition(":")[2]


@dataclass(frozen=True)
class Person:
    """Somebody signed in."""

    desk: "Desk"
    id: UUID = field(default_factory=uuid7)
    operator: bool = False

    async def ask(
        self, method: str, path: str, body: object, query: Mapping[str, Any], headers: Mapping[str, str]
    ) -> httpx.Response:
        """A request by this person; the header `if_match` is sent as `If-Match`."""
        token = issue_token(
            KEY,
            issuer="mentoring",
            person_id=self.id,
            operator=self.operator,
            methods=("hwk",),
            real_now=datetime.now(UTC),
        )
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.desk.client.request(
            method,
            f"/scheduling/v1{path}",
            json=body,
            params=query,
            headers={"Authorization": f"Bearer {token}", **named},
        )

    async def get(self, path: str, **query: Any) -> httpx.Response:
        """`from_="…"` becomes the parameter `from`."""
        return await self.ask("GET", path, None, {name.rstrip("_"): value for name, value in query.items()}, {})

    async def post(self, path: str, body: object = None, **headers: str) -> httpx.Response:
        return await self.ask("POST", path, body, {}, headers)

    async def put(self, path: str, body: object, **headers: str) -> httpx.Response:
        return await self.ask("PUT", path, body, {}, headers)

    async def delete(self, path: str, **headers: str) -> httpx.Response:
        return await self.ask("DELETE", path, None, {}, headers)

    async def book(self, offering_id: str, starts_at: str, **more: Any) -> httpx.Response:
        body = {"offering_id": offering_id, "starts_at": starts_at, **more}
        return await self.post("/sessions", body, idempotency_key=str(uuid7()))

    async def hold(self, offering_id: str, starts_at: str, **more: Any) -> httpx.Response:
        return await self.post("/holds", {"offering_id": offering_id, "starts_at": starts_at, **more})


@dataclass
class Desk:
    """The running service, its clock, and what tests do to it from outside."""

    app: FastAPI
    client: httpx.AsyncClient
    clock: HandClock
    url: str
    _sequences: dict[tuple[str, UUID], int] = field(default_factory=dict)

    @property
    def parts(self) -> Parts:
        parts: Parts = self.app.state.parts
        return parts

    @property
    def pool(self) -> Pool:
        return self.parts.pool

    def person(self) -> Person:
        return Person(self)

    async def mentor(
        self,
        *,
        weekly: Sequence[Mapping[str, Any]] = EVERY_DAY,
        time_zone: str = "UTC",
        limits: Mapping[str, int] | None = None,
        most_open: int | None = 1000,
        **offering: Any,
    ) -> tuple[Person, str]:
        """A mentor with hours, limits for all sessions together, and an offering, whose profile has arrived.

        `most_open`: how many sessions one stranger has ahead; None: as many as mentors let them at first.
        """
        mentor = self.person()
        await self.hear(PROFILES.record(profile(mentor.id)))
        more = {} if most_open is None else {"most_open_sessions": most_open}
        body = {"time_zone": time_zone, "weekly": list(weekly), "most_sessions": dict(limits or {}), **more}
        assert (await mentor.put("/me/availability", body)).status_code == 200
        made = await mentor.post("/me/offerings", {**OFFERING, **offering})
        assert made.status_code == 201, made.text
        return mentor, str(made.json()["id"])

    async def hear(self, record: Record, *, sequence: int | None = None) -> int:
        """An event arrives; its sequence is the next one of its key unless said otherwise."""
        key = (record.topic, record.key)
        number = self._sequences.get(key, 0) + 1 if sequence is None else sequence
        self._sequences[key] = max(number, self._sequences.get(key, 0))
        consumer = next(each for each in CONSUMERS if each.topic.name == record.topic)
        processor = Processor("scheduling", consumer, self.pool, self.clock)
        await processor.consume([received(record, number, offset=number, time=self.clock.now())])
        assert await self.pool.fetchval("SELECT count(*) FROM dead_letters") == 0
        return number

    async def accept(self, mentor: Person, mentee: Person) -> UUID:
        """The mentor accepts the mentee; the mentorship's id."""
        mentorship_id = uuid7()
        await self.hear(MATCHES.record(acceptance(mentor.id, mentee.id, mentorship_id)))
        return mentorship_id

    async def fire_timers(self) -> None:
        """Everything that is due by now."""
        loop = TimerLoop("scheduling", TIMERS, self.pool, self.clock)
        while await loop.fire_next():
            pass

    async def published(self, topic: str, key: UUID | str) -> list[dict[str, Any] | None]:
        """What lies in the outbox of this key, oldest first."""
        rows = await self.pool.fetch(
            "SELECT value FROM outbox WHERE topic = $1 AND key = $2 ORDER BY id",
            topic,
            UUID(str(key)),
        )
        return [None if row["value"] is None else json.loads(row["value"]) for row in rows]

    async def count(self, table: str) -> int:
        counted: int = await self.pool.fetchval(f"SELECT count(*) FROM {table}")
        return counted


def profile(
    person_id: UUID,
    *,
    mentor: bool = True,
    paused: bool = False,
    blocks: Sequence[UUID] = (),
    version: int = 1,
    **more: Any,
) -> ProfileState:
    section = MentorSection(
        headline="Has seen things",
        about="And tells of them",
        skills=(),
        years_of_experience=9,
        stage="senior",
        meeting_rhythm="monthly",
        capacity=3,
        paused=paused,
    )
    return ProfileState(
        person_id=person_id,
        version=version,
        change="mentor_updated",
        mentor=section if mentor else None,
        blocks=tuple(blocks),
        **more,
    )


def acceptance(mentor_id: UUID, mentee_id: UUID, mentorship_id: UUID) -> MatchState:
    return MatchState(
        proposal_id=uuid7(),
        version=2,
        change="accepted",
        request_id=uuid7(),
        programme_id=uuid7(),
        mentor_id=mentor_id,
        mentee_id=mentee_id,
        respond_by=MONDAY,
        mentorship_id=mentorship_id,
    )


def mentorship(mentorship_id: UUID, mentor_id: UUID, mentee_id: UUID, state: str = "active") -> MentorshipState:
    return MentorshipState.model_validate(
        {
            "mentorship_id": mentorship_id,
            "version": 1,
            "change": "opened",
            "programme_id": uuid7(),
            "mentor_id": mentor_id,
            "mentee_id": mentee_id,
            "stage": "initiation",
            "state": state,
            "opened_at": MONDAY,
        }
    )


@asynccontextmanager
async def desk_on(url: str) -> AsyncIterator[Desk]:
    """The service's app on this database."""
    clock = HandClock()
    async with (
        running_api("scheduling", url) as app,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://scheduling") as client,
    ):
        parts: Parts = app.state.parts
        sign_in = SignIn(Keyring(OwnKeys(own_keys, parts.pool)), issuer="mentoring", clock=SystemClock())
        app.state.parts = replace(parts, clock=clock, sign_in=sign_in)
        yield Desk(app, client, clock, url)


@pytest.fixture
async def desk(database_of: CloneDatabase) -> AsyncIterator[Desk]:
    database = await database_of("scheduling")
    async with desk_on(database.url) as desk:
        yield desk
