"""No statement reads a table whole that grows with people and what they do, whatever values it is asked with.

PostgreSQL is told to read no table whole where there is any other way: where it plans to all the same, no index helps. What is read of an
index that fits says nothing of how much that is; `./mentoring capacity` counts the blocks of what is asked, beside a million sessions.
"""

import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Final

import asyncpg
import pytest

from shared.contracts import SERVICES
from shared.postgres import Connection
from tests.capacity.statements import PLAN_OF, plan, read_whole
from tests.fixtures.databases import Databases

_STATEMENT: Final = re.compile(r"\s*(?:--[^\n]*\n\s*)*(?:WITH|SELECT|INSERT|UPDATE|DELETE)\b")

STAY_SMALL: Final[Mapping[str, str]] = {
    "badge_keys": "some at a time, the last ones kept",
    "match_runs": "some a year of each programme",
    "programme_rules": "one a programme",
    "programmes": "as many as an operator has made",
    "signing_keys": "some at a time",
    "skills": "the vocabulary",
}
_ALL = "all of a marketplace or a programme are matched, or loaded once"
_TWO_WAYS = "as one of two ways to look somebody up, and the other one has an index"
MAY: Final[Mapping[str, str]] = {
    "profiles imports.DROP_TRIED_WITH": "files of people that are tried, each gone after an hour",
    "profiles imports.INVITEES": "the beginning of statements that say which",
    "profiles sign_ins.END_ALL_FAMILIES": "everybody is signed out, after a restore",
    "matching everybody.EVERYBODY": _ALL,
    "matching cohorts.MENTEES": _ALL,
    "matching forgetting._FORGET_WORDS_OF_TWO": "the beginning of statements that say whose",
    "matching proposals.STANDINGS": _TWO_WAYS,
    "scheduling people.FORGET_PERSON": "once a person who is erased: who had put them off is in no index",
    "mentorships work.COUNT": "what is counted is all that waits",
}
"""Statements that read a table whole, as `service module.NAME`, and why that is well."""


def statements(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Name and text of each that a package of a store keeps; those that are put together when they are asked are not among them."""
    for found in pkgutil.walk_packages(module.__path__, f"{module.__name__}."):
        part = import_module(found.name)
        for name, value in vars(part).items():
            if isinstance(value, str) and _STATEMENT.match(value) and name.isupper():
                yield f"{found.name.removeprefix(module.__name__)[1:]}.{name}", value


async def whole(connection: Connection, service: str, statement: str) -> frozenset[str] | None:
    """Tables that it reads whole; None for a part of a statement, which can't be planned."""
    found = await plan(connection, service, statement)
    return None if found is None else frozenset(each.partition(".")[2] for each in read_whole(found))


async def planning(databases: Databases, service: str) -> Connection:
    database = await databases.clone(service)
    connection = await asyncpg.connect(database.owner_url)
    await connection.execute(PLAN_OF)
    await connection.execute("SET enable_seqscan = off")
    return connection


@pytest.mark.parametrize("service", SERVICES)
async def test_no_statement_reads_a_table_whole_that_grows(databases: Databases, service: str) -> None:
    connection = await planning(databases, service)
    planned, found = 0, {}
    for name, statement in statements(import_module(f"services.{service}.store")):
        tables = await whole(connection, service, statement)
        planned += tables is not None
        if grows := (tables or frozenset()) - STAY_SMALL.keys():
            found[f"{service} {name}"] = sorted(grows)
    await connection.close()
    assert planned > 40
    known = {name for name in MAY if name.startswith(f"{service} ")}
    assert found.keys() - known == set(), {name: found[name] for name in found.keys() - known}
    assert known - found.keys() == set(), "these read nothing whole any more"


async def test_a_statement_that_no_index_helps_is_found(databases: Databases) -> None:
    connection = await planning(databases, "matching")
    assert await whole(connection, "matching", "SELECT FROM people WHERE person_id = $1") == frozenset()
    assert await whole(connection, "matching", "SELECT FROM people WHERE mentee ->> 'about' = $1") == frozenset(
        {"people"}
    )
    assert await whole(connection, "matching", "SELECT nothing FROM people") is None
    await connection.close()
