"""The platform's database: an owner for migrations, and addresses for the services' own roles, which migrations make."""

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import quote, urlsplit, urlunsplit

import asyncpg

from deploy.local.secrets import SERVICES
from deploy.local.trouble import Trouble
from shared.ground.auditor import AUDITOR

OWNER = "mentoring_owner"
DATABASE = "mentoring"

NOBODY_ELSEWHERE = "REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC"
"""The server's own databases are its superuser's."""

NO_LARGE_OBJECTS = """
REVOKE EXECUTE ON FUNCTION
    pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea),
    pg_catalog.lo_open(oid, integer), pg_catalog.lo_put(oid, bigint, bytea), pg_catalog.lo_unlink(oid)
FROM PUBLIC
"""
"""They belong to no schema, count for no quota, and nothing here needs any."""

# What PostgreSQL lets no grant forbid: that a role changes its own password (the next start gives it ours again), that it
# notifies, and that it takes advisory locks whose numbers others use.

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


async def make_owner_and_database(superuser_url: str, secrets: Mapping[str, str], *, database: str = DATABASE) -> str:
    """Makes both, where they are missing, and says the owner's address. The owner may make schemas and roles, nothing more."""
    connection = await asyncpg.connect(superuser_url)
    try:
        if not await _has_role(connection, OWNER):
            await connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEROLE")
        if not await connection.fetchval("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", database):
            await connection.execute(f'CREATE DATABASE "{database}" OWNER {OWNER}')
        await _make_auditor(connection)
        await _give_passwords(connection, {OWNER: secrets["owner"], **_runtime_roles(secrets)})
        await connection.execute(NOBODY_ELSEWHERE)
    finally:
        await connection.close()
    await _take_large_objects_away(_in_database(superuser_url, database))
    return with_login(superuser_url, OWNER, secrets["owner"], database)


async def check_owner(url: str, secrets: Mapping[str, str]) -> None:
    """For a PostgreSQL that was brought along: can we work with it? Roles of an earlier platform get this one's passwords."""
    try:
        connection = await asyncpg.connect(url, timeout=15)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError, ValueError) as error:
        raise Trouble(
            f"DATABASE_URL does not lead to a PostgreSQL: {type(error).__name__}.",
            "Is it running, and are user, password and database right? Unset DATABASE_URL to use the one we bring.",
        ) from error
    try:
        able = await connection.fetchval(
            "SELECT (rolsuper OR rolcreaterole) AND has_database_privilege(current_database(), 'CREATE')"
            " FROM pg_roles WHERE rolname = current_user"
        )
        if not able:
            raise Trouble(
                "the role in DATABASE_URL may not make roles and schemas.",
                "Give it both: ALTER ROLE … CREATEROLE, and make it the owner of the database.",
            )
        await _make_auditor(connection)
        await _give_passwords(connection, _runtime_roles(secrets))
    finally:
        await connection.close()


async def _take_large_objects_away(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(NO_LARGE_OBJECTS)
    finally:
        await connection.close()


def _in_database(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def with_login(url: str, role: str, password: str, database: str | None = None) -> str:
    """The same server for another role, and another database if one is given."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    path = parts.path if database is None else f"/{database}"
    return urlunsplit((parts.scheme, f"{quote(role)}:{quote(password)}@{host}", path, parts.query, ""))


def _runtime_roles(secrets: Mapping[str, str]) -> dict[str, str]:
    return {role: secrets[role] for role in (f"{service}_runtime" for service in SERVICES)} | {
        AUDITOR: secrets["auditor"]
    }


async def _make_auditor(connection: Connection) -> None:
    """Who reads what `./mentoring audit` looks at; migrations say which tables."""
    if not await _has_role(connection, AUDITOR):
        await connection.execute(f"CREATE ROLE {AUDITOR} LOGIN")
        await connection.execute(f"ALTER ROLE {AUDITOR} SET default_transaction_read_only = on")


async def _give_passwords(connection: Connection, passwords: Mapping[str, str]) -> None:
    """To those that exist; a role that a migration makes gets its password from it."""
    for role, password in passwords.items():
        if await _has_role(connection, role):
            statement = "SELECT format('ALTER ROLE %I PASSWORD %L', $1::text, $2::text)"
            await connection.execute(await connection.fetchval(statement, role, password))


async def _has_role(connection: Connection, role: str) -> bool:
    return bool(await connection.fetchval("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role))
