"""The shadow of a projection's tables: a schema of its own, in which the handler sees them instead of the real ones.

The handler works under a role that may read the service's tables and write the shadow's only. So it is the database that
proves a projection to be made of nothing but its declared tables.
"""

from dataclasses import dataclass
from typing import Final

import asyncpg

from shared.consuming.declaration import AnyConsumer
from shared.postgres import IDLE_IN_TRANSACTION_TIMEOUT, STATEMENT_TIMEOUT, Connection, Pool, rows_changed

PLUMBING: Final = ("consumed", "dead_letters")

COLUMNS: Final = """
SELECT attname AS name, attnum = ANY(indkey) AS key, atttypid = 'xid8'::regtype AS stamp
FROM pg_attribute
JOIN pg_index ON indrelid = attrelid AND indisprimary
WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
ORDER BY attnum
"""

FOREIGN_KEYS: Final = """
SELECT conrelid::regclass::text AS child, pg_get_constraintdef(oid) AS definition
FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY($1::text[]::regclass[]) AND confrelid = ANY($1::text[]::regclass[])
"""

HOLD: Final = """
SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))
"""


class Untrustworthy(Exception):
    """The topic does not hold what was consumed from it: a projection made of it would lose states."""


@dataclass(frozen=True)
class Table:
    """A table's columns. `stamps` hold the transaction in which a row was changed, for those who look for changes."""

    name: str
    keys: tuple[str, ...]
    values: tuple[str, ...]
    stamps: tuple[str, ...]

    @classmethod
    async def of(cls, owner: Connection, name: str) -> "Table":
        columns = await owner.fetch(COLUMNS, name)
        if not columns:
            raise ValueError(f"table {name} has no primary key")
        plain = [column for column in columns if not column["stamp"]]
        return cls(
            name,
            tuple(column["name"] for column in plain if column["key"]),
            tuple(column["name"] for column in plain if not column["key"]),
            tuple(column["name"] for column in columns if column["stamp"]),
        )


class Shadow:
    """Made and swapped by the owner of the schema, filled by the rebuild role."""

    def __init__(self, owner: Connection, service: str, consumer: AnyConsumer) -> None:
        self._owner = owner
        self._service = service
        self._consumer = consumer
        self._schema = f"{service}_rebuild"
        self._name = consumer.name_in(service)

    async def make(self) -> None:
        """Makes the shadow's empty tables, in place of what a killed rebuild may have left."""
        await self.drop()
        await self._make_role()
        tables = [*self._consumer.tables, *self._consumer.marks, *PLUMBING]
        statements = [f"CREATE SCHEMA {self._schema}"]
        statements += [f"CREATE UNLOGGED TABLE {self._in_shadow(each)} (LIKE {each} INCLUDING ALL)" for each in tables]
        statements += [
            f"SET LOCAL search_path = {self._schema}",
            *(
                f"ALTER TABLE {row['child']} ADD {row['definition']}"
                for row in await self._owner.fetch(FOREIGN_KEYS, list(self._consumer.tables))
            ),
            f"GRANT USAGE ON SCHEMA {self._service}, {self._schema} TO {self._schema}",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA {self._service} TO {self._schema}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {self._schema} TO {self._schema}",
        ]
        async with self._owner.transaction():
            for statement in statements:
                await self._owner.execute(statement)

    async def drop(self) -> None:
        """Leaves nothing of it but the role, which can't log in and may read only."""
        await self._owner.execute(f"DROP SCHEMA IF EXISTS {self._schema} CASCADE")

    async def open_pool(self, owner_url: str) -> Pool:
        """Connections that see the shadow's tables before the service's, and may write the shadow's only."""
        return await asyncpg.create_pool(
            owner_url,
            min_size=0,
            max_size=1,
            timeout=5,
            command_timeout=20,
            server_settings={
                "application_name": f"{self._service} rebuild",
                "role": self._schema,
                "search_path": f"{self._schema}, {self._service}",
                "timezone": "UTC",
                "statement_timeout": STATEMENT_TIMEOUT,
                "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION_TIMEOUT,
                "jit": "off",
            },
        )

    async def hold(self) -> None:
        """Until the transaction ends nobody else writes these tables or erases a person; everybody reads on."""
        await self._owner.execute("SET LOCAL lock_timeout = '5s'")
        await self._owner.execute(f"SET LOCAL idle_in_transaction_session_timeout = '{IDLE_IN_TRANSACTION_TIMEOUT}'")
        await self._owner.execute(HOLD, self._service, self._name)
        tables = ", ".join([*self._consumer.tables, *self._consumer.marks, "erased_people"])
        await self._owner.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")

    async def erased_people(self) -> int:
        """How many people have been erased here; handlers pass them over."""
        return int(await self._owner.fetchval("SELECT count(*) FROM erased_people"))

    async def swap(self) -> tuple[int, int]:
        """Makes the tables equal to their shadows; gives how many rows were wrong or missing, and how many too many."""
        await self._refuse_a_topic_that_lost_states()
        tables = [await Table.of(self._owner, name) for name in self._consumer.tables]
        removed = [await self._remove(table) for table in reversed(tables)]
        written = [await self._write(table) for table in tables]
        for name in self._consumer.marks:
            await self._mark(await Table.of(self._owner, name))
        await self._take_over_plumbing()
        return sum(written), sum(removed)

    async def _make_role(self) -> None:
        exists = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)"
        if not await self._owner.fetchval(exists, self._schema):
            await self._owner.execute(f"CREATE ROLE {self._schema} NOLOGIN")
            await self._owner.execute(f"GRANT {self._schema} TO CURRENT_USER")

    def _in_shadow(self, table: str) -> str:
        return f"{self._schema}.{table}"

    async def _remove(self, table: Table) -> int:
        return rows_changed(
            await self._owner.execute(
                f"DELETE FROM {table.name} AS present WHERE NOT EXISTS (SELECT FROM {self._in_shadow(table.name)} AS anew "  # noqa: S608 — names of the code
                f"WHERE ROW ({_of('anew', table.keys)}) = ROW ({_of('present', table.keys)}))"
            )
        )

    async def _write(self, table: Table) -> int:
        """Only what differs, so that whoever looks for changes finds these and no others."""
        plain = [*table.keys, *table.values]
        columns = ", ".join([*plain, *table.stamps])
        anew = ", ".join([*plain, *("pg_current_xact_id()" for _ in table.stamps)])
        changed = [*table.values, *table.stamps]
        update = (
            f"UPDATE SET ({', '.join(changed)}) = ROW ({_of('excluded', changed)}) "
            f"WHERE ROW ({_of('present', table.values)}) IS DISTINCT FROM ROW ({_of('excluded', table.values)})"
            if table.values
            else "NOTHING"
        )
        return rows_changed(
            await self._owner.execute(
                f"INSERT INTO {table.name} AS present ({columns}) OVERRIDING SYSTEM VALUE "  # noqa: S608 — names of the code
                f"SELECT {anew} FROM {self._in_shadow(table.name)} ON CONFLICT ({', '.join(table.keys)}) DO {update}"
            )
        )

    async def _mark(self, table: Table) -> None:
        """Whoever looks for changes looks at everything again."""
        columns = ", ".join([*table.keys, *table.values, *table.stamps])
        stamps = ", ".join(f"{stamp} = pg_current_xact_id()" for stamp in table.stamps)
        await self._owner.execute(
            f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {self._in_shadow(table.name)} "  # noqa: S608 — names of the code
            "ON CONFLICT DO NOTHING"
        )
        await self._owner.execute(f"UPDATE {table.name} SET {stamps}")  # noqa: S608 — names of the code

    async def _refuse_a_topic_that_lost_states(self) -> None:
        ahead = await self._owner.fetchval(
            f"""
            SELECT count(*)
            FROM consumed AS present
            LEFT JOIN {self._schema}.consumed AS anew USING (consumer, key)
            WHERE present.consumer = $1
            AND (present.sequence > anew.sequence OR NOT EXISTS (SELECT FROM {self._schema}.consumed))
            AND NOT EXISTS (SELECT FROM {self._schema}.dead_letters WHERE subject = present.key)
            """,  # noqa: S608 — the schema's name is the code's
            self._name,
        )
        if ahead:
            raise Untrustworthy(f"the topic ends before what was consumed of {ahead} keys")

    async def _take_over_plumbing(self) -> None:
        """What was consumed and what could not be processed are the shadow's; letters that took effect in it go."""
        for statement in (
            f"""
            DELETE FROM consumed
            WHERE consumer = $1
            AND key IN (SELECT subject FROM {self._schema}.dead_letters)
            AND key NOT IN (SELECT key FROM {self._schema}.consumed)
            """,  # noqa: S608 — as above
            f"""
            INSERT INTO consumed AS present (consumer, key, sequence, previous)
            SELECT consumer, key, sequence, previous FROM {self._schema}.consumed WHERE consumer = $1
            ON CONFLICT (key, consumer) DO UPDATE SET sequence = excluded.sequence, previous = present.sequence
            WHERE present.sequence <> excluded.sequence
            """,  # noqa: S608 — as above
            f"""
            DELETE FROM dead_letters AS present
            USING {self._schema}.consumed AS anew
            WHERE present.consumer = $1 AND anew.key = present.subject AND anew.sequence >= present.sequence
            AND NOT EXISTS (
                SELECT FROM {self._schema}.dead_letters AS kept
                WHERE (kept.topic, kept.partition, kept.record_offset)
                    = (present.topic, present.partition, present.record_offset)
            )
            """,  # noqa: S608 — as above
            f"""
            INSERT INTO dead_letters (consumer, topic, partition, record_offset, key, value, header_names,
                                      header_values, subject, sequence, reason, parked_at)
            SELECT consumer, topic, partition, record_offset, key, value, header_names, header_values, subject,
                   sequence, reason, parked_at
            FROM {self._schema}.dead_letters
            WHERE consumer = $1
            ON CONFLICT (consumer, topic, partition, record_offset) DO NOTHING
            """,  # noqa: S608 — as above
        ):
            await self._owner.execute(statement, self._name)


def _of(row: str, columns: "list[str] | tuple[str, ...]") -> str:
    return ", ".join(f"{row}.{column}" for column in columns)
