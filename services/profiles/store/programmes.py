"""Programmes."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.profiles.domain.programmes import Dates, Joining, Programme, ProgrammeText, Terms, UnknownProgramme
from shared.postgres import Tx, rows_changed

TEXTS: Final = TypeAdapter(tuple[ProgrammeText, ...])
_BEFORE_ALL: Final = UUID(int=0)

ADD: Final = """
INSERT INTO programmes
    (programme_id, slug, open_to_all, version, archived_at, name, texts, joined_by, domains, code, capacity,
     mentors_need_approval, applications_from, applications_until, starts_on, ends_on, places, enrols_by_default)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
ON CONFLICT DO NOTHING
"""

SAVE: Final = """
UPDATE programmes
SET version = $2, archived_at = $3, name = $4, texts = $5, joined_by = $6, domains = $7, code = $8, capacity = $9,
    mentors_need_approval = $10, applications_from = $11, applications_until = $12, starts_on = $13, ends_on = $14,
    places = $15, enrols_by_default = $16
WHERE programme_id = $1
"""

SELECTED: Final = """
SELECT programme_id, slug, open_to_all, version, archived_at, texts, joined_by, domains, code, capacity,
       mentors_need_approval, applications_from, applications_until, starts_on, ends_on, places, enrols_by_default
FROM programmes
"""

FIND: Final = (
    SELECTED
    + """
WHERE programme_id = $1
"""
)

LOCK: Final = FIND + "FOR NO KEY UPDATE"

ALL: Final = (
    SELECTED
    + """
WHERE programme_id > $1
ORDER BY programme_id
LIMIT $2
"""
)

NAMED: Final = (
    SELECTED
    + """
WHERE programme_id = ANY ($1)
"""
)

TAKING_APPLICATIONS: Final = (
    SELECTED
    + """
WHERE programme_id > $1
AND archived_at IS NULL
AND (applications_from IS NULL OR applications_from <= $3)
AND (coalesce(applications_until, ends_on) IS NULL OR coalesce(applications_until, ends_on) >= $3)
ORDER BY programme_id
LIMIT $2
"""
)


LIFT: Final = """
UPDATE programmes SET version = greatest(version, $2) + 1 WHERE programme_id = $1
"""


async def add(tx: Tx, programme: Programme) -> bool:
    """Adds a programme; False where there is one of this id or slug already."""
    status = await tx.execute(
        ADD,
        programme.programme_id,
        programme.slug,
        programme.open_to_all,
        programme.version,
        programme.archived_at,
        *_terms(programme),
    )
    return rows_changed(status) == 1


async def save(tx: Tx, programme: Programme) -> None:
    """Writes the programme over what is there; its row is locked."""
    await tx.execute(SAVE, programme.programme_id, programme.version, programme.archived_at, *_terms(programme))


async def find_programme(tx: Tx, programme_id: UUID) -> Programme | None:
    """The programme, or None where there is none."""
    row = await tx.fetchrow(FIND, programme_id)
    return None if row is None else _programme(row)


async def lift(tx: Tx, programme_id: UUID, version: int) -> None:
    """Raises its version above this one."""
    await tx.execute(LIFT, programme_id, version)


async def programme(tx: Tx, programme_id: UUID) -> Programme:
    """The programme as it is. Raises `UnknownProgramme`."""
    return _known(await tx.fetchrow(FIND, programme_id))


async def programmes_named(tx: Tx, programme_ids: Collection[UUID]) -> dict[UUID, Programme]:
    """Those of these that there are, by their ids."""
    return {row["programme_id"]: _programme(row) for row in await tx.fetch(NAMED, programme_ids)}


async def programme_for_update(tx: Tx, programme_id: UUID) -> Programme:
    """The programme, locked. Raises `UnknownProgramme`."""
    return _known(await tx.fetchrow(LOCK, programme_id))


async def programmes(tx: Tx, *, after: UUID | None, limit: int) -> list[Programme]:
    """All of them, archived ones too, the oldest first."""
    return [_programme(row) for row in await tx.fetch(ALL, after or _BEFORE_ALL, limit)]


async def taking_applications(tx: Tx, today: date, *, after: UUID | None, limit: int) -> list[Programme]:
    """Those that people may apply to today, the oldest first."""
    return [_programme(row) for row in await tx.fetch(TAKING_APPLICATIONS, after or _BEFORE_ALL, limit, today)]


def _terms(programme: Programme) -> tuple[Any, ...]:
    terms = programme.terms
    return (
        programme.name,
        TEXTS.dump_json(terms.texts).decode(),
        terms.joining.by,
        list(terms.joining.domains),
        terms.joining.code,
        terms.capacity,
        terms.mentors_need_approval,
        terms.dates.applications_from,
        terms.dates.applications_until,
        terms.dates.starts_on,
        terms.dates.ends_on,
        terms.places,
        terms.enrols_by_default,
    )


def _known(row: asyncpg.Record | None) -> Programme:
    if row is None:
        raise UnknownProgramme
    return _programme(row)


def _programme(row: asyncpg.Record) -> Programme:
    dates = Dates(row["applications_from"], row["applications_until"], row["starts_on"], row["ends_on"])
    terms = Terms(
        texts=TEXTS.validate_json(row["texts"]),
        joining=Joining(row["joined_by"], tuple(row["domains"]), row["code"]),
        dates=dates,
        capacity=row["capacity"],
        mentors_need_approval=row["mentors_need_approval"],
        places=row["places"],
        enrols_by_default=row["enrols_by_default"],
    )
    return Programme(row["programme_id"], row["slug"], terms, row["open_to_all"], row["version"], row["archived_at"])
