"""A Kafka that lets in whom it knows, for the proofs of it."""

from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from deploy.local.kafka import EmbeddedKafka
from shared.contracts import SERVICES, TOPICS
from shared.ground.kafka_access import KafkaAccess
from shared.publishing.topics import make_topics
from tests.fixtures.authority import Authority
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.secured import ADMIN, Between, Secured, acls, demanding, password_of


@pytest.fixture(scope="module")
async def secured(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Secured]:
    """With every right granted by the operators' command, and every topic made by who says it, as that user."""
    folder = tmp_path_factory.mktemp("secured")
    authority = Authority.made(folder, "authority")
    certificate, key = authority.sign("client")
    kafka = EmbeddedKafka(folder / "kafka", demanding(folder, authority))
    await kafka.start()
    try:
        made = Secured(
            KafkaAccess(
                kafka.bootstrap_servers,
                "SASL_SSL",
                "SCRAM-SHA-512",
                ADMIN,
                SecretStr(password_of(ADMIN)),
                authority.file,
                certificate,
                key,
            )
        )
        code, said = await acls(made.admin)
        assert code == 0, said
        for service in SERVICES:
            said_by_it = [topic for topic in TOPICS if service in topic.producers]
            await make_topics(made.of(service), said_by_it, partitions=1, replication=1)
        yield made
    finally:
        await kafka.stop()


@pytest.fixture
async def sender(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of("profiles")


@pytest.fixture
async def receiver(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of("notifications")


@pytest.fixture
async def between(sender: ServiceDatabase, receiver: ServiceDatabase) -> AsyncIterator[Between]:
    made = Between(await sender.pool(), await receiver.pool())
    yield made
    made.said.terminate()
    made.heard.terminate()
