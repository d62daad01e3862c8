"""What people report of people."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.profiles.domain.reports import Report, ReportState, UnknownReport
from shared.postgres import Tx

_BEFORE_ALL: Final = UUID(int=0)

# Whoever is gone is nobody, and that tells whom they blocked nothing: it is taken all the same.
ADD: Final = """
INSERT INTO reports
    (report_id, version, reporter_id, person_id, reason, text, evidence, state, taken_by, outcome, reported_at, changed_at)
VALUES ($1, $2, $3, (SELECT person_id FROM people WHERE person_id = $4 FOR KEY SHARE), $5, $6, $7, $8, $9, $10, $11, $12)
"""

SAVE: Final = """
UPDATE reports SET version = $2, state = $3, taken_by = $4, outcome = $5, changed_at = $6 WHERE report_id = $1
"""

FIND: Final = """
SELECT report_id, reporter_id, person_id, reason, text, evidence, reported_at, version, state, taken_by, outcome
FROM reports
WHERE report_id = $1
"""

LOCK: Final = f"""{FIND}
FOR NO KEY UPDATE
"""

LISTED: Final = """
SELECT report_id, reporter_id, person_id, reason, text, evidence, reported_at, version, state, taken_by, outcome
FROM reports
WHERE ($1::uuid IS NULL OR reporter_id = $1)
AND ($2::uuid IS NULL OR person_id = $2)
AND ($3::text IS NULL OR state = $3)
AND report_id > $4
ORDER BY report_id
LIMIT $5
"""

FORGET: Final = ("UPDATE reports SET text = NULL, evidence = '{}' WHERE reporter_id = $1 OR person_id = $1",)


@dataclass(frozen=True)
class Wanted:
    """Which reports one looks for; None is no wish."""

    reporter_id: UUID | None = None
    person_id: UUID | None = None
    state: ReportState | None = None


async def add(tx: Tx, report: Report, now: datetime) -> None:
    await tx.execute(
        ADD,
        report.report_id,
        report.version,
        report.reporter_id,
        report.person_id,
        report.reason,
        report.text,
        list(report.evidence),
        report.state,
        report.taken_by,
        report.outcome,
        report.reported_at,
        now,
    )


async def save(tx: Tx, report: Report, now: datetime) -> None:
    """Its row is locked."""
    await tx.execute(SAVE, report.report_id, report.version, report.state, report.taken_by, report.outcome, now)


async def report(tx: Tx, report_id: UUID) -> Report:
    """Raises `UnknownReport`."""
    return _known(await tx.fetchrow(FIND, report_id))


async def report_for_update(tx: Tx, report_id: UUID) -> Report:
    """As `report`, locked."""
    return _known(await tx.fetchrow(LOCK, report_id))


async def listed(tx: Tx, wanted: Wanted, *, after: UUID | None, limit: int) -> list[Report]:
    """Reports as wanted, the oldest first."""
    rows = await tx.fetch(LISTED, wanted.reporter_id, wanted.person_id, wanted.state, after or _BEFORE_ALL, limit)
    return [_known(row) for row in rows]


async def forget(tx: Tx, person_id: UUID) -> None:
    """What somebody said, and what was said of them, goes; their ids go with their row."""
    for statement in FORGET:
        await tx.execute(statement, person_id)


_FIELDS: Final = tuple(field.name for field in fields(Report))


def _known(row: asyncpg.Record | None) -> Report:
    if row is None:
        raise UnknownReport
    return Report(**{**{name: row[name] for name in _FIELDS}, "evidence": tuple(row["evidence"])})
