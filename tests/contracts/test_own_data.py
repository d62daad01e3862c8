"""People download all that is kept of them: a table that may name somebody is told, or it is said why not."""

import pytest

from shared.contracts import SERVICES
from shared.ids import uuid7
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.kept_of_erased import columns_of, columns_of_ids
from tests.fixtures.kept_of_own import EVERYWHERE, LEFT_OUT, NAMES_OF_PEOPLE, OF_THINGS, OWN, told_tables, whose

IN_EVERY_SERVICE = {"entry_id", "event_id", "key", "subject"}
"""Of `shared`: ids of whatever a record, a timer or an entry of a log is about."""


@pytest.mark.parametrize("service", SERVICES)
async def test_each_table_that_may_name_somebody_is_told_or_it_is_said_why_not(
    service: str, database_of: CloneDatabase
) -> None:
    """A new table joins `OWN` in its service's `store/own_data.py`, or says in `tests/fixtures/kept_of_own.py` why it does not."""
    pool = await (await database_of(service)).pool()
    try:
        assert whose({each.column for each in await columns_of_ids(pool, service)} - IN_EVERY_SERVICE) == set()
        naming = {each.table for each in await columns_of(pool, service) if each.column in NAMES_OF_PEOPLE}
        assert naming - told_tables(service) == LEFT_OUT[service].keys() | (EVERYWHERE.keys() & naming)
        for part in OWN[service].values():
            assert await pool.fetch(part, uuid7()) == []
    finally:
        await pool.close()


def test_a_column_of_another_name_is_asked_whom_it_names() -> None:
    assert whose({"person_id", "session_id", "looked_after_by"}) == {"looked_after_by"}
    assert NAMES_OF_PEOPLE.isdisjoint(OF_THINGS)
