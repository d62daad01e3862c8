"""The keys that tokens are signed with: made, used, rotated."""

from datetime import datetime, timedelta
from typing import Any, Final

from joserfc.jwk import ECKey

from services.profiles.keys import KeyCipher, new_key
from services.profiles.store import signing_keys as store
from services.profiles.use_cases.rotation import Rotation
from shared.postgres import Pool, Tx
from shared.refusals import Kind, Refusal

PUBLISHED_AHEAD: Final = timedelta(minutes=2)
"""A new key is published for so long before it signs: every service has fetched it by then."""

KEPT_AFTERWARDS: Final = timedelta(hours=1)
"""A superseded key stays published for so long: every token it signed has expired by then."""

_rotation: Final = Rotation(store, new_key, ahead=PUBLISHED_AHEAD)


class NoSigningKey(Refusal):
    """Nobody can sign in at the moment: there is no key to sign tokens with yet."""

    slug, kind = "no-signing-key", Kind.UNAVAILABLE


async def ensure_key(tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
    """Makes the first key, once, however many try at the same moment."""
    await _rotation.ensure_key(tx, cipher, real_now=real_now)


async def rotate_keys(tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
    """Publishes a new key, which signs from two minutes later on, and deletes those that no good token needs."""
    await store.lock(tx)
    await store.delete_superseded(tx, real_now - KEPT_AFTERWARDS)
    await _rotation.rotate_keys(tx, cipher, real_now=real_now)


async def keep_young(tx: Tx, cipher: KeyCipher, *, lasts: timedelta, real_now: datetime) -> bool:
    """Rotates once the newest key has been signing for so long, whoever asks how often; True when it did."""
    if not await _rotation.is_old(tx, lasts=lasts, real_now=real_now):
        await store.delete_superseded(tx, real_now - KEPT_AFTERWARDS)
        return False
    await rotate_keys(tx, cipher, real_now=real_now)
    return True


async def withdraw_keys(tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> None:
    """Deletes every key and makes another that signs at once: what was signed before is refused everywhere in a minute.

    Nobody is signed out: whoever is refused refreshes their token.
    """
    await _rotation.replace_keys(tx, cipher, real_now=real_now)


async def present_key(tx: Tx, cipher: KeyCipher, *, real_now: datetime) -> ECKey:
    """The key to sign with now. Raises `NoSigningKey`; `WrongKeyEncryptionSecret` when it can't be opened."""
    sealed = await store.find_present(tx, real_now)
    if sealed is None:
        raise NoSigningKey(retry_after=2)
    return cipher.open(sealed.key_id, sealed.sealed_private_key)


async def jwks(executor: "Pool | Tx") -> dict[str, Any]:
    """The public keys as a JWK set (RFC 7517)."""
    return {"keys": await store.public_keys(executor)}
