"""How a set of keys is kept young: made, published ahead, replaced. Which keys, and for how long former ones stay, is each set's own."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from joserfc.jwk import ECKey, RSAKey

from services.profiles.keys import KeyCipher, id_of, public_jwk
from services.profiles.store.signing_keys import SealedKey
from shared.postgres import Tx


class KeyTable(Protocol):
    """Where a set of keys is kept; of those who hold its lock there is one at a time."""

    async def lock(self, tx: Tx) -> None: ...

    async def add(self, tx: Tx, key: SealedKey, public: dict[str, Any]) -> None: ...

    async def find_newest(self, tx: Tx) -> datetime | None:
        """From when the newest key signs."""

    async def delete_all(self, tx: Tx) -> None: ...


class Rotation:
    """`make`: a fresh key; `ahead`: how long a new one is published before it signs."""

    def __init__(self, table: KeyTable, make: Callable[[], ECKey | RSAKey], *, ahead: timedelta) -> None:
        self._table = table
        self._make = make
        self._ahead = ahead

    async def ensure_key(self, tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
        """Makes the first key, once, however many try at the same moment."""
        await self._table.lock(tx)
        if await self._table.find_newest(tx) is None:
            await self._add_key(tx, cipher, real_now)

    async def rotate_keys(self, tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
        """Publishes a new key, which signs a while later; the first one at once, since there is none that would sign meanwhile."""
        await self._table.lock(tx)
        is_first = await self._table.find_newest(tx) is None
        await self._add_key(tx, cipher, real_now if is_first else real_now + self._ahead)

    async def is_old(self, tx: Tx, *, lasts: timedelta, real_now: datetime) -> bool:
        """Whether the newest key has been signing for so long, or there is none; nobody makes another meanwhile."""
        await self._table.lock(tx)
        newest = await self._table.find_newest(tx)
        return newest is None or real_now >= newest + lasts

    async def replace_keys(self, tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
        """Deletes every key and makes another that signs at once."""
        await self._table.lock(tx)
        await self._table.delete_all(tx)
        await self._add_key(tx, cipher, real_now)

    async def _add_key(self, tx: Tx, cipher: KeyCipher, signs_from: datetime) -> None:
        key = await asyncio.to_thread(self._make)
        sealed = SealedKey(id_of(key), cipher.seal(key, secrets.token_bytes(12)), signs_from)
        await self._table.add(tx, sealed, public_jwk(key))
