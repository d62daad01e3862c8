"""What people do not want to be mailed about."""

from typing import Final
from uuid import UUID

import asyncpg

from services.notifications.domain.messages import MessageKind
from services.notifications.domain.preferences import Preferences
from shared.postgres import Tx

PREFERENCES: Final = """
SELECT person_id, version, unwanted FROM preferences WHERE person_id = $1
"""

PREFERENCES_FOR_UPDATE: Final = PREFERENCES + "FOR UPDATE"

# A row to lock, for who says something for the first time.
BEGIN_PREFERENCES: Final = """
INSERT INTO preferences (person_id, version, unwanted) VALUES ($1, 0, '{}') ON CONFLICT (person_id) DO NOTHING
"""

SAVE_PREFERENCES: Final = """
UPDATE preferences SET version = $2, unwanted = $3 WHERE person_id = $1
"""


def _preferences(person_id: UUID, row: asyncpg.Record | None) -> Preferences:
    if row is None:
        return Preferences(person_id)
    return Preferences(person_id, row["version"], frozenset(map(MessageKind, row["unwanted"])))


async def preferences(tx: Tx, person_id: UUID) -> Preferences:
    """What the person said, or that they said nothing yet."""
    return _preferences(person_id, await tx.fetchrow(PREFERENCES, person_id))


async def preferences_for_update(tx: Tx, person_id: UUID) -> Preferences:
    await tx.execute(BEGIN_PREFERENCES, person_id)
    return _preferences(person_id, await tx.fetchrow(PREFERENCES_FOR_UPDATE, person_id))


async def save_preferences(tx: Tx, wishes: Preferences) -> None:
    unwanted = sorted(kind.value for kind in wishes.unwanted)
    await tx.execute(SAVE_PREFERENCES, wishes.person_id, wishes.version, unwanted)
