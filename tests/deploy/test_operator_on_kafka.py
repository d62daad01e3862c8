"""Operators' commands on a Kafka that authorizes, as the user and with the rights that the registry gives them; and each right taken away."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from deploy.operating.__main__ import main
from deploy.operating.acls import entries, grant, prune
from deploy.operating.evidence import ConsumerOf, consumers
from shared.contracts import ERASURES, PLACES, SERVICES, SESSIONS, SKILLS, TOPICS
from shared.contracts.access import AUDITOR, OPERATOR, Operation, Right, rights_of_operators
from shared.contracts.erasures import erasure_id_of
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.postgres import connect
from tests.fixtures.databases import Databases
from tests.fixtures.eventually import eventually
from tests.fixtures.records import tombstone
from tests.fixtures.secured import Secured, as_variables

pytestmark = pytest.mark.proof

HERE: Final = ("--partitions", "1", "--replication", "1")
SESSIONS_LOG: Final = TopicPartition(SESSIONS.broker_name, 0)
COUNT: Final = "INSERT INTO outbox_sequences (topic, key, sequence) SELECT $1, key, 1 FROM unnest($2::uuid[]) AS key"
ERASE: Final = "INSERT INTO erased_people (person_id, erased_at) SELECT id, now() FROM unnest($1::uuid[]) AS id"
WAY_OUT: Final = "`acls --show` prints which user may, and `acls` grants what is missing"
RIGHTS: Final = [replace(right, operations=(each,)) for right in rights_of_operators() for each in right.operations]
READING: Final = [right for right in RIGHTS if right.operations == ("read",)]


@dataclass(frozen=True)
class Desk:
    """Where commands are typed."""

    secured: Secured
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    async def command(self, user: str, *words: str, **told: str) -> tuple[int, str]:
        """As this user of Kafka, and told this besides: its exit code and what it said."""
        for name, value in (as_variables(self.secured.of(user)) | told).items():
            self.patch.setenv(name, value)
        self.capture.readouterr()
        code = await asyncio.to_thread(main, list(words))
        said = self.capture.readouterr()
        return code, said.out + said.err

    @asynccontextmanager
    async def without(self, right: Right) -> AsyncIterator[None]:
        await prune(self.secured.admin, entries([right]))
        try:
            yield
        finally:
            await grant(self.secured.admin, [right])


@pytest.fixture
def desk(secured: Secured, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(secured, monkeypatch, capsys)


@dataclass(frozen=True)
class Restored:
    """Sessions stand on their topic and in scheduling's tables; all who read them had, until their tables were set back.

    And matching has erased somebody, of which the topics know nothing.
    """

    secured: Secured
    urls: Mapping[str, str]
    readers: tuple[ConsumerOf, ...]

    async def stands(self) -> Mapping[str, int | None]:
        """Where each group goes on, and how much waits to be told."""
        found: dict[str, int | None] = {}
        for each in self.readers:
            async with _member(self.secured.of(each.service), each.name) as member:
                found[each.name] = await member.committed(SESSIONS_LOG)
        for service in self.urls:
            found[f"{service} will tell"] = await self.ask(service, "SELECT count(*) FROM outbox")
            found[f"{service} was changed"] = await self.ask(service, "SELECT count(*) FROM operator_acts")
        return found

    async def ask(self, service: str, statement: str, *values: Any) -> Any:
        connection = await connect(self.urls[service], service=service, role="test")
        try:
            return await connection.fetchval(statement, *values)
        finally:
            await connection.close()


@pytest.fixture
async def restored(secured: Secured, databases: Databases, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Restored]:
    name = await databases.with_all_services()
    urls = {service: databases.url(name, f"{service}_runtime") for service in SERVICES}
    for service, url in urls.items():
        monkeypatch.setenv(f"{service.upper()}_DATABASE_URL", url)
    readers = tuple(each for each in consumers() if each.consumer.topic is SESSIONS)
    made = Restored(secured, urls, readers)
    sessions, erased = [uuid7() for _ in range(3)], uuid7()
    end = await _told(secured.of("scheduling"), sessions)
    await made.ask("scheduling", COUNT, SESSIONS.name, sessions)
    await made.ask("matching", ERASE, [erased])
    await made.ask("matching", COUNT, ERASURES.name, [erasure_id_of("matching", erased)])
    for each in readers:
        async with _member(secured.of(each.service), each.name) as member:
            await member.commit({SESSIONS_LOG: end})
    yield made
    await databases.drop(databases.url(name))


async def _told(access: KafkaAccess, keys: list[UUID]) -> int:
    """The topic ends there."""
    end, producer = 0, AIOKafkaProducer(**access.options())
    await producer.start()
    try:
        for record in (tombstone(key, 1) for key in keys):
            stands = await producer.send_and_wait(
                SESSIONS.broker_name, record.value, key=record.key, headers=list(record.headers)
            )
            end = stands.offset + 1
    finally:
        await producer.stop()
    return end


@asynccontextmanager
async def _member(access: KafkaAccess, group: str) -> AsyncIterator[AIOKafkaConsumer]:
    member = AIOKafkaConsumer(**access.options(), group_id=group, enable_auto_commit=False)
    await member.start()
    try:
        member.assign([SESSIONS_LOG])
        yield member
    finally:
        await member.stop()


async def test_topics_are_shown_to_the_operator(desk: Desk) -> None:
    code, said = await desk.command(OPERATOR, "topics", *HERE)
    assert (code, said.count("as it must be")) == (0, len(TOPICS)), said


async def test_whoever_may_not_look_at_topics_is_told_so_and_not_that_they_are_wrong(desk: Desk) -> None:
    code, said = await desk.command(AUDITOR, "topics", *HERE)
    assert (code, len(said.splitlines())) == (2, 1), said
    assert all(topic.broker_name in said for topic in TOPICS)
    assert said.startswith("topics: nothing was changed, since Kafka does not let auditor describe_configs mentoring.")
    code, said = await desk.command("matching", "topics", "--make", *HERE)
    assert (code, len(said.splitlines())) == (2, 1), said
    assert "does not let matching describe mentoring." in said


async def test_topics_that_are_lost_are_made_by_the_operator_and_none_where_the_right_to_one_is_missing(
    desk: Desk,
) -> None:
    may_create = Right(OPERATOR, "topic", PLACES.broker_name, ("create",))
    make = ("topics", "--make", *HERE)
    await _lose(desk.secured, PLACES.broker_name, SKILLS.broker_name)
    async with desk.without(may_create):
        code, said = await desk.command(OPERATOR, *make)
        assert (code, len(said.splitlines())) == (2, 1), said
        assert f"does not let operator create {PLACES.broker_name}: " in said
        assert (await desk.command(OPERATOR, "topics", *HERE))[1].count("missing: --make makes it") == 2
    code, said = await desk.command(OPERATOR, *make)
    assert (code, said.count("as it must be")) == (0, len(TOPICS)), said


async def _lose(secured: Secured, *topics: str) -> None:
    admin = AIOKafkaAdminClient(**secured.admin.options())

    async def is_gone() -> bool:
        return not {*topics} & {*await admin.list_topics()}

    try:
        await admin.start()
        await admin.delete_topics(list(topics))
        await eventually(is_gone, within=30)
    finally:
        await admin.close()


@pytest.mark.parametrize("operation", ["read", "describe_configs"])
async def test_each_right_to_look_at_a_topic_is_needed(desk: Desk, operation: Operation) -> None:
    unnoticed = []
    for right in (each for each in RIGHTS if each.kind == "topic" and each.operations == (operation,)):
        async with desk.without(right):
            code, said = await desk.command(OPERATOR, "topics", *HERE)
            if code != 2 or f" {right.name}: " not in said:
                unnoticed.append((right, said))
    assert unnoticed == []


async def test_events_of_a_topic_that_may_not_be_read_are_no_silence(desk: Desk) -> None:
    async with desk.without(Right(OPERATOR, "topic", PLACES.broker_name, ("read",))):
        assert await desk.command(OPERATOR, "events", "--topic", "places") == (
            2,
            f"events: nothing was changed, since Kafka does not let operator read {PLACES.broker_name}: {WAY_OUT}\n",
        )
    assert (await desk.command(OPERATOR, "events", "--topic", "places"))[0] == 0
    assert (await desk.command(AUDITOR, "events"))[0] == 0


async def test_an_audit_by_somebody_who_may_not_read_every_topic_does_not_begin(desk: Desk) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    code, said = await desk.command("matching", "audit", AUDITOR_DATABASE_URL=nowhere)
    assert (code, len(said.splitlines())) == (2, 1), said
    assert "does not let matching read mentoring.contacts, " in said
    _, said = await desk.command(AUDITOR, "audit", AUDITOR_DATABASE_URL=nowhere)
    assert "does not let" not in said


async def test_a_wrong_password_is_told_as_one(desk: Desk) -> None:
    code, said = await desk.command(OPERATOR, "topics", "--make", KAFKA_PASSWORD="guessed")
    assert (code, len(said.splitlines())) == (2, 1), said
    assert said.endswith("refuses the user operator: look at KAFKA_USERNAME and KAFKA_PASSWORD\n")


async def test_after_a_restore_the_operator_reconciles_tables_topics_and_groups(desk: Desk, restored: Restored) -> None:
    before = await restored.stands()
    code, looked = await desk.command(OPERATOR, "reconcile", "--dry-run")
    assert code == 0, looked
    assert await restored.stands() == before

    code, said = await desk.command(OPERATOR, "reconcile")
    after = await restored.stands()

    assert code == 0, said
    assert "told again to topics that lacked it" in said
    assert {each.service for each in restored.readers} > {"matching", "mentorships"}
    for each in restored.readers:
        assert f"{each.name:<42}begins again in 1 partitions" in said
        assert (after[each.name] or 0) == (before[each.name] or 0) - 3
    changed = {"matching will tell": 1, "matching was changed": 1}
    assert {name: after[name] for name in changed} == changed
    assert await desk.command(OPERATOR, "reconcile") == (0, "Everything agrees: nothing was changed.\n")


async def test_without_one_of_its_rights_reconcile_says_which_and_changes_nothing(
    desk: Desk, restored: Restored
) -> None:
    before, unnoticed = await restored.stands(), []
    for right in READING:
        async with desk.without(right):
            code, said = await desk.command(OPERATOR, "reconcile")
        what = right.name if right.kind == "topic" else f"groups {right.name}…"
        if (code, len(said.splitlines())) != (2, 1) or f"does not let operator read {what}: " not in said:
            unnoticed.append((right, said))
    assert unnoticed == []
    assert await restored.stands() == before


@pytest.mark.parametrize("user", [AUDITOR, "matching"])
async def test_reconcile_begins_as_no_other_user(desk: Desk, restored: Restored, user: str) -> None:
    before = await restored.stands()
    code, said = await desk.command(user, "reconcile")
    assert (code, len(said.splitlines())) == (2, 1), said
    assert "groups scheduling.…" in said
    assert await restored.stands() == before
