"""People's hours."""

import json
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from services.scheduling.domain.hours import OPEN_EACH, Hours, TimeOff, Travel, Window
from services.scheduling.domain.limits import Limits
from shared.postgres import Tx, rows_changed

HOURS: Final = """
SELECT version, time_zone, windows FROM hours WHERE person_id = $1
"""

LOCK_HOURS: Final = """
SELECT version, time_zone, windows FROM hours WHERE person_id = $1 FOR UPDATE
"""

# Others who lock so wait; who only books without counting does not.
LOCK_UNCHANGED: Final = """
SELECT FROM hours WHERE person_id = $1 AND version = $2 FOR NO KEY UPDATE
"""

# Whoever changes the hours waits for all who keep them; these don't wait for each other.
KEEP_OF_SESSION: Final = """
SELECT FROM hours WHERE person_id = (SELECT mentor_id FROM sessions WHERE session_id = $1) FOR KEY SHARE
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


async def find_hours(tx: Tx, person_id: UUID) -> tuple[int, Hours] | None:
    """The person's hours and their version, or None where they gave none."""
    row = await tx.fetchrow(HOURS, person_id)
    return None if row is None else (row["version"], hours_from(row["time_zone"], row["windows"]))


async def find_hours_for_update(tx: Tx, person_id: UUID) -> tuple[int, Hours] | None:
    """As `find_hours`, locked: bookings of this person as a mentor wait, and then find another version."""
    row = await tx.fetchrow(LOCK_HOURS, person_id)
    return None if row is None else (row["version"], hours_from(row["time_zone"], row["windows"]))


async def lock_unchanged(tx: Tx, person_id: UUID, version: int | None) -> bool:
    """Locks the person's hours against everybody who locks or changes them; False where they have another version."""
    return rows_changed(await tx.execute(LOCK_UNCHANGED, person_id, version)) > 0


async def keep_of_session(tx: Tx, session_id: UUID) -> None:
    """The hours of a session's mentor stay as they are. Comes before the session's own lock, as in taking time off."""
    await tx.execute(KEEP_OF_SESSION, session_id)


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
        tuple(Travel(*travel) for travel in stored.get("travels", ())),
        tuple(TimeOff(starts, ends, UUID(time_off_id)) for starts, ends, time_off_id in stored.get("time_off", ())),
        Limits(**stored.get("limits", {})),
        stored.get("open_each", OPEN_EACH),
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
            "travels": [[travel.first, travel.last, travel.zone] for travel in stored.travels],
            "limits": asdict(stored.limits),
            "open_each": stored.open_each,
            "time_off": [[each.starts, each.ends, str(each.time_off_id)] for each in stored.time_off],
        },
        separators=(",", ":"),
    )
