"""The platform's database: an owner for migrations, and addresses for the services' own roles, which migrations make."""

from urllib.parse import quote, urlsplit, urlunsplit

import asyncpg

from deploy.local.secrets import SERVICES
from deploy.local.trouble import Trouble

OWNER = "mentoring_owner"
DATABASE = "mentoring"


async def make_owner_and_database(superuser_url: str, password: str, *, database: str = DATABASE) -> str:
    """Makes both, where they are missing, and says the owner's address. The owner may make schemas and roles, nothing more."""
    connection = await asyncpg.connect(superuser_url)
    try:
        if not await connection.fetchval("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", OWNER):
            create = await connection.fetchval(
                "SELECT format('CREATE ROLE %I LOGIN CREATEROLE PASSWORD %L', $1::text, $2::text)", OWNER, password
            )
            await connection.execute(create)
        if not await connection.fetchval("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", database):
            await connection.execute(f'CREATE DATABASE "{database}" OWNER {OWNER}')
    finally:
        await connection.close()
    return with_login(superuser_url, OWNER, password, database)


async def check_owner(url: str, passwords: dict[str, str]) -> None:
    """For a PostgreSQL that was brought along: can we work with it? Roles of an earlier platform get this one's passwords."""
    try:
        connection = await asyncpg.connect(url, timeout=15)
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
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
        for service in SERVICES:
            role = f"{service}_runtime"
            if await connection.fetchval("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role):
                alter = await connection.fetchval(
                    "SELECT format('ALTER ROLE %I PASSWORD %L', $1::text, $2::text)", role, passwords[role]
                )
                await connection.execute(alter)
    finally:
        await connection.close()


def with_login(url: str, role: str, password: str, database: str | None = None) -> str:
    """The same server for another role, and another database if one is given."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    path = parts.path if database is None else f"/{database}"
    return urlunsplit((parts.scheme, f"{quote(role)}:{quote(password)}@{host}", path, parts.query, ""))
