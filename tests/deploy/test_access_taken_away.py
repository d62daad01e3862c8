"""Rights that are taken away one by one, and passwords that are changed, while services run: each is told, and nothing is lost."""

from dataclasses import replace
from functools import partial
from typing import Final

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    TopicAuthorizationFailedError,
)
from pydantic import SecretStr

from deploy.local.database import with_login
from deploy.operating.acls import entries, grant, prune
from shared.contracts import CONTACTS, ERASURES, PROFILES, SERVICES, TOPICS
from shared.contracts.access import Right, rights_of
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.publishing.relay import producer_for
from shared.publishing.topics import WrongTopic, refuse_wrong_topics
from shared.running.worker import Worker
from tests.fixtures.databases import ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.secured import Between, Secured, give_password, hearing, password_of, speaking
from tests.shared.running_worker import Running

pytestmark = pytest.mark.proof

OF_NO_USE_NOW: Final = {"describe", "create"}
"""Any other right brings the one along, and topics that are there need no other."""

# A producer that may write to no topic at all is refused before it names one.
REFUSALS: Final = (TopicAuthorizationFailedError, GroupAuthorizationFailedError, ClusterAuthorizationFailedError)


async def test_a_right_that_is_taken_away_from_a_running_worker_is_told_and_goes_on_once_it_is_back(
    secured: Secured, sender: ServiceDatabase, receiver: ServiceDatabase, between: Between
) -> None:
    hears = hearing(receiver.url, secured.of("notifications"))
    may_read = Right("notifications", "topic", CONTACTS.broker_name, ("read",))

    async def is_told() -> bool:
        return any(CONTACTS.name in each for each in await hears.readiness())

    async with Running(speaking(sender.url, secured.of("profiles"))), Running(hears):
        first = await between.say()
        await eventually(lambda: between.is_heard(first), within=30)
        await prune(secured.admin, entries([may_read]))
        try:
            second = await between.say()
            await eventually(is_told, within=60)
            assert not await between.is_heard(second)
        finally:
            await grant(secured.admin, [may_read])
        await eventually(lambda: between.is_heard(second), within=60)
        await eventually(lambda: _is_ready(hears), within=30)


async def test_a_right_to_say_something_that_is_taken_away_is_told_and_nothing_is_lost_or_kept_aside(
    secured: Secured, sender: ServiceDatabase, receiver: ServiceDatabase, between: Between
) -> None:
    speaks = speaking(sender.url, secured.of("profiles"))
    may_write = Right("profiles", "topic", CONTACTS.broker_name, ("write",))

    async def is_told() -> bool:
        return await speaks.readiness() != []

    async with Running(speaks), Running(hearing(receiver.url, secured.of("notifications"))):
        first = await between.say()
        await eventually(lambda: between.is_heard(first), within=30)
        await prune(secured.admin, entries([may_write]))
        try:
            second = await between.say()
            await eventually(is_told, within=60)
            assert await between.said.fetchval("SELECT count(*) FROM outbox_parked") == 0
        finally:
            await grant(secured.admin, [may_write])
        await eventually(lambda: between.is_heard(second), within=60)
        await eventually(lambda: _is_ready(speaks), within=30)


async def _is_ready(worker: Worker) -> bool:
    return await worker.readiness() == []


async def test_a_user_s_password_is_changed_while_it_runs_and_nothing_is_lost(
    secured: Secured, sender: ServiceDatabase, receiver: ServiceDatabase, between: Between
) -> None:
    """As it is rotated: the new password, then the worker with it beside the one that has the old one."""
    before = secured.of("profiles")
    after = replace(before, password=SecretStr("another"))
    said = []
    try:
        async with Running(hearing(receiver.url, secured.of("notifications"))):
            async with Running(speaking(sender.url, before)):
                said.append(await between.say())
                await eventually(lambda: between.is_heard(said[-1]), within=30)
                await give_password(secured.admin, "profiles", "another")
                said.append(await between.say())  # whoever is in stays in
                await eventually(lambda: between.is_heard(said[-1]), within=30)
                assert "refuses the user profiles" in str(await before.refusal())
            said.append(await between.say())
            async with Running(speaking(sender.url, after)):
                for person in said:
                    await eventually(partial(between.is_heard, person), within=30)
    finally:
        await give_password(secured.admin, "profiles", password_of("profiles"))


async def test_a_role_s_password_is_changed_while_it_runs_and_nothing_is_lost(
    secured: Secured, sender: ServiceDatabase, receiver: ServiceDatabase, between: Between, superuser_url: str
) -> None:
    """Connections that are open stay; when they are lost, who has the old one waits, and says so, until it is replaced."""
    role, superuser = f"rotated_{uuid7().hex}", await asyncpg.connect(superuser_url)
    await superuser.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'before' IN ROLE profiles_runtime")
    before, after = (with_login(sender.url, role, password) for password in ("before", "after"))
    worker = speaking(before, secured.of("profiles"))

    async def is_told() -> bool:
        return any("password authentication failed" in each for each in await worker.readiness())

    async with Running(hearing(receiver.url, secured.of("notifications"))):
        async with Running(worker):
            first = await between.say()
            await eventually(lambda: between.is_heard(first), within=30)
            await superuser.execute(f"ALTER ROLE {role} PASSWORD 'after'")
            second = await between.say()
            await eventually(lambda: between.is_heard(second), within=30)
            await superuser.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", role)
            third = await between.say()
            await eventually(is_told, within=30)
            assert not await between.is_heard(third)
        async with Running(speaking(after, secured.of("profiles"))):
            await eventually(lambda: between.is_heard(third), within=30)
    await superuser.close()


@pytest.mark.parametrize("service", SERVICES)
async def test_each_right_that_is_taken_away_is_noticed_by_what_needs_it(service: str, secured: Secured) -> None:
    access, unnoticed = secured.of(service), []
    for right in rights_of(service):
        for operation in right.operations:
            one = replace(right, operations=(operation,))
            if operation in OF_NO_USE_NOW:
                continue
            await prune(secured.admin, entries([one]))
            try:
                await eventually(partial(_is_refused, access, one), within=10)
            except AssertionError:
                unnoticed.append(one)
            finally:
                await grant(secured.admin, [one])
    assert unnoticed == []


async def _is_refused(access: KafkaAccess, right: Right) -> bool:
    """By that which needs it: publishing, looking at the topic before it is relied on, reading, and being one of a group."""
    topics = [topic for topic in TOPICS if topic.broker_name == right.name]
    try:
        if right.kind == "groups":
            await _belong(access, right.name)
        elif right.operations == ("write",):
            await _publish(access, right.name)
        elif right.operations == ("describe_configs",):
            await refuse_wrong_topics(access, topics)
        else:
            await _read(access, right.name)
    except (*REFUSALS, WrongTopic):
        return True
    return False


async def _publish(access: KafkaAccess, topic: str) -> None:
    producer = producer_for(access, str(access.username))
    try:
        await producer.start()
        await producer.send_and_wait(topic, key=b"of nobody")
    finally:
        await producer.stop()


async def _read(access: KafkaAccess, topic: str) -> None:
    consumer, place = AIOKafkaConsumer(**access.options()), TopicPartition(topic, 0)
    await consumer.start()
    try:
        consumer.assign([place])
        await consumer.seek_to_beginning(place)
        await consumer.getmany(timeout_ms=500)
    finally:
        await consumer.stop()


async def _belong(access: KafkaAccess, prefix: str) -> None:
    consumer = AIOKafkaConsumer(
        ERASURES.broker_name, PROFILES.broker_name, group_id=f"{prefix}probe", **access.options()
    )
    try:
        await consumer.start()
    finally:
        await consumer.stop()
