"""Imports, and the people of them who have not signed in yet. Whoever changes some of a programme holds its row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.profiles.domain.imports import (
    FORGOTTEN_AFTER,
    Import,
    Invitee,
    Key,
    Present,
    Report,
    Row,
    UnknownImport,
)
from shared.postgres import Tx

ROWS: Final = TypeAdapter(tuple[Row, ...])
REPORT: Final = TypeAdapter(Report)
COUNTS: Final = TypeAdapter(dict[str, int])
_BEFORE_ALL: Final = UUID(int=0)

ADD: Final = """
INSERT INTO imports (import_id, programme_id, state, rows, counts, report, plan, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""

FIND: Final = """
SELECT import_id, programme_id, state, rows, counts, report, plan, made_at
FROM imports
WHERE import_id = $1 AND programme_id = $2
"""

LOCK: Final = """
SELECT FROM imports WHERE import_id = $1 AND programme_id = $2 FOR UPDATE
"""

SAVE: Final = """
UPDATE imports SET state = $2, rows = $3, counts = $4, report = $5 WHERE import_id = $1
"""

DROP_TRIED: Final = """
DELETE FROM imports WHERE import_id = $1 AND state = 'tried'
"""

DROP_TRIED_WITH: Final = """
DELETE FROM imports
WHERE state = 'tried' AND EXISTS (SELECT FROM jsonb_array_elements(rows) AS said WHERE lower(said->>'email') = $1)
"""

PRESENT: Final = """
SELECT membership_id, account, role, true AS invitee,
       CASE WHEN declined THEN 'left' WHEN token_hash IS NULL THEN 'eligible' ELSE 'invited' END AS state,
       name, locale, invite_on, number, manager, line, groups
FROM invitees
WHERE programme_id = $1
UNION ALL
SELECT membership_id, account, role, false, state, NULL, NULL, NULL, number, manager, line, groups
FROM memberships
JOIN people USING (person_id)
WHERE programme_id = $1 AND role <> 'coordinator'
"""

LOCK_ACCOUNTS: Final = """
SELECT person_id, account FROM people WHERE account = ANY ($1) ORDER BY person_id FOR NO KEY UPDATE
"""

ACCOUNTS: Final = """
SELECT account FROM people WHERE account = ANY ($1)
"""

SAVE_INVITEE: Final = """
INSERT INTO invitees
    (membership_id, programme_id, import_id, role, email, name, locale, invite_on, number, manager, imported_at, line, groups,
     version, wanted, token_hash, enrolled, declined, account)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
ON CONFLICT (membership_id) DO UPDATE
SET name = excluded.name, locale = excluded.locale, invite_on = excluded.invite_on, number = excluded.number,
    manager = excluded.manager, line = excluded.line, groups = excluded.groups, version = excluded.version, token_hash = excluded.token_hash,
    enrolled = excluded.enrolled, declined = excluded.declined
"""

INVITEES: Final = """
SELECT membership_id, programme_id, import_id, role, email, name, locale, invite_on, number, manager, imported_at, line, groups,
       version, wanted, token_hash, enrolled, declined
FROM invitees
"""

OF_PROGRAMME: Final = f"""{INVITEES}
WHERE programme_id = $1 AND membership_id > $2 AND NOT declined
ORDER BY membership_id
LIMIT $3
"""

SOME: Final = f"""{INVITEES}
WHERE membership_id = ANY ($1)
ORDER BY membership_id
FOR UPDATE
"""

OF_ACCOUNT: Final = f"""{INVITEES}
WHERE account = $1 AND NOT declined
ORDER BY programme_id, membership_id
"""

OF_TOKEN: Final = f"""{INVITEES}
WHERE token_hash = $1
"""

TO_INVITE: Final = f"""{INVITEES}
WHERE wanted AND token_hash IS NULL AND (invite_on IS NULL OR invite_on <= $1)
ORDER BY membership_id
LIMIT $2
FOR UPDATE SKIP LOCKED
"""

LIFT: Final = """
UPDATE invitees SET version = greatest(version, $2) + 1 WHERE membership_id = $1
"""

WANT: Final = """
UPDATE invitees SET wanted = true WHERE programme_id = $1 AND NOT wanted
"""

DELETE: Final = """
DELETE FROM invitees WHERE membership_id = ANY ($1)
"""

DELETE_OF_IMPORT: Final = """
DELETE FROM invitees WHERE import_id = $1 RETURNING membership_id
"""

DELETE_OF_PROGRAMME: Final = """
DELETE FROM invitees WHERE programme_id = $1 RETURNING membership_id
"""

DELETE_OF_ACCOUNT: Final = """
DELETE FROM invitees WHERE account = $1 RETURNING membership_id
"""

DELETE_NEVER_INVITED: Final = """
DELETE FROM invitees
WHERE membership_id = ANY (ARRAY (
    SELECT membership_id FROM invitees
    WHERE NOT wanted AND token_hash IS NULL AND imported_at <= $1
    ORDER BY membership_id
    LIMIT $2
    FOR UPDATE SKIP LOCKED
))
RETURNING membership_id
"""

TABLE: Final = """
SELECT email, name, role, locale AS language, coalesce(invite_on::text, '') AS invite_on,
       CASE WHEN declined THEN 'left' WHEN token_hash IS NULL THEN 'eligible' ELSE 'invited' END AS state
FROM invitees
WHERE programme_id = $1
UNION ALL
SELECT email, name, role, locale, '', state
FROM memberships
JOIN people USING (person_id)
WHERE programme_id = $1 AND role <> 'coordinator'
ORDER BY email, role
"""


async def add(tx: Tx, new: Import) -> None:
    rows, counts, report = _dumped(new)
    await tx.execute(ADD, new.import_id, new.programme_id, new.state, rows, counts, report, new.plan, new.made_at)


async def import_(tx: Tx, import_id: UUID, programme_id: UUID) -> Import:
    """Raises `UnknownImport`, also where it is another programme's."""
    row = await tx.fetchrow(FIND, import_id, programme_id)
    if row is None:
        raise UnknownImport
    return Import(
        import_id=row["import_id"],
        programme_id=row["programme_id"],
        state=row["state"],
        rows=ROWS.validate_json(row["rows"]),
        counts=COUNTS.validate_json(row["counts"]),
        report=REPORT.validate_json(row["report"]),
        plan=row["plan"],
        made_at=row["made_at"],
    )


async def for_update(tx: Tx, import_id: UUID, programme_id: UUID) -> Import:
    """The same, locked after its programme: whoever forgets what was only tried holds no programme."""
    await tx.execute(LOCK, import_id, programme_id)
    return await import_(tx, import_id, programme_id)


async def save(tx: Tx, changed: Import) -> None:
    """It is locked."""
    await tx.execute(SAVE, changed.import_id, changed.state, *_dumped(changed))


async def drop_tried(tx: Tx, import_id: UUID) -> None:
    """What was tried and not taken over is kept no longer."""
    await tx.execute(DROP_TRIED, import_id)


async def drop_tried_with(tx: Tx, account: str) -> None:
    """No file that names this address waits to be taken over."""
    await tx.execute(DROP_TRIED_WITH, account)


async def present(tx: Tx, programme_id: UUID) -> dict[Key, Present]:
    """Everybody in the programme's books as mentor or mentee, whether or not they have signed in."""
    return {
        (row["account"], row["role"]): Present(
            membership_id=row["membership_id"],
            key=(row["account"], row["role"]),
            invitee=row["invitee"],
            state=row["state"],
            name=row["name"],
            locale=row["locale"],
            invite_on=row["invite_on"],
            number=row["number"],
            manager=row["manager"],
            line=tuple(row["line"]),
            groups=tuple(row["groups"]),
        )
        for row in await tx.fetch(PRESENT, programme_id)
    }


async def known_accounts(tx: Tx, accounts: Collection[str]) -> set[str]:
    """Those of these accounts that are somebody's."""
    return {row["account"] for row in await tx.fetch(ACCOUNTS, list(accounts))}


async def people_for_update(tx: Tx, accounts: Collection[str]) -> dict[str, UUID]:
    """Whose these accounts are, locked: before any programme, as everybody locks."""
    return {row["account"]: row["person_id"] for row in await tx.fetch(LOCK_ACCOUNTS, list(accounts))}


async def save_invitees(tx: Tx, invitees: Sequence[Invitee]) -> None:
    await tx.executemany(
        SAVE_INVITEE, [(*(getattr(each, name) for name in _FIELDS), each.account) for each in invitees]
    )


async def invitees_of(tx: Tx, programme_id: UUID, *, after: UUID | None, limit: int) -> list[Invitee]:
    """Who has not signed in yet, in the order in which they came."""
    return [_invitee(row) for row in await tx.fetch(OF_PROGRAMME, programme_id, after or _BEFORE_ALL, limit)]


async def invitees_for_update(tx: Tx, membership_ids: Collection[UUID]) -> list[Invitee]:
    """Those of these that are there, locked."""
    return [_invitee(row) for row in await tx.fetch(SOME, list(membership_ids))]


async def invitees_of_account(tx: Tx, account: str) -> list[Invitee]:
    """Wherever somebody with this address is expected, by programme."""
    return [_invitee(row) for row in await tx.fetch(OF_ACCOUNT, account)]


async def lift_invitee(tx: Tx, membership_id: UUID, version: int) -> None:
    """Raises the version of whoever is expected under this above this one."""
    await tx.execute(LIFT, membership_id, version)


async def find_invitee(tx: Tx, token_hash: bytes) -> Invitee | None:
    """Whose invitation this is."""
    row = await tx.fetchrow(OF_TOKEN, token_hash)
    return None if row is None else _invitee(row)


async def to_invite(tx: Tx, today: date, *, limit: int) -> list[Invitee]:
    """Whose invitation is to leave now, locked; not those whom another worker has in hand."""
    return [_invitee(row) for row in await tx.fetch(TO_INVITE, today, limit)]


async def want(tx: Tx, programme_id: UUID) -> int:
    """Everybody in a programme who was not invited yet is to be; how many these are."""
    return int((await tx.execute(WANT, programme_id)).rpartition(" ")[2])


async def delete(tx: Tx, membership_ids: Collection[UUID]) -> None:
    await tx.execute(DELETE, list(membership_ids))


async def delete_of_import(tx: Tx, import_id: UUID) -> list[UUID]:
    return [row["membership_id"] for row in await tx.fetch(DELETE_OF_IMPORT, import_id)]


async def delete_of_programme(tx: Tx, programme_id: UUID) -> list[UUID]:
    return [row["membership_id"] for row in await tx.fetch(DELETE_OF_PROGRAMME, programme_id)]


async def delete_of_account(tx: Tx, account: str) -> list[UUID]:
    return [row["membership_id"] for row in await tx.fetch(DELETE_OF_ACCOUNT, account)]


async def delete_never_invited(tx: Tx, now: datetime, *, limit: int) -> list[UUID]:
    """Nobody is kept for longer who was never invited; at most so many at once."""
    return [row["membership_id"] for row in await tx.fetch(DELETE_NEVER_INVITED, now - FORGOTTEN_AFTER, limit)]


async def table(tx: Tx, programme_id: UUID) -> list[Mapping[str, str]]:
    """Everybody in the programme's books, as the columns of a file."""
    return [dict(row) for row in await tx.fetch(TABLE, programme_id)]


_FIELDS: Final = tuple(field.name for field in fields(Invitee))


def _invitee(row: asyncpg.Record) -> Invitee:
    return Invitee(
        **{**{name: row[name] for name in _FIELDS}, **{name: tuple(row[name]) for name in ("line", "groups")}}
    )


def _dumped(one: Import) -> tuple[str, str, str]:
    return (
        ROWS.dump_json(one.rows).decode(),
        COUNTS.dump_json(dict(one.counts)).decode(),
        REPORT.dump_json(one.report).decode(),
    )
