"""The app of notes on a database of its own, and people signed in to it."""

from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from joserfc.jwk import ECKey
from pydantic import SecretStr

from shared.clock import Clock
from shared.ground.settings import ServiceSettings
from shared.http.app import make_app
from shared.http.parts import Parts
from shared.http.sign_in import issue_token
from shared.ids import uuid7
from shared.postgres import Pool
from tests.fixtures import tokens
from tests.fixtures.databases import PROBE, Databases
from tests.shared.http import notes

KEY: Final = ECKey.generate_key("P-256", {"kid": "first"})
ORIGIN: Final = "https://app.example"
EMPTY: Final = "".join(
    f"DELETE FROM {table};"
    for table in (
        "notes",
        "idempotency_keys",
        "rate_limits",
        "erased_people",
        "suspensions",
        "outbox",
        "outbox_sequences",
        "consumed",
        "dead_letters",
        "operator_acts",
        "outbox_parked",
        "mails",
    )
)


async def own_keys(_pool: Pool) -> Mapping[str, Any]:
    return {"keys": [KEY.as_dict(private=False)]}


@dataclass
class Notes:
    """The running app, and what tests do with it."""

    app: FastAPI
    client: httpx.AsyncClient
    owner_url: str

    @property
    def parts(self) -> Parts:
        parts: Parts = self.app.state.parts
        return parts

    @property
    def pool(self) -> Pool:
        return self.parts.pool

    def with_parts(self, **changed: Any) -> None:
        """Goes on with other parts: a narrower limit, another clock."""
        self.app.state.parts = replace(self.parts, **changed)

    def with_clock(self, clock: Clock) -> None:
        self.with_parts(real_clock=clock)

    def token(
        self,
        person: UUID,
        *,
        operator: bool = False,
        methods: Collection[str] = ("otp", "hwk"),
        at: datetime | None = None,
        key: ECKey = KEY,
    ) -> str:
        return issue_token(
            key,
            issuer="mentoring",
            person_id=person,
            operator=operator,
            methods=methods,
            real_now=at or datetime.now(UTC),
        )

    def headers(self, person: UUID, **more: str) -> dict[str, str]:
        """The headers of a signed-in person; `if_match="…"` becomes `If-Match`."""
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": f"Bearer {self.token(person)}", **named}

    async def write(self, person: UUID, line: str = "milk", **headers: str) -> httpx.Response:
        return await self.client.post("/probe/v1/notes", json={"line": line}, headers=self.headers(person, **headers))

    async def count(self) -> int:
        counted: int = await self.pool.fetchval("SELECT count(*) FROM notes")
        return counted


@pytest.fixture(scope="session")
async def running_notes(databases: Databases) -> AsyncIterator[Notes]:
    """The app, made once: a database and a lifespan for each of hundreds of small tests would take a minute."""
    database = await databases.clone(PROBE)
    owner = await asyncpg.connect(database.owner_url, server_settings={"search_path": PROBE})
    await owner.execute(notes.CREATE)
    await owner.close()
    settings = ServiceSettings(
        database_url=SecretStr(database.url), cors_origins=(ORIGIN,), consistency_keys=tokens.KEYS
    )
    app = make_app(
        settings,
        service=PROBE,
        routers=[notes.router],
        description="Notes.",
        consumers=[notes.note_erasures],
        sends_mails=True,
        own_keys=own_keys,
        texts={"de": {"too-many-notes": "Mehr als drei Notizen namens „full“ gibt es nicht."}},
    )
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://probe") as client,
    ):
        yield Notes(app, client, database.owner_url)
    await databases.drop(database.url)


@pytest.fixture
async def notes_app(running_notes: Notes) -> AsyncIterator[Notes]:
    """The app with empty tables and its own parts."""
    parts = running_notes.parts
    await parts.pool.execute(EMPTY)
    yield running_notes
    running_notes.app.state.parts = parts


@pytest.fixture
def person() -> UUID:
    return uuid7()
