"""All five services in one process on one database; events go from their outboxes to their consumers by hand."""

import random
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from itertools import count
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

import asyncpg
import httpx
from fastapi import FastAPI
from joserfc.jwk import ECKey
from pydantic import SecretStr

from services.profiles.main import furnish
from services.profiles.settings import Settings
from services.profiles.use_cases.people import person_of_account
from shared.clock import SystemClock
from shared.consuming import KeptRecord, Processor
from shared.contracts import SERVICES, Record
from shared.http.parts import Parts
from shared.http.sign_in import Keyring, OwnKeys, SignIn, issue_token
from shared.ids import uuid7
from shared.postgres import Connection, Pool, open_pool, transaction
from shared.timers import TimerLoop
from tests.fixtures import tokens
from tests.fixtures.databases import Databases
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.records import received
from tests.fixtures.wired import api_of, settings_of

KEY: Final = ECKey.generate_key("P-256", {"kid": "between"})
NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)

Order: TypeAlias = Literal["as told", "shuffled", "profiles", "matches", "mentorships", "sessions"]
"""How topics reach their consumers: as they were told, shuffled, or with one topic always after all others."""

# What all have told, in one question: asked five times after each step of a walk, it was a fifth of it.
TAKE: Final = """
WITH {deletions}
{rows}
ORDER BY service, id
""".format(
    deletions=", ".join(f"{service} AS (DELETE FROM {service}.outbox RETURNING *)" for service in SERVICES),
    rows=" UNION ALL ".join(
        f"SELECT '{service}' AS service, id, topic, type, key, sequence, value, happened_at FROM {service}"
        for service in SERVICES
    ),
)
KEPT_ASIDE: Final = " UNION ALL ".join(
    f"SELECT '{service}' AS service, reason FROM {service}.dead_letters" for service in SERVICES
)


async def _own_keys(_pool: Pool) -> Mapping[str, Any]:
    return {"keys": [KEY.as_dict(private=False)]}


@dataclass
class Post:
    """The events that one consumer has yet to hear, oldest first."""

    topic: str
    processor: Processor
    waiting: list[KeptRecord] = field(default_factory=list)

    async def hand_over(self, number: int | None = None) -> None:
        records, self.waiting = self.waiting[:number], self.waiting[number:] if number else []
        await self.processor.consume(records)


@dataclass
class Platform:
    """What people ask goes to the services' own apps; `carry` brings what they told each other.

    `overheard`: where it is a list, all that was told goes there too, as bytes.
    """

    client: httpx.AsyncClient
    pools: Mapping[str, Pool]
    post_office: Connection
    posts: list[Post]
    clock: HandClock
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    overheard: list[bytes] | None = None
    _offsets: Any = field(default_factory=lambda: count(1))

    async def person(self, name: str) -> UUID:
        """Somebody who has signed in, with a name."""
        async with transaction(self.pools["profiles"]) as tx:
            found, _ = await person_of_account(tx, f"{uuid7()}@people.example", now=self.clock.now())
        answer = await self.ask(found.person_id, "PATCH", "profiles/me", {"name": name, "time_zone": "UTC"})
        assert answer.status_code == 200, answer.text
        return found.person_id

    async def ask(self, person: UUID, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """`path` begins with the service's name; what is there is changed whatever its version, unless it is `new`."""
        token = issue_token(KEY, issuer="mentoring", person_id=person, operator=False, real_now=datetime.now(UTC))
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if method in ("PATCH", "PUT") and not named.pop("new", ""):
            named = {"If-Match": "*", **named}
        if method == "POST":
            named = {"Idempotency-Key": str(uuid7()), **named}
        service, _, rest = path.partition("/")
        return await self.client.request(
            method,
            f"http://{service}/{service}/v1/{rest}",
            json=body,
            headers={"Authorization": f"Bearer {token}"} | named,
        )

    async def by_operator(self, path: str, body: Any, method: str = "POST", **headers: str) -> Any:
        """What has to succeed of an operator who has shown a passkey."""
        token = issue_token(
            KEY, issuer="mentoring", person_id=uuid7(), operator=True, methods=("hwk",), real_now=datetime.now(UTC)
        )
        service = path.partition("/")[0]
        url = f"http://{service}/{service}/v1/{path.partition('/')[2]}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = await self.client.request(method, url, json=body, headers={"Authorization": f"Bearer {token}"} | named)
        assert answer.is_success, f"{path}: {answer.text}"
        return answer.json() if answer.content else None

    async def collect(self) -> int:
        """Takes what was told out of the outboxes; how many events that were."""
        rows = await self.post_office.fetch(TAKE)
        for row in rows:
            record = Record(row["topic"], row["type"], row["key"], row["value"], (row["service"],))
            if self.overheard is not None and row["value"] is not None:
                self.overheard.append(row["value"])
            for post in self.posts:
                if post.topic == record.topic:
                    offset = next(self._offsets)
                    post.waiting.append(received(record, row["sequence"], offset=offset, time=row["happened_at"]))
        return len(rows)

    async def carry(self, order: Order = "as told") -> None:
        """Until everybody has heard everything, and what was told of it."""
        await self.collect()
        if not any(post.waiting for post in self.posts):
            return
        while waiting := [post for post in self.posts if post.waiting]:
            if order == "shuffled":
                await self.chance.choice(waiting).hand_over(self.chance.randint(1, 3))
            else:
                for post in [post for post in waiting if post.topic != order] or waiting:
                    await post.hand_over()
            await self.collect()
        await self._refuse_dead_letters()

    async def pass_time(self, by: timedelta) -> None:
        """The clock moves, what is due is done, and everybody hears of it."""
        self.clock.move(by)
        for service, pool in self.pools.items():
            if (timers := _timers_of(service)) is not None:
                loop = TimerLoop(service, timers, pool, self.clock)
                while await loop.fire_next():
                    pass
        await self.carry()

    async def _refuse_dead_letters(self) -> None:
        aside = [tuple(row) for row in await self.post_office.fetch(KEPT_ASIDE)]
        assert not aside, f"records were kept aside: {aside}"


def _timers_of(service: str) -> Any:
    try:
        return import_module(f"services.{service}.timers").TIMERS
    except ModuleNotFoundError:
        return None


@asynccontextmanager
async def platform_on(databases: Databases) -> AsyncIterator[Platform]:
    """The services on a database of their own."""
    name = await databases.with_all_services()
    clock = HandClock(NOON)
    async with AsyncExitStack() as stack:
        apps: dict[str, FastAPI] = {}
        pools: dict[str, Pool] = {}
        posts: list[Post] = []
        told: dict[str, Any] = {"limits_per_minute": 1_000_000, "consistency_keys": tokens.KEYS}
        for service in SERVICES:
            url = databases.url(name, f"{service}_runtime")
            pools[service] = await open_pool(url, service=service)
            stack.push_async_callback(pools[service].close)
            if service == "profiles":
                await furnish(pools[service], Settings.model_validate(dict(settings_of(service, **told))))
            apps[service] = api_of(service, database_url=SecretStr(url), **told)
            await stack.enter_async_context(apps[service].router.lifespan_context(apps[service]))
            parts: Parts = apps[service].state.parts
            sign_in = SignIn(Keyring(OwnKeys(_own_keys, parts.pool)), issuer="mentoring", clock=SystemClock())
            apps[service].state.parts = replace(parts, clock=clock, sign_in=sign_in)
            consumers: Iterable[Any] = _consumers_of(service)
            posts += [Post(each.topic.name, Processor(service, each, pools[service], clock)) for each in consumers]
        post_office: Connection = await asyncpg.connect(databases.url(name))
        stack.push_async_callback(post_office.close)
        client = await stack.enter_async_context(
            httpx.AsyncClient(mounts={f"all://{service}": httpx.ASGITransport(app) for service, app in apps.items()})
        )
        yield Platform(client, pools, post_office, posts, clock)
    await databases.drop(databases.url(name))


def _consumers_of(service: str) -> Iterable[Any]:
    try:
        consumers: Iterable[Any] = import_module(f"services.{service}.consumers").CONSUMERS
    except ModuleNotFoundError:
        return ()
    return consumers
