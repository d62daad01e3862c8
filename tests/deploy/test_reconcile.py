"""`reconcile`: who said what last, from where consumer groups read again, and when it does not begin."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from uuid import UUID

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from deploy.operating import ledger
from deploy.operating.evidence import ConsumerOf, LogRecord
from deploy.operating.groups import begin_again, places_to_begin
from deploy.operating.kept_aside import Desk
from deploy.operating.reconcile import Report, run, topics_of
from deploy.operating.topic_index import Standing, TopicIndex
from services.profiles.consumers import remember_erasures
from shared.contracts import ERASURES, SERVICES, ErasureState
from shared.contracts.erasures import erasure_id_of
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.postgres import connect
from shared.publishing.retelling import AFTER_ALL, BEFORE_ALL, Deed, KeyRange
from shared.publishing.topics import make_topics
from tests.fixtures.databases import Databases
from tests.fixtures.publishing import publish
from tests.fixtures.records import HAPPENED, erasure, received

GROUP = ConsumerOf("profiles", remember_erasures)
EVERYTHING = KeyRange(BEFORE_ALL, AFTER_ALL)


def record(key: UUID, sequence: int, offset: int, partition: int = 0) -> Standing:
    return Standing("erasures", key, sequence, partition, offset)


async def in_the_log(*records: LogRecord) -> AsyncIterator[LogRecord]:
    for each in records:
        yield each


def test_a_group_begins_again_with_the_first_record_that_its_tables_have_forgotten() -> None:
    known, forgotten, new = uuid7(), uuid7(), uuid7()
    log = [
        record(known, 1, 10),
        record(forgotten, 1, 11),
        record(forgotten, 2, 12),
        record(new, 1, 13),
        record(known, 2, 5, partition=1),
    ]
    consumed = {(GROUP.name, known): 2, (GROUP.name, forgotten): 1}

    begins = places_to_begin(log, [GROUP], consumed)

    assert begins == {GROUP.name: {TopicPartition("mentoring.erasures", 0): 12}}


async def test_a_group_is_put_back_once(bootstrap_servers: str) -> None:
    topic = replace(ERASURES, name="set-back")
    access, place = KafkaAccess(bootstrap_servers), TopicPartition(topic.broker_name, 0)
    await make_topics(access, [topic], partitions=1, replication=1)
    await publish(bootstrap_servers, topic.broker_name, [erasure(uuid7()) for _ in range(5)])
    group = replace(GROUP, service="set-back")
    member = AIOKafkaConsumer(bootstrap_servers=bootstrap_servers, group_id=group.name, enable_auto_commit=False)
    await member.start()
    member.assign([place])
    await member.commit({place: 5})
    await member.stop()

    assert await begin_again(access, group.name, {place: 2}) == 1
    assert await begin_again(access, group.name, {place: 2}) == 0


@pytest.mark.parametrize("service", SERVICES)
def test_each_service_can_tell_again_whatever_it_says(service: str) -> None:
    tellings = import_module(f"services.{service}.use_cases.retelling").tellings(now=HAPPENED)
    assert sorted(each.topic.name for each in tellings) == sorted(topics_of(service))


async def test_where_several_say_something_each_answers_for_its_own() -> None:
    person = uuid7()
    states = [
        ErasureState(
            erasure_id=erasure_id_of(service, person),
            version=1,
            change="erased",
            service=service,
            person_id=person,
            erased_at=HAPPENED,
        )
        for service in ("matching", "scheduling")
    ]
    told = [
        LogRecord(
            "erasures",
            0,
            number,
            state.erasure_id,
            1,
            "",
            None,
            0.0,
            received(ERASURES.record(state), 1, offset=number),
        )
        for number, state in enumerate(states)
    ]
    profile = LogRecord("profiles", 2, 7, person, 3, "", None, 0.0, erasure(person, 3))
    with TopicIndex() as index:
        await index.read(in_the_log(*told, profile))
        found = {
            (service, topic): [each.key for each in index.last_of(service, topic, EVERYTHING).values()]
            for service in SERVICES
            for topic in topics_of(service)
        }

    assert {said: keys for said, keys in found.items() if keys} == {
        ("profiles", "profiles"): [person],
        ("matching", "erasures"): [states[0].erasure_id],
        ("scheduling", "erasures"): [states[1].erasure_id],
    }


def test_the_ledger_gains_whom_it_lacks_and_loses_nobody(tmp_path: Path) -> None:
    file, first, second = tmp_path / "erased", uuid7(), uuid7()

    assert ledger.read(file) == frozenset()
    assert ledger.write(file, [first]) == 1
    assert ledger.write(file, [second, first]) == 1
    assert ledger.write(file, []) == 0
    assert ledger.read(file) == {first, second}


def test_a_ledger_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "erased"
    file.write_text("Asha\n")
    with pytest.raises(ValueError, match="badly formed"):
        ledger.read(file)


def test_who_did_nothing_says_so() -> None:
    report = Report()
    assert list(report.lines()) == ["Everything agrees: nothing was changed."]
    report.deeds.append(("profiles", Deed("profiles", uuid7(), "erased again")))
    assert [line.split() for line in report.lines()] == [["profiles", "profiles", "1", "erased", "again"]]


async def test_it_does_not_begin_beside_a_service(
    databases: Databases, bootstrap_servers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = await databases.with_all_services()
    desk = Desk("reconcile", lambda service: databases.url(name, f"{service}_runtime"))
    worker = await connect(desk.address("matching"), service="matching", role="worker")

    assert await asyncio.to_thread(run, [], desk, KafkaAccess(bootstrap_servers)) == 1
    assert capsys.readouterr().err == "Stop the services first: there is a matching worker.\n"
    await worker.close()
    await databases.drop(databases.url(name))
