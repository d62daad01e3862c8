"""The worker of profiles on real Kafka and a real mail server."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from pydantic import SecretStr

from services.profiles.app import build_api
from services.profiles.main import build_worker, migrate
from shared.contracts import ACHIEVEMENTS, ERASURES
from shared.ground.kafka_access import KafkaAccess
from shared.publishing.topics import make_topics, refuse_wrong_topics
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.mail_server import MailServer, Received
from tests.profiles.conftest import Profiles, Someone, code_in, new_address, settings_of


@pytest.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    server = MailServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def platform(
    database_of: CloneDatabase, bootstrap_servers: str, mail_server: MailServer
) -> AsyncIterator[Profiles]:
    """Api and worker of profiles, migrated from nothing, where its neighbours' topics are."""
    await make_topics(KafkaAccess(bootstrap_servers), [ACHIEVEMENTS], partitions=3, replication=1)
    settings = settings_of(
        await database_of("profiles"),
        smtp_url=SecretStr(mail_server.url),
        kafka_bootstrap_servers=bootstrap_servers,
        kafka_partitions=3,
        kafka_replication=1,
        kafka_session_timeout_ms=6_000,
    )
    await migrate(settings)
    await refuse_wrong_topics(KafkaAccess(bootstrap_servers), [ERASURES])
    app = build_api(settings)
    stop = asyncio.Event()
    worker = asyncio.create_task(build_worker(settings).run(stop))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://profiles") as client,
    ):
        yield Profiles(app, client, settings)
        stop.set()
        await worker


async def sign_in(platform: Profiles, mail_server: MailServer, address: str) -> Someone:
    begun = await platform.begin(address)

    async def letters() -> list[Received]:
        return mail_server.to(address)

    (letter,) = await eventually(letters)
    answer = await platform.exchange(begun, code_in(letter.text))
    return Someone(platform.client, address, answer.json())


async def test_a_code_arrives_by_mail_and_lets_in(platform: Profiles, mail_server: MailServer) -> None:
    someone = await sign_in(platform, mail_server, new_address())

    (letter,) = mail_server.to(someone.email)
    assert (await someone.get("/me")).json()["email"] == someone.email
    assert letter.subject.startswith(f"{code_in(letter.text)} is your sign-in code for Mentoring, asked for at ")
    assert (
        await platform.pool.fetchval("SELECT count(*) FROM mails WHERE body IS NOT NULL OR recipient IS NOT NULL") == 0
    )


async def test_what_is_told_leaves_for_kafka_and_an_erasure_comes_back(
    platform: Profiles, mail_server: MailServer
) -> None:
    someone = await sign_in(platform, mail_server, new_address())
    await someone.ask("DELETE", "/me")

    async def came_back() -> bool:
        consumed = await platform.pool.fetchval(
            "SELECT count(*) FROM consumed WHERE consumer = 'profiles.erasures.projection'"
        )
        waiting = await platform.pool.fetchval("SELECT count(*) FROM outbox")
        return bool(consumed and not waiting)

    assert await eventually(came_back)
