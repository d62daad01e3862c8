"""A pair in a database of its own, events for it, and the API in their hands."""

import json
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from joserfc.jwk import ECKey

from services.mentorships.consumers import CONSUMERS
from services.mentorships.timers import TIMERS
from services.mentorships.use_cases.momentum import LOOK
from shared.consuming.declaration import Event
from shared.contracts import topic_named
from shared.contracts.envelope import State
from shared.http.sign_in import PASSKEY, REMEMBER_KEYS, issue_token
from shared.ids import uuid7
from shared.postgres import Pool, Tx, transaction
from shared.timers import TimerLoop
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.wired import running_api
from tests.mentorships import told

KEY: Final = ECKey.generate_key("P-256", {"kid": "only"})


@dataclass
class Pair:
    """Two people, what this service is told about them, and what it says of them."""

    pool: Pool
    clock: HandClock
    mentor: UUID = field(default_factory=uuid7)
    mentee: UUID = field(default_factory=uuid7)
    mentorship: UUID = field(default_factory=uuid7)

    def transaction(self) -> AbstractAsyncContextManager[Tx]:
        return transaction(self.pool)

    async def hear(self, *events: Event[Any]) -> None:
        """Each event in a transaction of its own, straight to its handlers: nothing filters what comes twice."""
        for event in events:
            await self.hear_together(event)

    async def hear_together(self, *events: Event[Any]) -> None:
        """Events of one topic in one batch."""
        async with self.transaction() as tx:
            for consumer in CONSUMERS:
                if consumer.topic.name == events[0].topic:
                    await consumer.handler(tx, events, self.clock.now())

    def accepted(self, **more: Any) -> Event[Any]:
        return told.accepted(self.mentorship, self.mentor, self.mentee, **more)

    def session(self, session_id: UUID, sequence: int, change: str, **more: Any) -> Event[Any]:
        """A change of a session of the two in their mentorship, unless `more` says otherwise."""
        about = {"mentor": self.mentor, "mentee": self.mentee, "mentorship": self.mentorship, **more}
        return told.session(session_id, sequence, change, **about)

    async def has_met(self, **more: Any) -> UUID:
        """A session of the two that took place."""
        session_id = uuid7()
        more = {"starts_at": told.MORNING - timedelta(hours=2), **more}
        await self.hear(self.session(session_id, 1, "booked", **more), self.session(session_id, 2, "completed", **more))
        return session_id

    async def fire_timers(self) -> int:
        """Fires what is due by now; how many there were, beside the weekly look at how it goes."""
        looks = await self.pool.fetchval(
            "SELECT count(*) FROM timers WHERE kind = $1 AND due_at <= $2", LOOK, self.clock.now()
        )
        loop = TimerLoop("mentorships", TIMERS, self.pool, self.clock)
        fired = 0
        while await loop.fire_next():
            fired += 1
        return fired - int(looks)

    async def published(self, topic: str) -> list[State | None]:
        """What was said on a topic, oldest first; None is a tombstone."""
        contract = topic_named(topic)
        assert contract is not None
        rows = await self.pool.fetch("SELECT value FROM outbox WHERE topic = $1 ORDER BY id", topic)
        return [None if row["value"] is None else contract.parse(row["value"]) for row in rows]

    async def row(self) -> Mapping[str, Any]:
        found = await self.pool.fetchrow("SELECT * FROM mentorships WHERE id = $1", self.mentorship)
        assert found is not None
        return dict(found)

    async def timeline(self) -> list[str]:
        """What happened, oldest first."""
        rows = await self.pool.fetch(
            "SELECT what FROM timeline WHERE mentorship_id = $1 ORDER BY ordered_at, number", self.mentorship
        )
        return [row["what"] for row in rows]


@dataclass
class Api:
    """The service's API, asked by signed-in people."""

    client: httpx.AsyncClient
    pair: Pair

    operators: set[UUID] = field(default_factory=set)
    by_code: set[UUID] = field(default_factory=set)
    """Operators who have shown no passkey."""

    @classmethod
    def at(cls, client: httpx.AsyncClient, pair: Pair, app: FastAPI) -> "Api":
        """Of an app, which tells the time of the pair."""
        app.state.parts = replace(app.state.parts, clock=pair.clock)
        return cls(client, pair)

    def headers(self, person: UUID, **more: str) -> dict[str, str]:
        operator = person in self.operators | self.by_code
        methods = (PASSKEY,) if person in self.operators else ()
        token = issue_token(
            KEY, issuer="mentoring", person_id=person, operator=operator, methods=methods, real_now=datetime.now(UTC)
        )
        return {"Authorization": f"Bearer {token}"} | {name.replace("_", "-"): value for name, value in more.items()}

    def get(self, person: UUID, path: str, **headers: str) -> Awaitable[httpx.Response]:
        return self.client.get(path, headers=self.headers(person, **headers))

    def post(self, person: UUID, path: str, body: Any = None, **headers: str) -> Awaitable[httpx.Response]:
        return self.client.post(path, json=body, headers=self.headers(person, **headers))

    def put(self, person: UUID, path: str, body: Any, **headers: str) -> Awaitable[httpx.Response]:
        return self.client.put(path, json=body, headers=self.headers(person, **headers))

    def patch(self, person: UUID, path: str, body: Any, **headers: str) -> Awaitable[httpx.Response]:
        return self.client.patch(path, json=body, headers=self.headers(person, **headers))

    async def goal(self, **more: Any) -> httpx.Response:
        """The mentee sets a goal."""
        body = {"text": "Lead a team of three", "horizon": "short_term", "kind": "career", **more}
        return await self.post(self.pair.mentee, f"mentorships/{self.pair.mentorship}/goals", body)

    async def agreed_goal(self, **more: Any) -> Any:
        """The mentee sets a goal, and the mentor agrees to it."""
        goal = (await self.goal(**more)).json()
        answer = await self.post(self.pair.mentor, f"goals/{goal['id']}/agreement", {"version": goal["version"]})
        return answer.json()

    async def step(self, goal_id: str, **more: Any) -> httpx.Response:
        """The mentee adds an action step."""
        return await self.post(self.pair.mentee, f"goals/{goal_id}/action-steps", {"text": "Ask for it", **more})


def topics_in(answer: httpx.Response) -> list[dict[str, str]]:
    """The topics of an agenda, as they are written."""
    return [{name: each[name] for name in ("text", "asked_by")} for each in answer.json()["topics"]]


def slug(answer: httpx.Response) -> str:
    """Why the request was refused."""
    return str(answer.json()["type"]).rpartition(":")[2]


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of("mentorships")


@pytest.fixture
async def pair(database: ServiceDatabase) -> AsyncIterator[Pair]:
    """Two people of whom nothing has been heard yet."""
    pool = await database.pool()
    yield Pair(pool, HandClock(told.MORNING))
    pool.terminate()


@pytest.fixture
async def matched(pair: Pair) -> Pair:
    """Two people whose mentorship has begun."""
    await pair.hear(pair.accepted())
    return pair


@pytest.fixture
async def api(database: ServiceDatabase, pair: Pair) -> AsyncIterator[Api]:
    keys = json.dumps({"keys": [KEY.as_dict(private=False)]})
    await pair.pool.execute(REMEMBER_KEYS, keys, datetime.now(UTC))
    base = "http://test/mentorships/v1/"
    async with (
        running_api("mentorships", database.url) as app,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base) as client,
    ):
        yield Api.at(client, pair, app)
