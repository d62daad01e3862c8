"""The keys that badges are signed with: what was signed for years is verified for years, so none of them goes by itself."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from services.profiles.store.signing_keys import SealedKey
from shared.postgres import Tx

# Whoever makes a key does so alone: of two that start at once the second finds the first one's key.
LOCK: Final = """
LOCK TABLE badge_keys IN SHARE ROW EXCLUSIVE MODE
"""

ADD: Final = """
INSERT INTO badge_keys (key_id, public_key, sealed_private_key, signs_from) VALUES ($1, $2, $3, $4)
"""

PRESENT: Final = """
SELECT key_id, sealed_private_key, signs_from
FROM badge_keys
WHERE signs_from <= $1
ORDER BY signs_from DESC, key_id
LIMIT 1
"""

PUBLIC: Final = """
SELECT key_id, public_key FROM badge_keys WHERE $1::text IS NULL OR key_id = $1 ORDER BY signs_from DESC, key_id
"""

NEWEST: Final = """
SELECT max(signs_from) FROM badge_keys
"""

DELETE_ALL: Final = """
DELETE FROM badge_keys
"""


async def lock(tx: Tx) -> None:
    await tx.execute(LOCK)


async def add(tx: Tx, key: SealedKey, public: dict[str, Any]) -> None:
    await tx.execute(ADD, key.key_id, json.dumps(public), key.sealed_private_key, key.signs_from)


async def find_present(tx: Tx, now: datetime) -> SealedKey | None:
    """The key that signs now; None where there is none yet."""
    row = await tx.fetchrow(PRESENT, now)
    return None if row is None else SealedKey(**row)


async def public_keys(tx: Tx, key_id: str | None = None) -> Sequence[tuple[str, dict[str, Any]]]:
    """The public keys by their ids, the newest first; or this one alone."""
    return [(row["key_id"], json.loads(row["public_key"])) for row in await tx.fetch(PUBLIC, key_id)]


async def find_newest(tx: Tx) -> datetime | None:
    """From when the newest key signs."""
    signs_from: datetime | None = await tx.fetchval(NEWEST)
    return signs_from


async def delete_all(tx: Tx) -> None:
    await tx.execute(DELETE_ALL)
