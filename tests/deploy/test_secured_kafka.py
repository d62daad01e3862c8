"""A Kafka that encrypts, asks everybody who they are and lets each service do what the registry gives it, and no more."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupAuthorizationFailedError, KafkaError, TopicAuthorizationFailedError
from pydantic import SecretStr

from deploy.operating.acls import grant, surplus
from deploy.operating.collecting import Log
from services.notifications.consumers import remember_contacts
from shared.consuming.reading import TopicReader
from shared.contracts import CONTACTS, PROFILES, SERVICES, TOPICS
from shared.contracts.access import AUDITOR, OPERATOR, Right, all_rights
from shared.ground.kafka_access import KafkaAccess, Mechanism
from shared.publishing.relay import producer_for
from shared.publishing.topics import KafkaAway, WrongTopic, make_topics, refuse_wrong_topics
from shared.running.worker import Worker
from tests.fixtures.authority import Authority
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.secured import ADMIN, MECHANISMS, Between, Secured, acls, hearing, settings, speaking
from tests.shared.running_worker import Running

pytestmark = pytest.mark.proof

NOW: Final = datetime.now(UTC)


async def topics_seen(access: KafkaAccess) -> set[str]:
    admin = AIOKafkaAdminClient(**access.options())
    try:
        await admin.start()
        return {name for name in await admin.list_topics() if not name.startswith("__")}
    finally:
        await admin.close()


async def test_services_with_users_of_their_own_publish_and_consume(
    secured: Secured, sender: ServiceDatabase, receiver: ServiceDatabase, between: Between
) -> None:
    hears = hearing(receiver.url, secured.of("notifications"))
    async with Running(speaking(sender.url, secured.of("profiles"))), Running(hears):
        person = await between.say()
        await eventually(lambda: between.is_heard(person), within=30)
        assert await hears.readiness() == []


async def test_each_user_sees_the_topics_that_the_registry_gives_it_and_no_other(secured: Secured) -> None:
    for service in SERVICES:
        its = {topic.broker_name for topic in TOPICS if service in (*topic.producers, *topic.consumers)}
        assert await topics_seen(secured.of(service)) == its, service
    for user in (AUDITOR, OPERATOR):
        assert await topics_seen(secured.of(user)) == {topic.broker_name for topic in TOPICS}, user


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


@pytest.mark.parametrize("user", [AUDITOR, OPERATOR])
async def test_who_looks_after_the_platform_reads_every_topic_and_writes_none(secured: Secured, user: str) -> None:
    access = secured.of(user)
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
