"""The running api of profiles and people who use it."""

import email
import email.policy
import itertools
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from services.profiles.api.identity import Identity
from services.profiles.app import build_api
from services.profiles.main import furnish
from services.profiles.settings import Settings
from services.profiles.use_cases import people
from shared.contracts import Topic, topic_named
from shared.contracts.envelope import State
from shared.http.parts import Parts
from shared.postgres import Pool, transaction
from tests.fixtures import security_events, tokens
from tests.fixtures.databases import Databases, ServiceDatabase

SECRET: Final = "only-for-tests"
SHOW_A_PASSKEY: Final = "UPDATE refresh_families SET passkey_shown_at = $2 WHERE person_id = $1"
MENTOR: Final[dict[str, Any]] = {
    "headline": "Platforms that sleep at night",
    "about": "Twenty years of operations",
    "skills": [{"skill": "k8s", "level": 5}, {"skill": "Beekeeping on roofs", "level": 3}],
    "industries": ["Logistics"],
    "years_of_experience": 20,
    "stage": "lead",
    "mentee_types": ["early", "mid"],
    "styles": ["listening", "challenging"],
    "meeting_rhythm": "fortnightly",
    "capacity": 3,
}
MENTEE: Final[dict[str, Any]] = {
    "about": "A developer who wants to lead",
    "goals": [{"text": "Lead a team", "skills": ["leadership"], "horizon": "long_term", "kind": "career"}],
    "skills_wanted": [{"skill": "k8s", "importance": 5}],
    "stage": "early",
    "meeting_rhythm": "weekly",
    "expectations": "Plain words",
}

counted: Final = partial(security_events.counted, service="profiles")

_numbers = itertools.count(1)


def settings_of(database: ServiceDatabase, **more: Any) -> Settings:
    """Settings with limits that no test meets by chance."""
    fields: dict[str, Any] = {
        "database_url": SecretStr(database.url),
        "owner_database_url": SecretStr(database.owner_url),
        "smtp_url": SecretStr("smtp://127.0.0.1:1"),
        "key_encryption_secret": SecretStr(SECRET),
        "limits_per_minute": 600_000,
        "code_mails_an_hour": 10_000,
        "consistency_keys": tokens.KEYS,
    }
    return Settings(**fields | more)


def new_address() -> str:
    return f"person{next(_numbers)}@people.example"


@dataclass(frozen=True)
class Someone:
    """A signed-in person with what they need to ask for things."""

    client: httpx.AsyncClient
    email: str
    tokens: dict[str, Any]

    @property
    def person_id(self) -> UUID:
        return UUID(self.tokens["person_id"])

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.tokens['access_token']}", **more.pop("headers", {})}
        return await self.client.request(method, f"/profiles/v1{path}", headers=headers, **more)

    async def get(self, path: str, **params: Any) -> httpx.Response:
        return await self.ask("GET", path, params=params)

    async def put(self, path: str, body: Any = None, *, if_match: str | None = None) -> httpx.Response:
        headers = {} if if_match is None else {"If-Match": if_match}
        return await self.ask("PUT", path, json=body, headers=headers)

    async def replace(self, path: str, body: Any) -> httpx.Response:
        """Puts over what is there."""
        etag = (await self.get(path)).headers["ETag"]
        return await self.put(path, body, if_match=etag)

    async def change(self, **fields: Any) -> httpx.Response:
        etag = (await self.get("/me")).headers["ETag"]
        return await self.ask("PATCH", "/me", json=fields, headers={"If-Match": etag})


@dataclass
class Profiles:
    """The running app, and what tests do with it."""

    app: FastAPI
    client: httpx.AsyncClient
    settings: Settings

    @property
    def parts(self) -> Parts:
        parts: Parts = self.app.state.parts
        return parts

    @property
    def pool(self) -> Pool:
        return self.parts.pool

    @property
    def identity(self) -> Identity:
        identity: Identity = self.app.state.identity
        return identity

    def with_limits(self, **limits: Any) -> None:
        """Goes on with other limits of signing in."""
        self.app.state.identity = replace(self.identity, limits=replace(self.identity.limits, **limits))

    def with_own_mails(self, an_hour: int) -> None:
        """Goes on with so many mails of one's own to one address in an hour; one more serves all who ask."""
        self.app.state.identity = replace(self.identity, mail_cap=replace(self.identity.mail_cap, own_an_hour=an_hour))

    @asynccontextmanager
    async def network(self, address: str) -> AsyncIterator["Profiles"]:
        """The same app, as it is reached from another network."""
        transport = httpx.ASGITransport(self.app, client=(address, 123))
        async with httpx.AsyncClient(transport=transport, base_url="http://profiles") as client:
            yield replace(self, client=client)

    async def begin(self, address: str, **more: Any) -> dict[str, Any]:
        """Begins a sign-in; its answer."""
        response = await self.client.post("/profiles/v1/sign-ins", json={"email": address, **more})
        assert response.status_code == 202, response.text
        return dict(response.json())

    async def code(self, sign_in: dict[str, Any]) -> str:
        """The code in the mail that was written for this sign-in."""
        body = await self.pool.fetchval("SELECT body FROM mails WHERE subject = $1", UUID(sign_in["sign_in_id"]))
        return code_in(email.message_from_bytes(body, policy=email.policy.default).get_content())

    async def exchange(self, sign_in: dict[str, Any], code: str) -> httpx.Response:
        grant = {"grant": "code", "sign_in_id": sign_in["sign_in_id"], "secret": sign_in["secret"], "code": code}
        return await self.client.post("/profiles/v1/tokens", json=grant)

    async def refresh(self, refresh_token: str) -> httpx.Response:
        return await self.client.post("/profiles/v1/tokens", json={"grant": "refresh", "refresh_token": refresh_token})

    async def someone(self, address: str | None = None) -> Someone:
        """A person who signs in; a new one unless the address is known."""
        address = address or new_address()
        sign_in = await self.begin(address)
        response = await self.exchange(sign_in, await self.code(sign_in))
        assert response.status_code == 200, response.text
        return Someone(self.client, address, response.json())

    async def operator(self) -> Someone:
        """Somebody who has an operator's rights and has shown a passkey."""
        someone = await self.someone()
        async with transaction(self.pool) as tx:
            await people.make_operator(tx, someone.email, now=datetime.now(UTC))
            await tx.execute(SHOW_A_PASSKEY, someone.person_id, datetime.now(UTC))
        return replace(someone, tokens=(await self.refresh(someone.tokens["refresh_token"])).json())

    async def mentor(self, **fields: Any) -> Someone:
        someone = await self.someone()
        response = await someone.put("/me/mentor", MENTOR | fields)
        assert response.status_code == 200, response.text
        return someone

    async def published(self, topic: str, key: UUID) -> list[State | None]:
        """What waits for the relay under this key, oldest first; None is a tombstone."""
        known: Topic[Any] | None = topic_named(topic)
        assert known is not None
        rows = await self.pool.fetch("SELECT value FROM outbox WHERE topic = $1 AND key = $2 ORDER BY id", topic, key)
        return [row["value"] and known.parse(row["value"]) for row in rows]


def code_in(text: str) -> str:
    match = re.search(r"^Your sign-in code: ([0-9]{6}|[0-9]{9}|[0-9]{15})$", "\n".join(text.splitlines()), re.MULTILINE)
    assert match is not None
    return match[1]


def slug_of(response: httpx.Response) -> str:
    """The slug of a problem."""
    return str(response.json()["type"]).rpartition(":")[2]


@pytest.fixture(scope="session")
async def running_profiles(databases: Databases) -> AsyncIterator[Profiles]:
    """The app, made once: its people have addresses of their own, so that tests do not meet."""
    database = await databases.clone("profiles")
    settings = settings_of(database)
    pool = await database.pool()
    await furnish(pool, settings)
    await pool.close()
    app = build_api(settings)
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://profiles") as client,
    ):
        yield Profiles(app, client, settings)
    await databases.drop(database.url)


@pytest.fixture
async def profiles(running_profiles: Profiles) -> AsyncIterator[Profiles]:
    """The app with its own limits."""
    identity = running_profiles.identity
    yield running_profiles
    running_profiles.app.state.identity = identity
