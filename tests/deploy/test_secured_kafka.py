"""A Kafka that encrypts, asks everybody who they are and lets each service do what the registry gives it, and no more."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupAuthorizationFailedError, KafkaError, TopicAuthorizationFailedError
from pydantic import SecretStr

from deploy.local.folders import ROOT
from deploy.local.kafka import EmbeddedKafka, Settings
from deploy.operating.acls import grant, surplus
from deploy.operating.collecting import Log
from services.notifications.consumers import remember_contacts
from shared.consuming.reading import TopicReader
from shared.contracts import CONTACTS, PROFILES, SERVICES, TOPICS, ContactState
from shared.contracts.access import AUDITOR, Right, all_rights
from shared.ground.kafka_access import KafkaAccess, Mechanism
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import transaction
from shared.publishing import outbox
from shared.publishing.relay import producer_for
from shared.publishing.topics import KafkaAway, WrongTopic, make_topics, refuse_wrong_topics
from shared.running.worker import Worker
from tests.fixtures.authority import Authority
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.eventually import eventually
from tests.shared.running_worker import Running

pytestmark = pytest.mark.proof

NOW: Final = datetime.now(UTC)
ADMIN: Final = "admin"
MECHANISMS: Final[tuple[Mechanism, ...]] = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")
PLAIN_LOGIN: Final = "org.apache.kafka.common.security.plain.PlainLoginModule required"
USERS: Final = (ADMIN, AUDITOR, *SERVICES)


@dataclass(frozen=True)
class Secured:
    """The broker as each of its users reaches it."""

    admin: KafkaAccess

    def of(self, user: str) -> KafkaAccess:
        return replace(self.admin, username=user, password=SecretStr(password_of(user)))


def password_of(user: str) -> str:
    return f"the password of {user}"


def demanding(folder: Path, authority: Authority) -> Settings:
    """SASL_SSL with a certificate asked of clients, SCRAM users, and rights for nobody but those to whom they are given."""
    certificate, key = authority.sign("broker")
    store = folder / "broker.pem"
    store.write_bytes(key.read_bytes() + certificate.read_bytes())
    login = "org.apache.kafka.common.security.scram.ScramLoginModule required"
    known = " ".join(f'user_{user}="{password_of(user)}"' for user in USERS)
    extra = {
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": str(store),
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": str(authority.file),
        "listener.name.sasl_ssl.ssl.client.auth": "required",
        "sasl.enabled.mechanisms": ",".join(MECHANISMS),
        "sasl.mechanism.inter.broker.protocol": "SCRAM-SHA-512",
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config": (
            f'{login} username="{ADMIN}" password="{password_of(ADMIN)}";'
        ),
        "listener.name.sasl_ssl.scram-sha-256.sasl.jaas.config": f"{login};",
        "listener.name.sasl_ssl.plain.sasl.jaas.config": f"{PLAIN_LOGIN} {known};",
        "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        # The broker itself speaks to its controller over a port of its own, which takes no users.
        "super.users": f"User:{ADMIN};User:ANONYMOUS",
    }
    users = [
        f"{mechanism}=[name={user},password={password_of(user)}]"
        for user in USERS
        for mechanism in MECHANISMS
        if mechanism != "PLAIN"
    ]
    options = tuple(word for user in users for word in ("--add-scram", user))
    return Settings(protocol="SASL_SSL", extra=extra, format_options=options, certificate=store)


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


async def acls(access: KafkaAccess, *words: str) -> tuple[int | None, str]:
    """What the operators' command answers to whoever calls it so."""
    assert access.username is not None
    assert access.password is not None
    told = {
        "KAFKA_BOOTSTRAP_SERVERS": access.bootstrap_servers,
        "KAFKA_SECURITY_PROTOCOL": access.security_protocol,
        "KAFKA_SASL_MECHANISM": str(access.sasl_mechanism),
        "KAFKA_USERNAME": access.username,
        "KAFKA_PASSWORD": access.password.get_secret_value(),
        "KAFKA_CA_FILE": str(access.ca_file),
        "KAFKA_CERTIFICATE_FILE": str(access.certificate_file),
        "KAFKA_KEY_FILE": str(access.key_file),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "deploy.operating", "acls", *words),
        cwd=ROOT,
        env=dict(os.environ) | told,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    return process.returncode, output.decode()


def settings(url: str, access: KafkaAccess) -> ServiceSettings:
    return ServiceSettings(
        database_url=SecretStr(url),
        kafka_bootstrap_servers=access.bootstrap_servers,
        kafka_session_timeout_ms=6_000,
        kafka_security_protocol=access.security_protocol,
        kafka_sasl_mechanism=access.sasl_mechanism,
        kafka_username=access.username,
        kafka_password=access.password,
        kafka_ca_file=access.ca_file,
        kafka_certificate_file=access.certificate_file,
        kafka_key_file=access.key_file,
    )


async def topics_seen(access: KafkaAccess) -> set[str]:
    admin = AIOKafkaAdminClient(**access.options())
    try:
        await admin.start()
        return {name for name in await admin.list_topics() if not name.startswith("__")}
    finally:
        await admin.close()


async def test_services_with_users_of_their_own_publish_and_consume(
    secured: Secured, database_of: CloneDatabase
) -> None:
    sender, receiver = await database_of("profiles"), await database_of("notifications")
    pool, kept = await sender.pool(), await receiver.pool()
    person = uuid7()
    state = ContactState(
        person_id=person,
        version=1,
        change="added",
        name="Ada",
        email="ada@people.example",
        locale="en",
        time_zone="UTC",
    )
    speaks = Worker(settings(sender.url, secured.of("profiles")), service="profiles", consumers=())
    hears = Worker(
        settings(receiver.url, secured.of("notifications")), service="notifications", consumers=[remember_contacts]
    )
    try:
        async with Running(speaks), Running(hears):
            async with transaction(pool) as tx:
                await outbox.add(tx, CONTACTS.record(state), NOW)
            await eventually(
                lambda: kept.fetchval("SELECT email = 'ada@people.example' FROM people WHERE person_id = $1", person),
                within=30,
            )
            assert await hears.readiness() == []
    finally:
        pool.terminate()
        kept.terminate()


async def test_each_user_sees_the_topics_that_the_registry_gives_it_and_no_other(secured: Secured) -> None:
    for service in SERVICES:
        its = {topic.broker_name for topic in TOPICS if service in (*topic.producers, *topic.consumers)}
        assert await topics_seen(secured.of(service)) == its, service
    assert await topics_seen(secured.of(AUDITOR)) == {topic.broker_name for topic in TOPICS}


@pytest.mark.parametrize("mechanism", MECHANISMS)
async def test_a_user_is_known_by_every_mechanism_there_is(secured: Secured, mechanism: Mechanism) -> None:
    access = replace(secured.of("profiles"), sasl_mechanism=mechanism)
    assert await topics_seen(access) == await topics_seen(secured.of("profiles"))
    guessing = replace(access, password=SecretStr("guessed"))
    assert "refuses the user profiles: look at KAFKA_USERNAME and KAFKA_PASSWORD" in str(await guessing.refusal())


async def test_what_was_granted_beyond_the_registry_is_listed_and_taken_away(secured: Secured) -> None:
    beyond = [
        Right("matching", "topic", CONTACTS.broker_name, ("read", "describe")),
        Right("matching", "groups", "scheduling.", ("read",)),
        Right("somebody", "topic", CONTACTS.broker_name, ("read",)),
    ]
    before = await topics_seen(secured.of("matching"))
    assert (await acls(secured.admin))[1].count("\n") == 1
    await grant(secured.admin, beyond)
    assert CONTACTS.broker_name in await topics_seen(secured.of("matching"))

    _, listed = await acls(secured.admin)
    still = await topics_seen(secured.of("matching"))
    code, pruned = await acls(secured.admin, "--prune")

    assert "3 entries beyond that, which --prune takes away:" in listed
    assert [line.split() for line in listed.splitlines()[2:]] == [
        ["matching", "topic", CONTACTS.broker_name, "read"],
        ["matching", "topic", CONTACTS.broker_name, "describe"],
        ["matching", "groups", "scheduling.", "read"],
    ]
    assert CONTACTS.broker_name in still
    assert (code, "3 entries taken away:" in pruned) == (0, True)
    await eventually(lambda: _sees(secured, "matching", before))
    assert await surplus(secured.admin, all_rights()) == []
    assert len(await surplus(secured.admin, beyond[2:])) == 0, "whoever is none of ours keeps what they have"


async def _sees(secured: Secured, user: str, topics: set[str]) -> bool:
    return await topics_seen(secured.of(user)) == topics


async def test_what_a_service_only_hears_it_cannot_say(secured: Secured) -> None:
    producer = producer_for(secured.of("notifications"), "notifications")
    await producer.start()
    try:
        with pytest.raises(TopicAuthorizationFailedError):
            await producer.send_and_wait(CONTACTS.broker_name, b"{}")
    finally:
        await producer.stop()


async def test_a_neighbours_topic_is_refused_to_whoever_reads_it_and_the_way_out_is_named(secured: Secured) -> None:
    access = secured.of("matching")
    with pytest.raises(WrongTopic, match=r"mentoring\.contacts; .* let this user read them"):
        await refuse_wrong_topics(access, [PROFILES, CONTACTS])
    with pytest.raises(TopicAuthorizationFailedError):
        async with TopicReader(access, CONTACTS):
            pass


async def test_a_neighbours_group_is_refused(secured: Secured) -> None:
    consumer = AIOKafkaConsumer(
        PROFILES.broker_name, group_id="scheduling.profiles.projection", **secured.of("matching").options()
    )
    try:
        with pytest.raises(GroupAuthorizationFailedError):
            await consumer.start()
    finally:
        await consumer.stop()


async def test_the_auditor_reads_every_topic_and_writes_none(secured: Secured) -> None:
    access = secured.of(AUDITOR)
    await Log(access).read_on()
    producer = AIOKafkaProducer(**access.options())
    await producer.start()
    try:
        for topic in TOPICS:
            with pytest.raises(TopicAuthorizationFailedError):
                await producer.send_and_wait(topic.broker_name, b"{}")
    finally:
        await producer.stop()


async def test_a_wrong_password_is_told_by_readiness_and_in_the_log(
    secured: Secured, database_of: CloneDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    database = await database_of("notifications")
    access = replace(secured.of("notifications"), password=SecretStr("guessed"))
    sentence = (
        f"Kafka at {access.bootstrap_servers} refuses the user notifications: look at KAFKA_USERNAME and KAFKA_PASSWORD"
    )
    worker = Worker(settings(database.url, access), service="notifications", consumers=[remember_contacts])

    async def told() -> bool:
        return f"kafka: {sentence}" in await worker.readiness()

    async with Running(worker):
        await eventually(told, within=30)
    logged = capsys.readouterr().out
    assert sentence in logged
    assert "guessed" not in logged


async def test_migrating_with_a_wrong_password_ends_at_once_and_says_why(secured: Secured) -> None:
    access = replace(secured.of("profiles"), password=SecretStr("guessed"))
    with pytest.raises(KafkaAway, match="refuses the user profiles: look at KAFKA_USERNAME and KAFKA_PASSWORD"):
        await make_topics(access, [CONTACTS], partitions=1, replication=1)


async def test_who_may_not_grant_rights_is_told_so(secured: Secured) -> None:
    code, said = await acls(secured.of("profiles"))
    assert code == 2
    assert "ClusterAuthorizationFailedError" in said
    code, said = await acls(replace(secured.of("profiles"), password=SecretStr("guessed")))
    assert code == 2
    assert "refuses the user profiles" in said


async def test_brokers_that_another_authority_signed_are_not_trusted(secured: Secured, tmp_path: Path) -> None:
    stranger = Authority.made(tmp_path, "stranger")
    access = replace(secured.admin, ca_file=stranger.file)
    with pytest.raises(KafkaError):
        await topics_seen(access)
    assert "do not agree on TLS" in str(await access.refusal())


async def test_a_client_without_a_certificate_of_its_own_is_not_let_in(secured: Secured) -> None:
    with pytest.raises(KafkaError):
        await topics_seen(replace(secured.admin, certificate_file=None, key_file=None))


async def test_nobody_is_let_in_unencrypted(secured: Secured) -> None:
    access = KafkaAccess(
        secured.admin.bootstrap_servers, "SASL_PLAINTEXT", "SCRAM-SHA-512", ADMIN, secured.admin.password
    )
    with pytest.raises(KafkaError):
        await topics_seen(access)
