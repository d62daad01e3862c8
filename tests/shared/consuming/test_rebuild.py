"""A projection made anew beside the old one, on a real broker and a real database."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import import_module
from itertools import count
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest
from pydantic import SecretStr

from shared.consuming import Consumer, Event, KeptRecord, Kind, Processor, reaction
from shared.consuming.declaration import AnyConsumer
from shared.consuming.rebuild import NotRebuildable, Rebuilt, rebuild
from shared.contracts import ERASURES, SERVICES, SKILLS, Topic
from shared.contracts.golden import examples_of
from shared.ground.kafka_access import KafkaAccess
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import Connection, Pool, Tx
from shared.publishing import outbox
from shared.publishing.topics import make_topics
from shared.running.worker import Worker
from tests.fixtures.databases import PROBE, CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.publishing import publish
from tests.fixtures.records import SAID_BY_PROBE, erasure, tombstone
from tests.shared.running_worker import Running

LATEST: Final = "CREATE TABLE latest (key uuid PRIMARY KEY, sequence bigint NOT NULL, changed_in xid8 NOT NULL)"
REMEMBER: Final = """
INSERT INTO latest (key, sequence, changed_in)
SELECT $1, $2, pg_current_xact_id() WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = $1)
ON CONFLICT (key) DO UPDATE SET sequence = excluded.sequence, changed_in = excluded.changed_in
"""

_numbers = count(1)


async def nothing() -> None: ...


@dataclass
class Latest:
    """A projection that a test can break, and into whose rebuild it can step once."""

    meanwhile: Callable[[], Awaitable[None]] = nothing
    broken: UUID | None = None
    handled: list[UUID] = field(default_factory=list)
    after: dict[UUID, Callable[[], Awaitable[None]]] = field(default_factory=dict)
    """What happens once a rebuild has been told of a key, before it commits that."""

    async def __call__(self, tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        rebuilding = await tx.fetchval("SELECT current_schema()") != PROBE
        if rebuilding:
            step, self.meanwhile = self.meanwhile, nothing
            await step()
        else:
            self.handled += [event.key for event in events]
        for event in events:
            if event.key == self.broken:
                raise ValueError("broken")
            if event.state is None:
                await tx.execute("DELETE FROM latest WHERE key = $1", event.key)
            else:
                await tx.execute(REMEMBER, event.key, event.sequence)
            if rebuilding and event.key in self.after:
                await self.after.pop(event.key)()


@dataclass
class Scene:
    """A topic of its own, the projection of it, and what a rebuild needs."""

    database: ServiceDatabase
    bootstrap_servers: str
    pool: Pool
    owner: Connection
    topic: Topic[Any]
    handler: Latest = field(default_factory=Latest)

    @property
    def settings(self) -> ServiceSettings:
        return ServiceSettings(
            database_url=SecretStr(self.database.url),
            owner_database_url=SecretStr(self.database.owner_url),
            kafka_bootstrap_servers=self.bootstrap_servers,
            kafka_session_timeout_ms=6_000,
        )

    @property
    def consumer(self) -> AnyConsumer:
        return Consumer(self.topic, Kind.PROJECTION, self.handler, tables=("latest",))

    def worker(self) -> Running:
        return Running(Worker(self.settings, service=PROBE, consumers=[self.consumer]))

    async def publish(self, *records: KeptRecord) -> None:
        await publish(self.bootstrap_servers, self.topic.broker_name, records)

    async def rebuild(self, consumer: AnyConsumer | None = None, name: str | None = None) -> Rebuilt:
        chosen = consumer or self.consumer
        return await rebuild(
            self.settings, PROBE, [chosen], name or chosen.topic.name, actor="a test", reason="to see it"
        )

    async def rows(self) -> dict[UUID, int]:
        return {row["key"]: row["sequence"] for row in await self.pool.fetch("SELECT key, sequence FROM latest")}

    async def stamps(self) -> dict[UUID, int]:
        rows = await self.pool.fetch("SELECT key, changed_in::text::bigint AS stamp FROM latest")
        return {row["key"]: row["stamp"] for row in rows}

    async def has(self, key: UUID, sequence: int = 1) -> bool:
        return (await self.rows()).get(key) == sequence


@pytest.fixture
async def scene(database_of: CloneDatabase, bootstrap_servers: str) -> AsyncIterator[Scene]:
    database = await database_of(PROBE)
    owner = await asyncpg.connect(database.owner_url, server_settings={"search_path": PROBE})
    await owner.execute(LATEST)
    pool = await database.pool()
    topic = replace(ERASURES, name=f"rebuilt-{next(_numbers)}")
    await make_topics(KafkaAccess(bootstrap_servers), [topic], partitions=3, replication=1)
    yield Scene(database, bootstrap_servers, pool, owner, topic)
    pool.terminate()
    await owner.close()


async def test_a_rebuilt_projection_is_as_its_topic_says(scene: Scene) -> None:
    kept, changed, lost, gone, extra = (uuid7() for _ in range(5))
    await scene.publish(*(erasure(key) for key in (kept, changed, lost, gone)), erasure(changed, 2), tombstone(gone, 2))
    async with scene.worker():
        await eventually(lambda: scene.has(changed, 2))
        await eventually(lambda: scene.has(lost))
    right = {kept: 1, changed: 2, lost: 1}
    assert await scene.rows() == right
    stamps = await scene.stamps()
    await scene.pool.execute("UPDATE latest SET sequence = 1 WHERE key = $1", changed)
    await scene.pool.execute("DELETE FROM latest WHERE key = $1", lost)
    await scene.pool.execute(REMEMBER, extra, 9)

    done = await scene.rebuild()

    assert await scene.rows() == right
    assert (done.records, done.written, done.removed, done.parked) == (6, 2, 1, 0)
    after = await scene.stamps()
    assert after[kept] == stamps[kept]
    assert after[changed] == after[lost] > max(stamps.values())


async def test_it_answers_meanwhile_and_what_arrives_meanwhile_is_not_lost(scene: Scene) -> None:
    before, later = [uuid7() for _ in range(50)], uuid7()
    await scene.publish(*map(erasure, before))
    answers: list[int] = []

    async def step() -> None:
        await scene.publish(erasure(later), erasure(before[0], 2))
        await eventually(lambda: scene.has(before[0], 2))
        await eventually(lambda: scene.has(later))

    async def ask() -> None:
        while True:
            async with asyncio.timeout(1):
                answers.append(len(await scene.rows()))
            await asyncio.sleep(0)

    async with scene.worker():
        await eventually(lambda: all_of(scene, before))
        scene.handler.meanwhile = step
        asking = asyncio.create_task(ask())
        await scene.rebuild()
        asking.cancel()
        await scene.publish(erasure(later, 2))
        await eventually(lambda: scene.has(later, 2))

    assert await scene.rows() == {**dict.fromkeys(before, 1), before[0]: 2, later: 2}
    assert len(answers) > 10
    assert min(answers) == 50


async def all_of(scene: Scene, keys: Sequence[UUID]) -> bool:
    return (await scene.rows()).keys() >= set(keys)


async def test_what_the_rebuild_has_read_is_not_handled_again(scene: Scene) -> None:
    old, new = uuid7(), uuid7()
    await scene.publish(erasure(old))
    await scene.rebuild()

    await scene.publish(erasure(new))
    async with scene.worker():
        await eventually(lambda: scene.has(new))

    assert scene.handler.handled == [new]
    assert await scene.rows() == {old: 1, new: 1}


async def test_nobody_who_is_erased_meanwhile_comes_back(scene: Scene) -> None:
    stays, erased = uuid7(), uuid7()
    await scene.publish(erasure(stays), erasure(erased))
    async with scene.worker():
        await eventually(lambda: all_of(scene, [stays, erased]))

    async def erase() -> None:
        async with scene.pool.acquire() as connection, connection.transaction():
            await connection.execute("DELETE FROM latest WHERE key = $1", erased)
            await connection.execute("INSERT INTO erased_people VALUES ($1, $2)", erased, HandClock().now())

    scene.handler.after[erased] = erase
    await scene.rebuild()

    assert erased not in scene.handler.after
    assert await scene.rows() == {stays: 1}


async def test_what_fails_again_is_kept_aside_and_what_is_mended_is_not(scene: Scene) -> None:
    bad, mended = uuid7(), uuid7()
    await scene.publish(erasure(bad), erasure(mended))
    scene.handler.broken = mended
    async with scene.worker():
        await eventually(lambda: scene.has(bad))
        await eventually(lambda: scene.pool.fetchval("SELECT count(*) FROM dead_letters"))
    scene.handler.broken = bad

    done = await scene.rebuild()

    assert (await scene.rows(), done.parked) == ({mended: 1}, 1)
    assert await scene.pool.fetchval("SELECT array_agg(subject) FROM dead_letters") == [bad]
    scene.handler.broken = None
    processor = Processor(PROBE, scene.consumer, scene.pool, HandClock())
    async with scene.pool.acquire() as tx, tx.transaction():
        letter = await tx.fetchval("SELECT id FROM dead_letters")
        assert await processor.replay(tx, letter, actor="a test", reason="mended") == "handled"
    assert await scene.rows() == {bad: 1, mended: 1}


async def test_who_rebuilt_what_and_what_came_of_it_is_kept(scene: Scene) -> None:
    await scene.publish(erasure(uuid7()))
    done = await scene.rebuild()

    acts = await scene.pool.fetch("SELECT act, target, actor, reason, outcome FROM operator_acts")
    assert [tuple(act) for act in acts] == [("rebuild", done.consumer, "a test", "to see it", str(done))]


async def test_a_projection_that_writes_elsewhere_is_refused_by_the_database(scene: Scene) -> None:
    async def remember_and_tell(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
        await scene.handler(tx, events, now)
        await outbox.add(tx, SAID_BY_PROBE.tombstone(events[0].key), now)

    key = uuid7()
    await scene.pool.execute(REMEMBER, key, 7)
    await scene.publish(erasure(key))

    with pytest.raises(NotRebuildable, match="writes more than the tables that it names: permission denied for table"):
        await scene.rebuild(replace(scene.consumer, handler=remember_and_tell))
    assert await scene.rows() == {key: 7}
    assert await scene.pool.fetchval("SELECT count(*) FROM outbox") == 0


async def test_a_projection_that_names_no_tables_is_told_its_topic_again_beside_its_consumer(scene: Scene) -> None:
    """What was consumed last is told; what is older, or has not been consumed yet, is not."""
    lost, wrong, ahead = uuid7(), uuid7(), uuid7()
    await scene.publish(erasure(lost), erasure(wrong), erasure(wrong, 2), erasure(ahead), erasure(ahead, 2))
    name = scene.consumer.name_in(PROBE)
    for key, sequence in ((lost, 1), (wrong, 2), (ahead, 3)):
        await scene.pool.execute("INSERT INTO consumed VALUES ($1, $2, $3)", name, key, sequence)
    await scene.pool.execute(REMEMBER, wrong, 9)
    await scene.pool.execute(REMEMBER, ahead, 3)

    done = await scene.rebuild(replace(scene.consumer, tables=()))

    assert await scene.rows() == {lost: 1, wrong: 2, ahead: 3}
    assert (done.records, done.told) == (5, 2)
    acts = await scene.pool.fetch("SELECT act, outcome FROM operator_acts")
    assert [tuple(act) for act in acts] == [("rebuild", str(done))]


async def test_a_newer_state_waits_while_its_key_is_told_again(scene: Scene) -> None:
    key = uuid7()
    await scene.publish(erasure(key))
    async with scene.worker():
        await eventually(lambda: scene.has(key))

        async def tell_slowly(tx: Tx, events: Sequence[Event[Any]], now: datetime) -> None:
            await scene.publish(erasure(key, 2))
            await eventually(lambda: waits_for_a_lock(scene))
            await scene.handler(tx, events, now)

        await scene.rebuild(replace(scene.consumer, handler=tell_slowly, tables=()))
        await eventually(lambda: scene.has(key, 2))


async def waits_for_a_lock(scene: Scene) -> bool:
    return bool(await scene.owner.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"))


async def test_a_handler_that_fails_at_what_its_topic_says_is_said(scene: Scene) -> None:
    scene.handler.broken = uuid7()
    await scene.publish(erasure(scene.handler.broken))
    name = scene.consumer.name_in(PROBE)
    await scene.pool.execute("INSERT INTO consumed VALUES ($1, $2, 1)", name, scene.handler.broken)

    with pytest.raises(NotRebuildable, match="fails at what its topic says: ValueError"):
        await scene.rebuild(replace(scene.consumer, tables=()))


async def test_a_reaction_cannot_be_rebuilt(scene: Scene) -> None:
    with pytest.raises(NotRebuildable, match="probe has no projection"):
        await scene.rebuild(reaction(scene.topic)(scene.handler))


async def test_a_missing_topic_leaves_everything_as_it_is(scene: Scene) -> None:
    key = uuid7()
    await scene.pool.execute(REMEMBER, key, 7)

    with pytest.raises(NotRebuildable, match="Kafka: "):
        await scene.rebuild(replace(scene.consumer, topic=replace(scene.topic, name="nowhere")))
    assert await scene.rows() == {key: 7}


async def test_a_topic_that_lost_states_is_not_trusted(scene: Scene) -> None:
    key = uuid7()
    await scene.pool.execute("INSERT INTO consumed VALUES ($1, $2, 5)", scene.consumer.name_in(PROBE), key)
    await scene.pool.execute(REMEMBER, key, 5)
    await scene.publish(erasure(key, 3))

    with pytest.raises(NotRebuildable, match="the topic ends before what was consumed of 1 keys"):
        await scene.rebuild()
    assert await scene.rows() == {key: 5}


async def test_two_rebuilds_of_a_service_do_not_meet(scene: Scene) -> None:
    async def second() -> None:
        with pytest.raises(NotRebuildable, match="another rebuild of probe is running"):
            await scene.rebuild()

    await scene.publish(erasure(uuid7()))
    scene.handler.meanwhile = second
    await scene.rebuild()


def projections() -> list[tuple[str, AnyConsumer]]:
    return [
        (service, consumer)
        for service in SERVICES
        for consumer in import_module(f"services.{service}.consumers").CONSUMERS
        if consumer.kind is Kind.PROJECTION
    ]


DOES_MORE: Final = {
    "profiles.erasures.projection": ("erasure_progress",),
    "matching.profiles.projection": ("people",),
    "matching.mentorships.projection": ("mentorships",),
    "scheduling.profiles.projection": ("people",),
    "mentorships.matches.projection": ("mentorships",),
    "mentorships.profiles.projection": ("zones",),
    "notifications.contacts.projection": ("people",),
    "notifications.profiles.projection": (),
    "notifications.sessions.projection": ("sessions",),
}
"""What is kept by projections whose handlers also do something; one of them keeps nothing, and only erases."""


@pytest.mark.parametrize(("service", "consumer"), projections(), ids=lambda each: getattr(each, "topic", each))
async def test_every_projection_can_be_rebuilt_and_is_equal_to_the_old_one(
    database_of: CloneDatabase, bootstrap_servers: str, service: str, consumer: AnyConsumer
) -> None:
    database = await database_of(service)
    topic = replace(consumer.topic, name=f"again-{service}-{consumer.topic.name}")
    await make_topics(KafkaAccess(bootstrap_servers), [topic], partitions=1, replication=1)
    again = replace(consumer, topic=topic)
    records = [
        KeptRecord(
            topic.broker_name,
            0,
            offset,
            example.key.encode(),
            example.value_bytes,
            tuple((name, value.encode()) for name, value in example.headers.items()),
        )
        for offset, example in enumerate(examples_of(consumer.topic))
    ]
    await publish(bootstrap_servers, topic.broker_name, records)
    pool = await database.pool()
    await Processor(service, again, pool, HandClock()).consume(records)
    tables = consumer.tables or DOES_MORE.get(consumer.name_in(service), ())
    old = [await contents(pool, table) for table in tables]
    owner = await asyncpg.connect(database.owner_url, server_settings={"search_path": service})
    for table in tables:
        await owner.execute(f"TRUNCATE {table} CASCADE")
    await owner.close()

    settings = ServiceSettings(
        database_url=SecretStr(database.url),
        owner_database_url=SecretStr(database.owner_url),
        kafka_bootstrap_servers=bootstrap_servers,
    )
    done = await rebuild(settings, service, [again], topic.name, actor="a test", reason="to see it")

    assert [await contents(pool, table) for table in tables] == old
    assert done.parked == 0
    assert done.told if done.told is not None else done.written == sum(map(len, old))
    pool.terminate()


async def contents(pool: Pool, table: str) -> list[dict[str, Any]]:
    """All rows but for the transactions they were written in."""
    rows = await pool.fetch(f"SELECT to_jsonb(t) - 'changed_in' AS row FROM {table} AS t ORDER BY 1")
    return [json.loads(row["row"]) for row in rows]


async def test_a_rebuild_killed_in_the_middle_leaves_the_old_one_and_the_next_one_succeeds(
    database_of: CloneDatabase, bootstrap_servers: str
) -> None:
    database = await database_of("matching")
    pool = await database.pool()
    await make_topics(KafkaAccess(bootstrap_servers), [SKILLS], partitions=3, replication=1)
    key = uuid7()
    example = next(each for each in examples_of(SKILLS) if each.value is not None)
    value = json.dumps({**(example.value or {}), "skill_id": str(key)}).encode()
    headers = {**example.headers, "ce_subject": str(key), "ce_sequence": "1"}
    raw = tuple((name, text.encode()) for name, text in headers.items())
    await publish(
        bootstrap_servers,
        SKILLS.broker_name,
        [KeptRecord(SKILLS.broker_name, 0, 0, str(key).encode(), value, raw)],
    )
    await pool.execute("INSERT INTO skills VALUES ($1, 'old', 'Old', '{}', pg_current_xact_id())", uuid7())
    old = await contents(pool, "skills")

    assert await run_rebuild(database, bootstrap_servers, "consumer.in_batch=kill@1") == -signal.SIGKILL
    assert await contents(pool, "skills") == old
    assert await run_rebuild(database, bootstrap_servers, "") == 0
    assert str(key) in {row["skill_id"] for row in await contents(pool, "skills")}
    assert await pool.fetchval("SELECT count(*) FROM skills WHERE skill = 'old'") == 0
    pool.terminate()


async def run_rebuild(database: ServiceDatabase, bootstrap_servers: str, points: str) -> int:
    """`python -m services.matching rebuild skills`; gives its exit code."""
    environment = {
        "MATCHING_DATABASE_URL": database.url,
        "MATCHING_OWNER_DATABASE_URL": database.owner_url,
        "MATCHING_KAFKA_BOOTSTRAP_SERVERS": bootstrap_servers,
        "MATCHING_TRIAL": "true",
        "MATCHING_FAULT_POINTS": points,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.matching", "rebuild", "skills", env={**os.environ, **environment}
    )
    return await asyncio.wait_for(process.wait(), 60)
