"""Which revision a service's tables have, by a number that rises: a release runs on its own and on every newer one.

Alembic's ids name migrations and say nothing of their order. `migrate` writes the number of all that have run; who needs more
than that is not ready, and begins no work.
"""

from functools import cache
from importlib import resources
from typing import Final

import asyncpg

from shared.ground import metrics
from shared.postgres import Connection, Pool, distrust_of

READ: Final = "SELECT number FROM schema_revision"

NOT_LET_IN: Final = (
    asyncpg.InvalidAuthorizationSpecificationError,  # a password of somebody else's, too
    asyncpg.InvalidCatalogNameError,
    asyncpg.InsufficientPrivilegeError,
)
"""Also what is answered before the first migration has made the role: everything may have been applied at once."""

_REFUSED: Final = (*NOT_LET_IN, asyncpg.ProtocolViolationError)
"""The last is a pooler's, which takes no settings of a session: it looks like an outage, and does not pass."""

_MAKE: Final = "CREATE TABLE IF NOT EXISTS {service}.schema_revision (number int NOT NULL)"
_RAISE: Final = """
WITH risen AS (UPDATE {service}.schema_revision SET number = greatest(number, $1) RETURNING number)
INSERT INTO {service}.schema_revision SELECT $1 WHERE NOT EXISTS (SELECT FROM risen)
"""


@cache
def revision_needed(service: str) -> int:
    """How many migrations this release knows of; 0 of what is no service."""
    try:
        versions = resources.files(f"services.{service}.migrations.versions")
    except ModuleNotFoundError:
        return 0
    return sum(each.name.endswith(".py") and each.name != "__init__.py" for each in versions.iterdir())


async def note_revision(owner: Connection, service: str) -> None:
    """Says that all migrations of this release have run; by the owner, who holds the migrations' lock."""
    await owner.execute(_MAKE.format(service=service))
    await owner.execute(_RAISE.format(service=service), revision_needed(service))


async def revision_of(connection: Connection, service: str) -> int:
    """What `migrate` wrote last; 0 where it never ran."""
    if await connection.fetchval("SELECT to_regclass($1)", f"{service}.schema_revision") is None:
        return 0
    return int(await connection.fetchval(f"SELECT number FROM {service}.schema_revision") or 0)  # noqa: S608


async def missing_of_schema(pool: Pool, service: str) -> str | None:
    """What the tables lack for this release, or why there is no coming together, in words; None where they have all. Also raises what any query does."""
    needed = revision_needed(service)
    if not needed:
        await pool.fetchval("SELECT true")
        return None
    try:
        present = int(await pool.fetchval(READ) or 0)
    except asyncpg.UndefinedTableError:
        present = 0
    except _REFUSED as error:
        return f"postgres: {error}"
    except OSError as error:
        if (why := distrust_of(error)) is None:
            raise
        return f"postgres: {why}"
    metrics.SCHEMA_REVISION.labels(service, "present").set(present)
    metrics.SCHEMA_REVISION.labels(service, "needed").set(needed)
    return None if present >= needed else f"schema: it is at revision {present}, and this release needs {needed}"
