"""Two releases side by side on one topic: the older one bears the newer one's words, and what waited goes on with the newer."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

import asyncpg
import pytest
from pydantic import SecretStr

from shared.consuming import Consumer, Event, Kind, resuming
from shared.consuming.declaration import AnyConsumer
from shared.contracts import Topic
from shared.contracts.envelope import State
from shared.ground.kafka_access import KafkaAccess
from shared.ground.settings import ServiceSettings
from shared.ids import uuid7
from shared.postgres import Pool, Tx
from shared.publishing.topics import make_topics
from shared.running.worker import Worker
from tests.fixtures.databases import PROBE, CloneDatabase, ServiceDatabase
from tests.fixtures.eventually import eventually
from tests.fixtures.publishing import publish
from tests.fixtures.records import received
from tests.shared.running_worker import Running

PARTITIONS: Final = 3
TABLES: Final = """
CREATE TABLE latest (key uuid PRIMARY KEY, change text NOT NULL);
CREATE TABLE heard (number bigint GENERATED ALWAYS AS IDENTITY, key uuid, sequence bigint, change text)
"""
KEEP: Final = """
INSERT INTO latest VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET change = excluded.change
"""


class OldState(State):
    """What the older release knows."""

    thing_id: UUID
    change: Literal["made", "moved"]


class NewState(State):
    """What the newer one does."""

    thing_id: UUID
    change: Literal["made", "moved", "mended"]


async def keep(tx: Tx, events: Sequence[Event[Any]], _now: datetime) -> None:
    for event in events:
        assert event.state is not None
        await tx.execute(KEEP, event.key, event.state.change)


async def hear(tx: Tx, events: Sequence[Event[Any]], _now: datetime) -> None:
    for event in events:
        assert event.state is not None
        await tx.execute(
            "INSERT INTO heard (key, sequence, change) VALUES ($1, $2, $3)",
            event.key,
            event.sequence,
            event.state.change,
        )


@dataclass
class Scene:
    """One topic, one database, and workers of either release."""

    database: ServiceDatabase
    bootstrap_servers: str
    pool: Pool
    topic: Topic[Any]

    def worker(self, state: type[State]) -> Running:
        topic = replace(self.topic, state=state)
        consumers: list[AnyConsumer] = [
            Consumer(topic, Kind.PROJECTION, keep),
            Consumer(topic, Kind.REACTION, hear),
        ]
        settings = ServiceSettings(
            database_url=SecretStr(self.database.url),
            kafka_bootstrap_servers=self.bootstrap_servers,
            kafka_session_timeout_ms=6_000,
        )
        return Running(Worker(settings, service=PROBE, consumers=consumers))

    async def say(self, key: UUID, *changes: str, after: int = 0) -> None:
        records = [
            received(self.topic.record(NewState.model_validate({"thing_id": key, "change": change})), number, offset=0)
            for number, change in enumerate(changes, start=after + 1)
        ]
        await publish(self.bootstrap_servers, self.topic.broker_name, records)

    async def kept(self, key: UUID) -> str | None:
        change: str | None = await self.pool.fetchval("SELECT change FROM latest WHERE key = $1", key)
        return change

    async def heard(self, key: UUID) -> list[str]:
        rows = await self.pool.fetch("SELECT change FROM heard WHERE key = $1 ORDER BY number", key)
        return [row["change"] for row in rows]

    async def stands(self, key: UUID, kept: str, *heard: str) -> bool:
        return await self.kept(key) == kept and await self.heard(key) == list(heard)

    async def waiting(self) -> int:
        return int(await self.pool.fetchval("SELECT count(*) FROM dead_letters"))


@pytest.fixture
async def scene(
    database_of: CloneDatabase, bootstrap_servers: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Scene]:
    monkeypatch.setattr(resuming, "LOOK_EVERY_SECONDS", 0.2)
    database = await database_of(PROBE)
    owner = await asyncpg.connect(database.owner_url, server_settings={"search_path": PROBE})
    await owner.execute(TABLES)
    await owner.close()
    topic = Topic("things", "things", NewState, "thing_id", "mentoring.thing.v1", (PROBE,), (PROBE,))
    topic = replace(topic, name=f"things-{uuid7().hex}")
    await make_topics(KafkaAccess(bootstrap_servers), [topic], partitions=PARTITIONS, replication=1)
    pool = await database.pool()
    yield Scene(database, bootstrap_servers, pool, topic)
    pool.terminate()


async def test_the_older_release_bears_the_newer_ones_words_and_the_newer_one_goes_on_with_what_waited(
    scene: Scene,
) -> None:
    mended, other = uuid7(), uuid7()
    async with scene.worker(OldState):
        await scene.say(mended, "made", "mended", "moved", "mended")
        await scene.say(other, "made", "moved")
        await eventually(lambda: scene.stands(mended, "unknown", "made"))
        await eventually(lambda: scene.stands(other, "moved", "made", "moved"))
        await scene.say(mended, "moved", after=4)  # known again, and still behind what is not
        await eventually(lambda: scene.stands(mended, "moved", "made"))

    async with scene.worker(NewState):
        await eventually(lambda: scene.stands(mended, "moved", "made", "mended", "moved", "mended", "moved"))
        await eventually(lambda: nothing_waits(scene))
    assert await scene.heard(other) == ["made", "moved"]


async def test_a_projection_learns_the_word_it_kept_as_unknown(scene: Scene) -> None:
    key = uuid7()
    async with scene.worker(OldState):
        await scene.say(key, "made", "mended")
        await eventually(lambda: scene.stands(key, "unknown", "made"))

    async with scene.worker(NewState):
        await eventually(lambda: scene.stands(key, "mended", "made", "mended"))
        await eventually(lambda: nothing_waits(scene))


async def test_side_by_side_and_back_every_change_takes_effect_once_and_in_order(scene: Scene) -> None:
    """A roll-out, its rollback, and the roll-out again, while the words are said all the time."""
    keys = [uuid7() for _ in range(12)]
    said: list[str] = []

    async def say_more() -> None:
        for key in keys:
            await scene.say(key, "mended", "moved", after=len(said))
        said.extend(("mended", "moved"))

    async with AsyncExitStack() as old, scene.worker(NewState):
        await old.enter_async_context(scene.worker(OldState))
        await say_more()
        await old.aclose()  # the roll-out ends
        await say_more()
        await eventually(lambda: every(scene, keys, len(said)), within=60)
    async with scene.worker(OldState):  # and is taken back
        await say_more()
        await eventually(lambda: wait_for(scene, 2 * len(keys)))
        assert await every(scene, keys, len(said) - 2)
    async with scene.worker(NewState):
        await eventually(lambda: every(scene, keys, len(said)), within=40)
        await eventually(lambda: nothing_waits(scene))

    for key in keys:
        assert await scene.heard(key) == said
        assert await scene.kept(key) == "moved"


async def every(scene: Scene, keys: Sequence[UUID], number: int) -> bool:
    return all([len(await scene.heard(key)) == number for key in keys])


async def wait_for(scene: Scene, number: int) -> bool:
    return await scene.waiting() >= number


async def nothing_waits(scene: Scene) -> bool:
    return await scene.waiting() == 0


async def test_the_newer_release_reads_all_that_the_older_one_says(scene: Scene) -> None:
    key = uuid7()
    await scene.say(key, "made", "moved")
    async with scene.worker(NewState):
        await eventually(lambda: scene.stands(key, "moved", "made", "moved"))
    assert await scene.waiting() == 0
