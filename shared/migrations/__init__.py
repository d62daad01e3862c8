"""A service's schema, its runtime role and its tables; safe when several start at once.

A migration is raw SQL with its reason in its docstring:

    def upgrade() -> None:
        plumbing()
        run("CREATE TABLE …; CREATE INDEX …;")

An older release is at work on the tables meanwhile, and goes on working on them afterwards. So a step only adds, or only fills, and has
the locks of one table; an index of a table that is there is made by `index`. What is no longer used goes in another major number.
"""

import asyncio
import random
import time
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources
from typing import Final
from urllib.parse import unquote, urlsplit

import asyncpg

from shared.contracts import TOPICS
from shared.ground.faults import fault_point
from shared.ground.logs import logger
from shared.ground.schema import NOT_LET_IN, note_revision, revision_needed, revision_of
from shared.ground.settings import ServiceSettings
from shared.migrations.auditing import let_auditors_read
from shared.postgres import IDLE_IN_TRANSACTION_TIMEOUT, STATEMENT_TIMEOUT, Connection, distrust_of, may_pass
from shared.publishing.topics import make_topics

LOCK_SPACE: Final = 0x6D656E74  # the first number of the advisory locks that migrations take
ROLES_LOCK: Final = 0  # roles are known to the whole cluster: one migration at a time touches them
WAIT_SECONDS: Final = 60.0
DATABASE_WITHIN: Final = 300.0
"""Seconds for a database, its owner and their password to be there: everything may have been applied at once."""
LOCK_TIMEOUT: Final = "5s"
TRIES: Final = 10
_OF_OTHERS: Final = (asyncpg.DeadlockDetectedError, asyncpg.LockNotAvailableError)

_NOTHING_TEMPORARY: Final = "SELECT format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database())"

log = logger(__name__)


class MigrationsBusy(Exception):
    """Another migration of the same service has been running for too long."""


def run(script: str) -> None:
    """Runs a script of raw SQL, several statements at once, in the migration's own transaction."""
    from alembic import op  # noqa: PLC0415 — as in _upgrade

    op.execute(
        f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'"
    )  # also makes SQLAlchemy begin, which a raw execute would not
    connection = op.get_bind().connection.dbapi_connection
    if connection is None:
        raise RuntimeError("the migration's connection is closed")
    connection.run_async(lambda raw: raw.execute(script))
    fault_point("migration.half_way")


def index(name: str, on: str) -> None:
    """Makes an index while everybody goes on writing; outside of a transaction, so it is all that its step does. `on`: the table, and what
    of it. Where a try before this one was broken off, what it left is thrown away."""
    from alembic import op  # noqa: PLC0415 — as in _upgrade

    async def anew(raw: Connection) -> None:
        await raw.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
        await raw.execute(f"CREATE INDEX CONCURRENTLY {name} ON {on}")

    with op.get_context().autocommit_block():
        connection = op.get_bind().connection.dbapi_connection
        if connection is None:
            raise RuntimeError("the migration's connection is closed")
        connection.run_async(anew)


def plumbing() -> None:
    """Creates the tables of the plumbing; called by the first migration of each service."""
    run(_text("shared.migrations", "plumbing.sql"))
    run(_text("shared.http", "tables.sql"))


def mail() -> None:
    """Creates the table of outgoing mails, in the services that send some."""
    run(_text("shared.migrations", "mail.sql"))


def parked_mails() -> None:
    """Lets parked mails do without address and body; whose table was made later has it so already."""
    run(_text("shared.migrations", "parked_mails.sql"))


def audit_log() -> None:
    """Creates the table of what operators and coordinators do, in the services where they do something."""
    run(_text("shared.migrations", "audit_log.sql"))


def audit_log_actors() -> None:
    """Lets entries of the log do without who did it, once they are erased."""
    run(_text("shared.migrations", "audit_log_actors.sql"))


def suspensions() -> None:
    """Creates the table of who was suspended (see `shared.suspension`)."""
    run(_text("shared.migrations", "suspensions.sql"))


def put_off() -> None:
    """Creates the table of those whose turn in a job has failed (see `shared.ground.one_by_one`)."""
    run(_text("shared.migrations", "put_off.sql"))


def _text(package: str, name: str) -> str:
    return resources.files(package).joinpath(name).read_text()


async def migrate_service(settings: ServiceSettings, service: str) -> None:
    """Brings schema, runtime role, tables and the topics the service publishes up to date. Raises `MigrationsBusy`.

    A runtime role that is there is left as it is: who made it changes its password too.
    """
    if not settings.migrate_topics:
        await migrate_schema(settings, service)
        return
    topics = [topic for topic in TOPICS if service in topic.producers]
    await asyncio.gather(
        migrate_schema(settings, service),
        make_topics(
            settings.kafka_access,
            topics,
            partitions=settings.kafka_partitions,
            replication=settings.kafka_replication,
        ),
    )


async def migrate_schema(settings: ServiceSettings, service: str) -> None:
    """Brings the service's schema, runtime role and tables up to date, once the database is there. Raises `MigrationsBusy`."""
    if settings.owner_database_url is None:
        raise ValueError(f"set {service.upper()}_OWNER_DATABASE_URL: migrations run as the schema's owner")
    url = settings.owner_database_url.get_secret_value()
    guard = await _reached(url, service)
    try:
        async with _locked(guard, zlib.crc32(service.encode()) & 0x7FFFFFFF, service):
            async with _locked(guard, ROLES_LOCK, "roles"):
                await _make_schema_and_role(guard, service, settings.database_url.get_secret_value())
            if await revision_of(guard, service) > revision_needed(service):
                log.warning(
                    "the tables are a newer release's, which this one runs on; nothing is migrated", schema=service
                )
                return
            await _upgrade(url, service)
            await note_revision(guard, service)
            await _keep_versions_from(guard, service, settings.database_url.get_secret_value())
            await let_auditors_read(guard, service)
    finally:
        await guard.close()


async def _reached(url: str, service: str) -> Connection:
    """A connection, as soon as there is one to be had. Raises what the last try did."""
    deadline, said = time.monotonic() + DATABASE_WITHIN, ""
    while True:
        try:
            return await asyncpg.connect(url, timeout=10)
        except (OSError, asyncpg.PostgresError) as error:
            if time.monotonic() > deadline or not (may_pass(error) or isinstance(error, NOT_LET_IN)):
                raise
            if said != (said := distrust_of(error) or type(error).__name__):
                log.warning("migrations wait for the database", schema=service, reason=said)
        await asyncio.sleep(0.5)


async def _upgrade(url: str, service: str) -> None:
    """Each migration is a transaction of its own, on tables that a release at work has locks on, in orders of its own: one that meets
    them is undone, and tried again from there."""
    # Alembic and SQLAlchemy cost every process a second and 20 MiB; only one that migrates needs them.
    from shared.migrations.upgrade import upgrade  # noqa: PLC0415

    for tried in range(1, TRIES + 1):
        try:
            await upgrade(url, service)
        except _OF_OTHERS as error:
            if tried == TRIES:
                raise
            log.warning(
                "a migration met locks of others and is tried again", schema=service, reason=type(error).__name__
            )
            await asyncio.sleep(random.uniform(0.1, 0.3) * tried)  # noqa: S311 — spreads, hides nothing
        else:
            return


async def _make_schema_and_role(connection: Connection, service: str, runtime_url: str) -> None:
    role, password = _login_of(runtime_url)
    owner = await connection.fetchval("SELECT current_user")
    statements = [f"CREATE SCHEMA IF NOT EXISTS {service}"]
    if role != owner:
        if not await connection.fetchval("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role):
            create = await connection.fetchval(
                "SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', $1::text, $2::text)", role, password
            )
            statements += [
                create,
                f"ALTER ROLE {role} SET search_path = {service}",
                f"ALTER ROLE {role} SET statement_timeout = '{STATEMENT_TIMEOUT}'",
                f"ALTER ROLE {role} SET idle_in_transaction_session_timeout = '{IDLE_IN_TRANSACTION_TIMEOUT}'",
            ]
        rights = f"ALTER DEFAULT PRIVILEGES IN SCHEMA {service} GRANT"
        statements += [
            f"GRANT USAGE ON SCHEMA {service} TO {role}",
            f"{rights} SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
            f"{rights} USAGE, SELECT ON SEQUENCES TO {role}",
        ]
    # A database's owner can say so; where somebody else owns it, they do (`deploy.local.database`).
    statements.append(await connection.fetchval(_NOTHING_TEMPORARY))
    async with connection.transaction():
        for statement in statements:
            await connection.execute(statement)


async def _keep_versions_from(connection: Connection, service: str, runtime_url: str) -> None:
    """Which migrations have run is the owner's to say."""
    role, _ = _login_of(runtime_url)
    if role != await connection.fetchval("SELECT current_user"):
        for table in ("alembic_version", "schema_revision"):
            await connection.execute(f"REVOKE INSERT, UPDATE, DELETE ON {service}.{table} FROM {role}")


def _login_of(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    if not parts.username or not parts.username.replace("_", "").isalnum():
        raise ValueError("the runtime DATABASE_URL must name a role of letters, digits and underscores")
    return unquote(parts.username), unquote(parts.password or "")


@asynccontextmanager
async def _locked(connection: Connection, number: int, what: str) -> AsyncIterator[None]:
    """Holds an advisory lock. It polls: the blocking form would fight with CREATE INDEX CONCURRENTLY."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not await connection.fetchval("SELECT pg_try_advisory_lock($1, $2)", LOCK_SPACE, number):
        if time.monotonic() > deadline:
            raise MigrationsBusy(f"another migration has held the lock of {what} for {WAIT_SECONDS:.0f} s")
        await asyncio.sleep(0.05)
    try:
        yield
    finally:
        await connection.execute("SELECT pg_advisory_unlock($1, $2)", LOCK_SPACE, number)
