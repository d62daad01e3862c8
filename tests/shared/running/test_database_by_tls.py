"""A service whose database is reached by TLS alone: everything it does there goes that way, and nobody else is taken for it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer
from pydantic import SecretStr, ValidationError

from shared.contracts import AVAILABILITY, PROFILES, TOPICS
from shared.ground.kafka_access import KafkaAccess
from shared.ground.schema import missing_of_schema, revision_needed
from shared.migrations import migrate_schema
from shared.postgres import NoConnection, connect, open_pool
from shared.publishing.outbox import Wakeups, channel_of
from shared.publishing.topics import make_topics
from tests.fixtures.authority import Authority
from tests.fixtures.databases import CloneDatabase, Databases, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.publishing import publish
from tests.fixtures.records import received
from tests.fixtures.tls_front import NO_ENCRYPTION, TlsFront, fronted
from tests.fixtures.wired import settings_of, worker_of
from tests.scheduling.conftest import EVERY_DAY, Desk, desk_on, profile
from tests.shared.running_worker import Running

SERVICE: Final = "scheduling"
CONNECTED: Final = "SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = $1"


@dataclass(frozen=True)
class Secret:
    """A database behind TLS, who signed its certificate, and somebody who did not."""

    front: TlsFront
    authority: Authority
    stranger: Authority

    def url(self, of_server: str) -> str:
        """As docs/operating/settings.md has it."""
        return self.front.url(of_server, sslmode="verify-full", sslrootcert=str(self.authority.file))

    def by_a_strangers_word(self, of_server: str) -> str:
        return self.front.url(of_server, sslmode="verify-full", sslrootcert=str(self.stranger.file))

    def by_a_wrong_name(self, of_server: str) -> str:
        """The certificate is of `127.0.0.1` and of `postgres`."""
        return self.front.url(of_server, host="localhost", sslmode="verify-full", sslrootcert=str(self.authority.file))


@pytest.fixture
async def secret(superuser_url: str, tmp_path: Path) -> AsyncIterator[Secret]:
    authority, stranger = Authority.made(tmp_path, "authority"), Authority.made(tmp_path, "stranger")
    async with fronted(superuser_url, authority.sign("server", hosts=["postgres"])) as front:
        yield Secret(front, authority, stranger)


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of(SERVICE)


async def test_an_api_answers_and_its_worker_hears_and_publishes(
    secret: Secret, database: ServiceDatabase, bootstrap_servers: str, superuser_url: str
) -> None:
    await make_topics(KafkaAccess(bootstrap_servers), TOPICS, partitions=3, replication=1)
    url = secret.url(database.url)
    worker = worker_of(SERVICE, database_url=SecretStr(url), kafka_bootstrap_servers=bootstrap_servers)
    async with desk_on(url) as desk, Running(worker):
        mentor = desk.person()
        said = PROFILES.record(profile(mentor.id))
        await publish(bootstrap_servers, PROFILES.broker_name, [received(said, 1, offset=1)])
        await eventually(lambda: is_known(desk, mentor.id))
        told = await mentor.put("/me/availability", {"time_zone": "UTC", "weekly": list(EVERY_DAY)})
        assert told.status_code == 200, told.text
        await until_published(bootstrap_servers, mentor.id)
        assert await worker.readiness() == []
        assert {f"{SERVICE} {each}" for each in ("api", "worker", "relay", "wakeups")} <= await connected(
            superuser_url, database
        )
    assert secret.front.plain_texts == 0


async def is_known(desk: Desk, person_id: UUID) -> bool:
    return bool(await desk.pool.fetchval("SELECT true FROM people WHERE person_id = $1", person_id))


async def until_published(bootstrap_servers: str, person_id: UUID) -> None:
    """Returns when free time of this mentor is on its topic."""
    async with (
        AIOKafkaConsumer(
            AVAILABILITY.broker_name, bootstrap_servers=bootstrap_servers, auto_offset_reset="earliest"
        ) as consumer,
        asyncio.timeout(20),
    ):
        async for record in consumer:
            if record.key == str(person_id).encode():
                return


async def connected(superuser_url: str, database: ServiceDatabase) -> set[str]:
    """What calls itself how, of all that is connected to this database."""
    looking = await asyncpg.connect(superuser_url)
    try:
        rows = await looking.fetch(CONNECTED, database.url.partition("?")[0].rpartition("/")[2])
        return {row["application_name"] for row in rows}
    finally:
        await looking.close()


async def test_a_wake_up_comes_through(secret: Secret, database: ServiceDatabase) -> None:
    url, woken = secret.url(database.url), asyncio.Event()
    listening = await connect(url, service=SERVICE, role="relay")
    await listening.add_listener(channel_of(SERVICE), lambda *_: woken.set())
    async with Wakeups(url, SERVICE) as wakeups:
        wakeups.wake()
        await asyncio.wait_for(woken.wait(), 10)
    await listening.close()


async def test_migrations_bring_an_empty_database_up_to_date(secret: Secret, databases: Databases) -> None:
    owner_url = await databases.empty()
    runtime_url = databases.url(owner_url.partition("?")[0].rpartition("/")[2], f"{SERVICE}_runtime")
    await migrate_schema(settings_for(secret.url(runtime_url), secret.url(owner_url)), SERVICE)
    pool = await open_pool(secret.url(runtime_url), service=SERVICE)
    assert await pool.fetchval("SELECT number FROM schema_revision") == revision_needed(SERVICE)
    pool.terminate()
    await databases.drop(owner_url)


def settings_for(url: str, owner_url: str) -> Any:
    return settings_of(SERVICE, database_url=SecretStr(url), owner_database_url=SecretStr(owner_url))


REFUSED: Final = [
    ("by_a_strangers_word", "unable to get local issuer certificate"),
    ("by_a_wrong_name", "Hostname mismatch, certificate is not valid for 'localhost'"),
]


@pytest.mark.parametrize(("seen", "why"), REFUSED)
async def test_who_cannot_be_known_is_refused_and_readiness_says_why_in_one_line(
    secret: Secret, database: ServiceDatabase, seen: str, why: str
) -> None:
    url = getattr(secret, seen)(database.url)
    pool = await open_pool(url, service=SERVICE)
    told = await missing_of_schema(pool, SERVICE)
    assert told == f"postgres: its certificate is refused ({why}): look at sslrootcert and at the host in DATABASE_URL"
    with pytest.raises(NoConnection):
        await connect(url, service=SERVICE, role="relay")
    pool.terminate()


@pytest.mark.parametrize(("seen", "why"), REFUSED)
async def test_a_worker_begins_nothing_with_whom_it_cannot_know(
    secret: Secret, database: ServiceDatabase, capsys: pytest.CaptureFixture[str], seen: str, why: str
) -> None:
    worker = worker_of(SERVICE, database_url=SecretStr(getattr(secret, seen)(database.url)))

    async def says_so() -> bool:
        return any(why in each for each in await worker.readiness())

    async with Running(worker):
        await eventually(says_so)
    assert why in capsys.readouterr().out


@pytest.mark.parametrize(("seen", "why"), REFUSED)
async def test_migrations_change_nothing_where_they_cannot_know_whom(
    secret: Secret,
    databases: Databases,
    capsys: pytest.CaptureFixture[str],
    seen: str,
    why: str,
) -> None:
    owner_url = await databases.empty()
    unknown = getattr(secret, seen)(owner_url)
    migrating = asyncio.create_task(migrate_schema(settings_for(unknown, unknown), SERVICE))
    said = ""

    async def says_so() -> bool:
        nonlocal said
        assert not migrating.done()
        said += "".join(capsys.readouterr())
        return why in said

    await eventually(says_so)
    migrating.cancel()
    with pytest.raises(asyncio.CancelledError):
        await migrating
    looking = await asyncpg.connect(owner_url)
    assert await looking.fetchval("SELECT to_regnamespace($1)", SERVICE) is None
    await looking.close()
    await databases.drop(owner_url)


async def test_whoever_begins_in_plain_text_is_refused_by_the_server(secret: Secret, database: ServiceDatabase) -> None:
    """The control: what is seen above would not be if something went around TLS."""
    pool = await open_pool(secret.front.url(database.url, sslmode="disable"), service=SERVICE)
    assert await missing_of_schema(pool, SERVICE) == f"postgres: {NO_ENCRYPTION}"
    assert secret.front.plain_texts == 1
    pool.terminate()


async def test_a_server_without_tls_is_refused_by_whoever_insists_on_it(
    secret: Secret, database: ServiceDatabase
) -> None:
    without = database.url.partition("?")[0] + f"?sslmode=verify-full&sslrootcert={secret.authority.file}"
    pool = await open_pool(without, service=SERVICE)
    assert await missing_of_schema(pool, SERVICE) == "postgres: it has no TLS, on which sslmode in DATABASE_URL insists"
    pool.terminate()


async def test_an_encrypted_connection_alone_is_to_anybody(secret: Secret, database: ServiceDatabase) -> None:
    """Why addresses say `verify-full`: with `require` and no authority, whoever answers is taken for the database."""
    pool = await open_pool(secret.front.url(database.url, host="localhost", sslmode="require"), service=SERVICE)
    assert await missing_of_schema(pool, SERVICE) is None
    pool.terminate()


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_an_authority_that_cannot_be_read_is_a_wrong_setting(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "ca.crt"
    if content is not None:
        file.write_text(content)
    url = f"postgresql://role@127.0.0.1/mentoring?sslmode=verify-full&sslrootcert={file}"
    with pytest.raises(ValidationError, match=rf"SCHEDULING_DATABASE_URL: sslrootcert is no file of .*{file}"):
        settings_of(SERVICE, database_url=SecretStr(url))
