"""The keys that tokens are signed with."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from shared.postgres import Pool, Tx

# Whoever makes a key does so alone: of two that start at once the second finds the first one's key.
LOCK: Final = """
LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE
"""

ADD: Final = """
INSERT INTO signing_keys (key_id, public_key, sealed_private_key, signs_from) VALUES ($1, $2, $3, $4)
"""

PRESENT: Final = """
SELECT key_id, sealed_private_key, signs_from
FROM signing_keys
WHERE signs_from <= $1
ORDER BY signs_from DESC, key_id
LIMIT 1
"""

PUBLIC: Final = """
SELECT public_key FROM signing_keys ORDER BY signs_from DESC, key_id
"""

NEWEST: Final = """
SELECT max(signs_from) FROM signing_keys
"""

DELETE_ALL: Final = """
DELETE FROM signing_keys
"""

# A key goes when its successor has been signing for longer than any token lives.
DELETE_SUPERSEDED: Final = """
DELETE FROM signing_keys
WHERE signs_from < (SELECT max(signs_from) FROM signing_keys WHERE signs_from <= $1)
"""


@dataclass(frozen=True)
class SealedKey:
    """A signing key as it is kept."""

    key_id: str
    sealed_private_key: bytes
    signs_from: datetime


async def lock(tx: Tx) -> None:
    await tx.execute(LOCK)


async def add(tx: Tx, key: SealedKey, public: dict[str, Any]) -> None:
    await tx.execute(ADD, key.key_id, json.dumps(public), key.sealed_private_key, key.signs_from)


async def find_present(tx: Tx, now: datetime) -> SealedKey | None:
    """The key that signs now; None where there is none yet."""
    row = await tx.fetchrow(PRESENT, now)
    return None if row is None else SealedKey(**row)


async def public_keys(executor: "Pool | Tx") -> Sequence[dict[str, Any]]:
    """The public keys of every key that tokens may be signed with, the newest first."""
    return [json.loads(row["public_key"]) for row in await executor.fetch(PUBLIC)]


async def find_newest(tx: Tx) -> datetime | None:
    """From when the newest key signs."""
    signs_from: datetime | None = await tx.fetchval(NEWEST)
    return signs_from


async def delete_all(tx: Tx) -> None:
    await tx.execute(DELETE_ALL)


async def delete_superseded(tx: Tx, before: datetime) -> None:
    """Deletes the keys whose successor was signing at that time already."""
    await tx.execute(DELETE_SUPERSEDED, before)
