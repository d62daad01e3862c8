"""What people do not want to be mailed about."""

from typing import Any, Final
from uuid import UUID

import asyncpg

from services.notifications.domain.messages import MessageKind
from services.notifications.domain.preferences import Preferences
from shared.postgres import Tx

PREFERENCES: Final = """
SELECT person_id, version, unwanted FROM preferences WHERE person_id = $1
"""

PREFERENCES_FOR_UPDATE: Final = PREFERENCES + "FOR UPDATE"

SAVE_PREFERENCES: Final = """
INSERT INTO preferences (person_id, version, unwanted) VALUES ($1, $2, $3)
ON CONFLICT (person_id) DO UPDATE SET version = excluded.version, unwanted = excluded.unwanted
WHERE preferences.version < excluded.version
RETURNING true
"""


def _preferences(person_id: UUID, row: asyncpg.Record | None) -> Preferences:
    if row is None:
        return Preferences(person_id)
    return Preferences(person_id, row["version"], frozenset(map(MessageKind, row["unwanted"])))


async def preferences(tx: Tx, person_id: UUID) -> Preferences:
    """What the person said, or that they said nothing yet."""
    return _preferences(person_id, await tx.fetchrow(PREFERENCES, person_id))


async def preferences_for_update(tx: Tx, person_id: UUID) -> Preferences:
    return _preferences(person_id, await tx.fetchrow(PREFERENCES_FOR_UPDATE, person_id))


async def save_preferences(tx: Tx, wishes: Preferences) -> bool:
    """False where somebody else saved this version first."""
    saved: Any = await tx.fetchval(
        SAVE_PREFERENCES, wishes.person_id, wishes.version, sorted(kind.value for kind in wishes.unwanted)
    )
    return saved is True
