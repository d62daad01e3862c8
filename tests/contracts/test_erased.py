"""Of an erased person a late event leaves no more than the erasure does, and that is only what others need.

The events are the golden examples, the columns are the catalogue's: a consumer, a table or a column that is new is tried
without anybody thinking of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from shared.contracts import PROFILES, SERVICES, Topic
from shared.contracts.golden import Example
from shared.postgres import Pool
from tests.contracts.hearing import before, hear, topics_of
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.kept_of_erased import EVERYWHERE, KEPT, columns_of_ids, unexplained
from tests.fixtures.retold import Telling, people_in, states_of, tombstone_of

READERS = [service for service in SERVICES if PROFILES in topics_of(service)]


@dataclass(frozen=True)
class Erasure:
    """Somebody whom an event names is erased: before it comes, or after."""

    topic: Topic[Any]
    example: Example
    person: UUID
    late: bool

    @property
    def telling(self) -> Telling:
        return Telling(f"{self.topic.name} {self.example.headers} {self.person} {self.late}")


def erasures(service: str, *, late: bool) -> Iterator[Erasure]:
    for topic in topics_of(service):
        for example in states_of(topic):
            for person in sorted(people_in(topic, example.value)):
                if topic is not PROFILES or str(person) != example.key:
                    yield Erasure(topic, example, person, late)


async def _erase(service: str, pool: Pool, all_: Sequence[Erasure]) -> None:
    gone = [
        (each.telling, each.person, tombstone_of(PROFILES, Example(str(each.person), _headers(each.person), None)))
        for each in all_
    ]
    await hear(service, pool, PROFILES, [telling.record(PROFILES, tombstone) for telling, _, tombstone in gone])


def _headers(person: UUID) -> dict[str, str]:
    return {**states_of(PROFILES)[0].headers, "ce_subject": str(person)}


async def _happen(service: str, pool: Pool, all_: Sequence[Erasure]) -> None:
    for topic in topics_of(service):
        await hear(
            service, pool, topic, [each.telling.record(topic, each.example) for each in all_ if each.topic is topic]
        )


async def _traces(pool: Pool, service: str, all_: Sequence[Erasure]) -> dict[str, Counter[str]]:
    """How many rows name the erased, by column; for each event and person in it."""
    of = {each.telling.id(each.person): each for each in all_}
    found = {_name(each): Counter[str]() for each in all_}
    for column in await columns_of_ids(pool, service):
        for person, count in await column.naming(pool, of):
            found[_name(of[person])][column.name] += count
    return found


def _name(each: Erasure) -> str:
    return f"{each.topic.name} {each.example.headers['ce_sequence']} {each.example.key[-2:]} {str(each.person)[-2:]}"


@pytest.mark.parametrize("service", READERS)
async def test_an_event_that_comes_late_leaves_no_more_of_an_erased_person_than_one_that_came_before(
    service: str, database_of: CloneDatabase
) -> None:
    pool = await (await database_of(service)).pool()
    early, late = list(erasures(service, late=False)), list(erasures(service, late=True))
    for topic in topics_of(service):
        told = [
            (each.telling, example)
            for each in early + late
            for other, example in before(service, each.topic)
            if other is topic
        ]
        await hear(service, pool, topic, [telling.record(topic, example) for telling, example in told])

    await _happen(service, pool, early)
    await _erase(service, pool, early + late)
    await _happen(service, pool, late)

    left, brought_back = await _traces(pool, service, early), await _traces(pool, service, late)
    assert {name: more for name, counts in brought_back.items() if (more := counts - left[name])} == {}
    assert unexplained(service, sum(brought_back.values(), Counter())) == set()
    assert late


@pytest.mark.parametrize("service", SERVICES)
async def test_what_is_said_to_stay_of_the_erased_is_a_column_that_there_is(
    service: str, database_of: CloneDatabase
) -> None:
    pool = await (await database_of(service)).pool()
    assert KEPT[service].keys() | EVERYWHERE.keys() <= {column.name for column in await columns_of_ids(pool, service)}


async def test_a_row_that_names_somebody_erased_is_found_whatever_its_column_is_called(
    database_of: CloneDatabase,
) -> None:
    database = await database_of("notifications")
    pool, person = await database.pool(), UUID(int=7)
    owner = await asyncpg.connect(database.owner_url)
    await owner.execute("CREATE TABLE notifications.shelves (whose uuid, readers uuid[])")
    await owner.execute("INSERT INTO notifications.shelves VALUES ($1, ARRAY[$1::uuid]), (NULL, NULL)", person)
    await owner.execute("GRANT SELECT ON notifications.shelves TO notifications_runtime")
    await owner.close()

    found = {
        column.name: dict(naming)
        for column in await columns_of_ids(pool, "notifications")
        if (naming := await column.naming(pool, [person]))
    }

    assert found == {"shelves.whose": {person: 1}, "shelves.readers": {person: 1}}
    assert unexplained("notifications", found) == {"shelves.whose", "shelves.readers"}
