"""A town in the databases, multiplied: every row of everybody once more for each copy, under other ids, the same in all services.

So rows look as the product makes them, whatever tables there are, and what belongs together still does. What is everybody's
(skills, keys, which migrations have run) stays as it is. Kafka has no copies: what is measured is the databases and who asks them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from shared.contracts import SERVICES
from shared.postgres import Connection

BASE: Final = "untouched"
TOLD: Final = "untouched.told"
"""The keys of all events of the town itself."""
COPIES_A_STATEMENT: Final = 50
_LAST: Final = 2**32 - 1

# The last eight digits of an id and the number of the copy, combined so that no two copies meet.
PREPARE: Final = """
CREATE SCHEMA untouched;
CREATE TABLE untouched.told (key uuid PRIMARY KEY);
CREATE FUNCTION untouched.of_copy(id uuid, copy integer) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (left(id::text, 28) || lpad(to_hex(('x' || right(id::text, 8))::bit(32)::integer # copy), 8, '0'))::uuid
$$;
CREATE FUNCTION untouched.of_copy(ids uuid[], copy integer) RETURNS uuid[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(untouched.of_copy(id, copy) ORDER BY place), '{}') FROM unnest(ids) WITH ORDINALITY AS each (id, place)
$$
"""

KEEP_TOLD: Final = "INSERT INTO untouched.told SELECT key FROM {service}.outbox_sequences ON CONFLICT DO NOTHING"

COLUMNS: Final = """
SELECT attname AS name, format_type(atttypid, NULL) AS type
FROM pg_attribute
WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
ORDER BY attnum
"""

TABLES: Final = """
SELECT relname FROM pg_class
WHERE relnamespace = $1::text::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
ORDER BY relname
"""

# A column of an expression has no name: such an index is told by those that have.
UNIQUE: Final = """
SELECT array_agg(attname ORDER BY attnum) AS columns
FROM pg_index
JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
WHERE indrelid = $1::text::regclass AND indisunique
GROUP BY indexrelid
"""


def of_copy(identity: UUID, copy: int) -> UUID:
    """The id of somebody's counterpart in a copy; in copy 0 it is their own."""
    return UUID(int=identity.int ^ (copy & _LAST))


@dataclass(frozen=True)
class Multiplied:
    """A table that grows with people, as statements: `rows` of the town, and what makes more of them."""

    table: str
    insert: str
    rows: int


class Multiplication:
    """Of one database, by its superuser. First `prepare`, while the town is at rest; then `up_to`, again and again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.tables: Sequence[Multiplied] = ()
        self.copies = 0

    async def prepare(self) -> None:
        """Keeps the town as it is."""
        await self._connection.execute(PREPARE)
        everybodys = {
            row["id"]
            for row in await self._connection.fetch(
                "SELECT key AS id FROM profiles.outbox_sequences WHERE topic = 'skills'"
            )
        }
        found = []
        for service in SERVICES:
            await self._connection.execute(KEEP_TOLD.format(service=service))
            for row in await self._connection.fetch(TABLES, service):
                table = await self._prepared(service, row["relname"], everybodys)
                found += [table] if table is not None else []
        self.tables = found

    async def up_to(self, copies: int) -> None:
        """So many copies beside the town itself."""
        await self._connection.execute("SET session_replication_role = replica; SET synchronous_commit = off")
        for table in self.tables:
            for first in range(self.copies + 1, copies + 1, COPIES_A_STATEMENT):
                last = min(first + COPIES_A_STATEMENT - 1, copies)
                await self._connection.execute(table.insert, first, last)
        self.copies = copies
        await self._connection.execute("SET session_replication_role = origin")
        for table in self.tables:
            await self._connection.execute(f"VACUUM ANALYZE {table.table}")
        await self._connection.execute("CHECKPOINT")

    async def _prepared(self, service: str, name: str, everybodys: set[UUID]) -> Multiplied | None:
        """None for a table that does not grow with people."""
        table, kept = f'{service}."{name}"', f'{BASE}."{service}_{name}"'
        columns = await self._connection.fetch(COLUMNS, table)
        ids = [each["name"] for each in columns if each["type"] == "uuid"]
        rows = await self._connection.fetch(f"SELECT * FROM {table}")
        told = {
            column
            for column in ids
            if {row[column] for row in rows if row[column] is not None} <= everybodys
            and any(row[column] for row in rows)
        }
        mapped = [column for column in ids if column not in told]
        if not rows or not mapped:
            return None
        mixed = [f'("{column}" IS NULL OR "{column}" <> ALL ($1))' for column in mapped]
        await self._connection.execute(f"CREATE TABLE {kept} (LIKE {table})")
        copied = await self._connection.execute(
            f"INSERT INTO {kept} SELECT * FROM {table} WHERE {' AND '.join(mixed)}", list(everybodys)
        )
        number = int(copied.rsplit(" ", 1)[-1])
        if not number:
            return None
        varied = await self._varied(table, {*mapped}, {each["name"]: each["type"] for each in columns})
        values = [_value(each["name"], each["type"], mapped, varied) for each in columns]
        names = ", ".join(f'"{each["name"]}"' for each in columns)
        insert = f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM generate_series($1::integer, $2::integer) AS copy, {kept}"
        return Multiplied(table, insert, number)

    async def _varied(self, table: str, mapped: set[str], types: Mapping[str, str]) -> set[str]:
        """Columns that must differ, since some index that is unique holds no id: an address, a digest."""
        found = set()
        for row in await self._connection.fetch(UNIQUE, table):
            if not mapped & {*row["columns"]} and all(each in types for each in row["columns"]):
                found.add(
                    next((each for each in row["columns"] if types[each] in {"text", "bytea"}), row["columns"][0])
                )
        return found


def _value(column: str, kind: str, mapped: Sequence[str], varied: set[str]) -> str:
    name = f'"{column}"'
    if column in mapped or kind == "uuid[]":
        return f"untouched.of_copy({name}, copy)"
    if column in varied:
        changed: Mapping[str, str] = {
            "text": f"copy || '-' || {name}",
            "bytea": f"CASE octet_length({name}) WHEN 32 THEN sha256({name} || int4send(copy)) ELSE {name} || int4send(copy) END",
        }
        return changed.get(kind, f"{name} + copy * 1000000")
    return name


async def sizes(connection: Connection, tables: Sequence[Multiplied]) -> Mapping[str, int]:
    """Bytes of each table with its indexes and what it keeps beside it."""
    return {each.table: await connection.fetchval(f"SELECT pg_total_relation_size('{each.table}')") for each in tables}


async def counts(connection: Connection, tables: Sequence[Multiplied]) -> Mapping[str, int]:
    """Rows of each table."""
    return {each.table: await connection.fetchval(f"SELECT count(*) FROM {each.table}") for each in tables}
