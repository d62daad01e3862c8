"""An erasure empties every table that a person may stand in: what it does not reach is said, with the reason.

What is reached is seen in the statements that run, not in rows: a table that nobody has thought of is told, though no test
writes into it.
"""

from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import pytest

from services.profiles.domain.people import Person
from services.profiles.store import people
from services.profiles.use_cases.erasing import erase_person
from shared.contracts import PROFILES, SERVICES
from shared.contracts.golden import Example
from shared.postgres import Pool, transaction
from tests.contracts.hearing import hear, topics_of
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.erasing_of import Watch
from tests.fixtures.kept_of_erased import not_emptied
from tests.fixtures.retold import Telling, people_in, states_of, tombstone_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def erased(service: str, database: ServiceDatabase) -> set[str]:
    """Everybody of the golden examples is erased, after all that the service hears; the columns that were not reached."""
    pool, telling = await database.pool(), Telling("emptying")
    topics = topics_of(service)
    for topic in topics:
        await hear(service, pool, topic, [telling.record(topic, example) for example in states_of(topic)])
    watch = await Watch.begin(service, database.owner_url)
    if PROFILES in topics:
        everybody = {
            str(person) for topic in topics for each in states_of(topic) for person in people_in(topic, each.value)
        }
        first = states_of(PROFILES)[0]
        gone = [
            tombstone_of(PROFILES, Example(person, {**first.headers, "ce_subject": person}, None))
            for person in sorted(everybody)
        ]
        await hear(service, pool, PROFILES, [telling.record(PROFILES, each) for each in gone])
    else:
        await _erase_at_the_source(pool)
    return await watch.not_reached()


async def _erase_at_the_source(pool: Pool) -> None:
    person = Person(person_id=UUID(int=7), email="somebody@people.example")
    async with transaction(pool) as tx:
        await people.add(tx, person, NOW)
        await erase_person(tx, person.person_id, now=NOW)


@pytest.mark.parametrize("service", SERVICES)
async def test_what_an_erasure_does_not_reach_is_said_with_its_reason_and_nothing_else_is(
    service: str, database_of: CloneDatabase
) -> None:
    """A new table is emptied in `use_cases/erasing.py`, or says in `tests/fixtures/kept_of_erased.py` what it keeps."""
    assert not_emptied(service, await erased(service, await database_of(service))) == set()


async def test_a_new_table_and_a_new_column_that_no_erasure_reaches_are_noticed(database_of: CloneDatabase) -> None:
    database = await database_of("mentorships")
    owner = await asyncpg.connect(database.owner_url)
    await owner.execute(
        "CREATE TABLE mentorships.stories (told_by uuid, words text, told_at timestamptz);"
        "CREATE TABLE mentorships.remarks (session_id uuid, author_id uuid, words text,"
        " FOREIGN KEY (session_id, author_id) REFERENCES mentorships.notes ON DELETE CASCADE);"
        "ALTER TABLE mentorships.goals ADD remark text"
    )
    await owner.close()

    left = not_emptied("mentorships", await erased("mentorships", database))

    assert left == {"stories.told_by", "stories.words", "goals.remark"}
