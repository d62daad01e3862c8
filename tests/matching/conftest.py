"""Matching on a database of its own: what it is told, and its API in people's hands."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
from joserfc.jwk import ECKey
from pydantic import SecretStr

from services.matching.app import build_api
from services.matching.consumers import CONSUMERS
from services.matching.domain.hours import Hours
from services.matching.settings import Settings
from services.matching.timers import TIMERS
from shared.consuming import KeptRecord, Processor
from shared.contracts import AVAILABILITY, MATCHES, MEMBERSHIPS, PROFILES, AvailabilityState, MatchState
from shared.contracts.envelope import State, Topic
from shared.contracts.profiles import ProfileState
from shared.contracts.vocabulary import ProgrammeRole
from shared.http.sign_in import REMEMBER_KEYS, issue_token
from shared.ids import uuid7
from shared.postgres import Pool, Tx, transaction
from shared.timers import TimerLoop
from tests.fixtures import tokens
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import received
from tests.matching.builders import NOW, membership, mentee_section, mentor_section, profile

KEY: Final = ECKey.generate_key("P-256", {"kid": "only"})
SOMETHING: Final = f"places/{uuid7()}@1"
"""What is referred to: who refers to anything finds all that has arrived by then."""


@dataclass
class World:
    """What other services tell matching, through the real consumers, and what matching says."""

    pool: Pool
    clock: HandClock
    _sequences: Counter[tuple[str, UUID]] = field(default_factory=Counter)

    def transaction(self) -> AbstractAsyncContextManager[Tx]:
        return transaction(self.pool)

    def record(self, topic: Topic[Any], told: State | UUID) -> KeptRecord:
        """The next record of a key; a bare id is its erasure."""
        record = topic.tombstone(told) if isinstance(told, UUID) else topic.record(told)
        self._sequences[topic.name, record.key] += 1
        return received(record, self._sequences[topic.name, record.key], offset=self._sequences.total())

    async def deliver(self, topic: Topic[Any], *records: KeptRecord) -> None:
        """Records in one batch, as a broker would hand them over."""
        consumer = next(each for each in CONSUMERS if each.topic is topic)
        await Processor("matching", consumer, self.pool, self.clock).consume(records)
        assert not await self.pool.fetchval("SELECT count(*) FROM dead_letters"), "a record was kept as a dead letter"

    async def tell(self, topic: Topic[Any], *told: State | UUID) -> None:
        """States in the order in which they happened, in one batch."""
        await self.deliver(topic, *(self.record(topic, each) for each in told))

    async def tell_all(self, topic: Topic[Any], *told: State) -> None:
        """The same to every consumer of the topic."""
        records = [self.record(topic, each) for each in told]
        for consumer in CONSUMERS:
            if consumer.topic is topic:
                await Processor("matching", consumer, self.pool, self.clock).consume(records)

    async def mentor(self, skills: dict[str, int] | None = None, *, blocks: tuple[UUID, ...] = (), **more: Any) -> UUID:
        person_id = uuid7()
        await self.tell(PROFILES, profile(person_id, mentor=mentor_section(skills, **more), blocks=blocks))
        return person_id

    async def mentee(self, wants: dict[str, int] | None = None, *, blocks: tuple[UUID, ...] = (), **more: Any) -> UUID:
        person_id = uuid7()
        await self.tell(PROFILES, profile(person_id, mentee=mentee_section(wants, **more), blocks=blocks))
        return person_id

    async def changes(self, person_id: UUID, **profile_: Any) -> None:
        """The person's profile from now on."""
        state: ProfileState = profile(person_id, **profile_)
        await self.tell(PROFILES, state)

    async def joins(self, person_id: UUID, programme_id: UUID, role: ProgrammeRole, **more: Any) -> UUID:
        """The person belongs to the programme from now on; the id of their membership."""
        state = membership(person_id, programme_id, role, **more)
        await self.tell(MEMBERSHIPS, state)
        return state.membership_id

    async def erase(self, *people: UUID) -> None:
        await self.tell(PROFILES, *people)

    async def has_hours(self, person_id: UUID, hours: Hours, *, offers: bool | None = None) -> None:
        state = AvailabilityState.model_construct(
            person_id=person_id,
            version=1,
            change="recomputed",
            first_day=hours.first_day,
            bits=hours.bits,
            offers=offers,
        )
        await self.tell(AVAILABILITY, state)

    async def fire_timers(self) -> int:
        """Fires what is due by now; how many there were."""
        loop = TimerLoop("matching", TIMERS, self.pool, self.clock)
        fired = 0
        while await loop.fire_next():
            fired += 1
        return fired

    async def matches(self) -> list[MatchState]:
        """What was published on `matches`, oldest first."""
        rows = await self.pool.fetch("SELECT value FROM outbox WHERE topic = 'matches' ORDER BY id")
        return [MATCHES.parse(row["value"]) for row in rows]

    async def told_of(self, mentor: UUID) -> list[str]:
        """The changes published of proposals to this mentor, oldest first."""
        return [match.change for match in await self.matches() if match.mentor_id == mentor]


@dataclass
class Api:
    """The service's API, asked by signed-in people."""

    client: httpx.AsyncClient
    world: World

    def headers(self, person: UUID, *, operator: bool = False, **more: str) -> dict[str, str]:
        token = issue_token(
            KEY, issuer="mentoring", person_id=person, operator=operator, methods=("hwk",), real_now=datetime.now(UTC)
        )
        headers = {"Authorization": f"Bearer {token}", "consistency-token": tokens.sealed(SOMETHING, person)}
        return headers | {name.replace("_", "-"): value for name, value in more.items()}

    def get(self, person: UUID, path: str, *, operator: bool = False, **headers: str) -> Awaitable[httpx.Response]:
        return self.client.get(path, headers=self.headers(person, operator=operator, **headers))

    def post(self, person: UUID, path: str, body: Any = None, **headers: str) -> Awaitable[httpx.Response]:
        return self.client.post(path, json=body, headers=self.headers(person, operator=False, **headers))

    def put(
        self, person: UUID, path: str, body: Any, *, operator: bool = True, **headers: str
    ) -> Awaitable[httpx.Response]:
        return self.client.put(path, json=body, headers=self.headers(person, operator=operator, **headers))

    def ask(self, mentee: UUID, *mentors: UUID, **more: Any) -> Awaitable[httpx.Response]:
        body = {"mentor_ids": [str(each) for each in mentors], "message": "Will you help me with Docker?", **more}
        return self.post(mentee, "requests", body, idempotency_key=str(uuid7()))

    async def proposals(self, mentee: UUID, *mentors: UUID) -> list[dict[str, Any]]:
        """Asks, and gives the proposals in order."""
        answer = await self.ask(mentee, *mentors)
        assert answer.status_code == 201, answer.text
        proposals: list[dict[str, Any]] = answer.json()["proposals"]
        return proposals

    async def proposal(self, mentee: UUID, mentor: UUID) -> str:
        """Asks one mentor, and gives the proposal's id."""
        [proposed] = await self.proposals(mentee, mentor)
        return str(proposed["id"])

    def accept(self, mentor: UUID, proposal_id: str) -> Awaitable[httpx.Response]:
        return self.post(mentor, f"proposals/{proposal_id}/acceptance")

    def decline(self, mentor: UUID, proposal_id: str) -> Awaitable[httpx.Response]:
        return self.post(mentor, f"proposals/{proposal_id}/decline", {"reason": "no_time"})

    async def states(self, mentee: UUID, request_id: str) -> list[str]:
        """The states of a request's proposals, in order."""
        answer = await self.get(mentee, f"requests/{request_id}")
        return [each["state"] for each in answer.json()["proposals"]]

    async def recommended(self, mentee: UUID, **headers: str) -> list[dict[str, Any]]:
        answer = await self.get(mentee, "me/recommendations", operator=False, **headers)
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def recommended_ids(self, mentee: UUID) -> list[UUID]:
        return [UUID(each["mentor_id"]) for each in await self.recommended(mentee)]


def slug(answer: httpx.Response) -> str:
    """Why the request was refused."""
    return str(answer.json()["type"]).rpartition(":")[2]


def in_days(number: int) -> timedelta:
    return timedelta(days=number)


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of("matching")


@pytest.fixture
async def world(database: ServiceDatabase) -> AsyncIterator[World]:
    pool = await database.pool()
    yield World(pool, HandClock(NOW))
    pool.terminate()


@pytest.fixture
async def api(database: ServiceDatabase, world: World) -> AsyncIterator[Api]:
    keys = json.dumps({"keys": [KEY.as_dict(private=False)]})
    await world.pool.execute(REMEMBER_KEYS, keys, datetime.now(UTC))
    app = build_api(
        Settings(database_url=SecretStr(database.url), limits_per_minute=100_000, consistency_keys=tokens.KEYS)
    )
    transport = httpx.ASGITransport(app)
    base = "http://test/matching/v1/"
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url=base) as client:
        app.state.parts = replace(app.state.parts, clock=world.clock)
        yield Api(client, world)
