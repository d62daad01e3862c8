"""People's hours."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from services.scheduling.domain.hours import Hours, Window
from shared.postgres import Tx

HOURS: Final = """
SELECT version, time_zone, windows FROM hours WHERE person_id = $1
"""

LOCK_HOURS: Final = """
SELECT version, time_zone, windows FROM hours WHERE person_id = $1 FOR UPDATE
"""

INSERT_HOURS: Final = """
INSERT INTO hours (person_id, version, time_zone, windows, changed_at) VALUES ($1, 1, $2, $3, $4)
ON CONFLICT (person_id) DO NOTHING
RETURNING version
"""

UPDATE_HOURS: Final = """
UPDATE hours SET version = version + 1, time_zone = $2, windows = $3, changed_at = $4
WHERE person_id = $1
RETURNING version
"""

FORGET_HOURS: Final = """
DELETE FROM hours WHERE person_id = $1
"""


async def hours(tx: Tx, person_id: UUID) -> tuple[int, Hours] | None:
    """The person's hours and their version, or None where they gave none."""
    row = await tx.fetchrow(HOURS, person_id)
    return None if row is None else (row["version"], hours_from(row["time_zone"], row["windows"]))


async def lock_version(tx: Tx, person_id: UUID) -> int | None:
    """The version of the person's hours, locked; None where there are none yet."""
    row = await tx.fetchrow(LOCK_HOURS, person_id)
    return None if row is None else row["version"]


async def insert(tx: Tx, person_id: UUID, first: Hours, now: datetime) -> int | None:
    """The new version, or None where somebody was quicker."""
    version: int | None = await tx.fetchval(INSERT_HOURS, person_id, first.zone, _windows_text(first), now)
    return version


async def update(tx: Tx, person_id: UUID, changed: Hours, now: datetime) -> int:
    """The new version."""
    version: int = await tx.fetchval(UPDATE_HOURS, person_id, changed.zone, _windows_text(changed), now)
    return version


async def forget(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_HOURS, person_id)


@lru_cache(maxsize=2048)
def hours_from(zone: str, windows: str) -> Hours:
    """Hours as they are stored; the same text gives the same value, so it is read once."""
    stored = json.loads(windows)
    return Hours(
        zone,
        tuple(_windows(pairs) for pairs in stored["weekly"]),
        {int(day): _windows(pairs) for day, pairs in stored["overrides"].items()},
    )


def _windows(pairs: list[list[int]]) -> tuple[Window, ...]:
    return tuple(Window(starts, ends) for starts, ends in pairs)


def _windows_text(stored: Hours) -> str:
    def pairs(windows: tuple[Window, ...]) -> list[list[int]]:
        return [[window.starts, window.ends] for window in windows]

    return json.dumps(
        {
            "weekly": [pairs(windows) for windows in stored.weekly],
            "overrides": {str(day): pairs(windows) for day, windows in stored.overrides.items()},
        },
        separators=(",", ":"),
    )
