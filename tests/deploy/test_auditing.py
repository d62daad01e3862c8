"""Who looks whether a platform keeps its promises reads what that takes, and changes nothing."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from deploy.local.database import make_owner_and_database
from deploy.local.secrets import SERVICES
from deploy.operating.collecting import read_tables
from shared.ground.auditor import AUDITOR
from shared.migrations.auditing import NEVER_AUDITED, let_auditors_read
from tests.fixtures.databases import OWNER, PASSWORD, Databases

SECRETS = dict.fromkeys(("owner", "auditor", *(f"{service}_runtime" for service in SERVICES)), PASSWORD)


@pytest.fixture
async def auditor(databases: Databases, superuser_url: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection of the auditor to a database with all services' schemas."""
    name = await databases.with_all_services()
    await make_owner_and_database(superuser_url, SECRETS, database=name)
    owner = await asyncpg.connect(databases.url(name, OWNER))
    for service in SERVICES:
        await let_auditors_read(owner, service)
    await owner.close()
    connection = await asyncpg.connect(databases.url(name, AUDITOR))
    yield connection
    await connection.close()
    await databases.drop(databases.url(name))


async def test_an_auditor_reads_every_table_that_a_check_looks_at(
    auditor: "asyncpg.Connection[asyncpg.Record]",
) -> None:
    tables = await read_tables(auditor)

    assert {service: bool(found) for service, found in tables.items()} == dict.fromkeys(SERVICES, True)
    assert not {name for found in tables.values() for name in found} & NEVER_AUDITED


@pytest.mark.parametrize("table", ["profiles.signing_keys", "profiles.refresh_tokens", "scheduling.idempotency_keys"])
async def test_an_auditor_reads_no_secret(auditor: "asyncpg.Connection[asyncpg.Record]", table: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await auditor.fetch(f"SELECT * FROM {table}")


async def test_an_auditor_changes_nothing(auditor: "asyncpg.Connection[asyncpg.Record]") -> None:
    await auditor.execute("SET default_transaction_read_only = off")
    for statement in ("DELETE FROM scheduling.sessions", "UPDATE profiles.people SET name = NULL"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await auditor.execute(statement)
