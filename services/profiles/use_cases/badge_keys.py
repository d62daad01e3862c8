"""The keys that badges are signed with: made, used, rotated; former ones stay published, since badges are for years."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from joserfc.jwk import RSAKey

from services.profiles.domain.badges import UnknownBadgeKey
from services.profiles.keys import KeyCipher, new_badge_key
from services.profiles.store import badge_keys as store
from services.profiles.use_cases.rotation import Rotation
from services.profiles.use_cases.signing_keys import NoSigningKey
from shared.postgres import Tx

PUBLISHED_AHEAD: Final = timedelta(minutes=10)
"""A new key is published for so long before it signs: longer than anybody keeps the set of keys that they have read."""

_rotation: Final = Rotation(store, new_badge_key, ahead=PUBLISHED_AHEAD)


async def ensure_key(tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
    """Makes the first key, once, however many try at the same moment."""
    await _rotation.ensure_key(tx, cipher, real_now=real_now)


async def rotate_keys(tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
    """Publishes a new key, which signs from ten minutes later on; the former ones verify what they have signed."""
    await _rotation.rotate_keys(tx, cipher, real_now=real_now)


async def keep_young(tx: Tx, cipher: KeyCipher, *, lasts: timedelta, real_now: datetime) -> bool:
    """Rotates once the newest key has been signing for so long, whoever asks how often; True when it did."""
    await ensure_key(tx, cipher, real_now=real_now)
    if not await _rotation.is_old(tx, lasts=lasts, real_now=real_now):
        return False
    await rotate_keys(tx, cipher, real_now=real_now)
    return True


async def withdraw_keys(tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
    """Deletes every key and makes another that signs at once: no badge that was signed before can be verified any more.

    Who has one gets it anew by reading it again.
    """
    await _rotation.replace_keys(tx, cipher, real_now=real_now)


async def present_key(tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> RSAKey:
    """The key to sign with now. Raises `NoSigningKey`; `WrongKeyEncryptionSecret` when it can't be opened."""
    sealed = await store.find_present(tx, real_now)
    if sealed is None:
        raise NoSigningKey(retry_after=2)
    return await asyncio.to_thread(cipher.open_badge_key, sealed.key_id, sealed.sealed_private_key)


async def published(tx: Tx) -> Sequence[tuple[str, dict[str, Any]]]:
    """The public keys by their ids, the newest first."""
    return await store.public_keys(tx)


async def published_key(tx: Tx, key_id: str) -> dict[str, Any]:
    """Raises `UnknownBadgeKey`."""
    found = await store.public_keys(tx, key_id)
    if not found:
        raise UnknownBadgeKey
    return found[0][1]
