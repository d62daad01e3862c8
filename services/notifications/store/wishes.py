"""What people do not want to be mailed about, and when not."""

from typing import Final
from uuid import UUID

import asyncpg

from services.notifications.domain.messages import MessageKind
from services.notifications.domain.preferences import Preferences
from services.notifications.domain.quiet import USUAL, QuietHours
from shared.postgres import Tx

PREFERENCES: Final = """
SELECT person_id, version, unwanted, quiet_from, quiet_until FROM preferences WHERE person_id = $1
"""

PREFERENCES_FOR_UPDATE: Final = PREFERENCES + "FOR UPDATE"

# A row to lock, for who says something for the first time.
BEGIN_PREFERENCES: Final = """
INSERT INTO preferences (person_id, version, unwanted) VALUES ($1, 0, '{}') ON CONFLICT (person_id) DO NOTHING
"""

SAVE_PREFERENCES: Final = """
UPDATE preferences SET version = $2, unwanted = $3, quiet_from = $4, quiet_until = $5 WHERE person_id = $1
"""


def _preferences(person_id: UUID, row: asyncpg.Record | None) -> Preferences:
    if row is None:
        return Preferences(person_id)
    quiet = USUAL if row["quiet_from"] is None else QuietHours(row["quiet_from"], row["quiet_until"])
    return Preferences(person_id, row["version"], frozenset(map(MessageKind, row["unwanted"])), quiet)


async def preferences(tx: Tx, person_id: UUID) -> Preferences:
    """What the person said, or that they said nothing yet."""
    return _preferences(person_id, await tx.fetchrow(PREFERENCES, person_id))


async def preferences_for_update(tx: Tx, person_id: UUID) -> Preferences:
    await tx.execute(BEGIN_PREFERENCES, person_id)
    return _preferences(person_id, await tx.fetchrow(PREFERENCES_FOR_UPDATE, person_id))


async def save_preferences(tx: Tx, wishes: Preferences) -> None:
    unwanted = sorted(kind.value for kind in wishes.unwanted)
    # The usual hours are nobody's wish: who told none has those that hold then.
    told = (None, None) if wishes.quiet == USUAL else (wishes.quiet.begin, wishes.quiet.end)
    await tx.execute(SAVE_PREFERENCES, wishes.person_id, wishes.version, unwanted, *told)
