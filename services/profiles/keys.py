"""What is made with a secret that the database does not know: signing keys, kept encrypted, common codes, and salts."""

import hmac
import json
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from joserfc.jwk import ECKey, RSAKey

from services.profiles.domain.sign_ins import COMMON_CODE

_NONCE_BYTES: Final = 12
_CURVE: Final = "P-256"
_BADGE_KEY_BITS: Final = 3072
"""Good for as long as badges are shown (NIST SP 800-57: beyond 2030)."""


class WrongKeyEncryptionSecret(Exception):
    """KEY_ENCRYPTION_SECRET is not the one that the signing key was encrypted under; `rotate-keys` makes a new key."""


class KeyCipher:
    """Seals and opens private keys by AES-256-GCM; the key's id is authenticated with it."""

    def __init__(self, secret: str) -> None:
        self._cipher: Final = AESGCM(_derived(secret, b"mentoring signing keys"))
        self._badge_keys: dict[bytes, RSAKey] = {}

    def seal(self, key: ECKey | RSAKey, nonce: bytes) -> bytes:
        """The private key, encrypted. `nonce`: 12 random bytes."""
        if len(nonce) != _NONCE_BYTES:
            raise ValueError("a nonce has 12 bytes")
        private = json.dumps(key.as_dict(private=True)).encode()
        return nonce + self._cipher.encrypt(nonce, private, id_of(key).encode())

    def open(self, key_id: str, sealed: bytes) -> ECKey:
        """The private key again. Raises `WrongKeyEncryptionSecret`."""
        return ECKey.import_key(self._opened(key_id, sealed))

    def open_badge_key(self, key_id: str, sealed: bytes) -> RSAKey:
        """As `open`, of a key that badges are signed with; the last one stays open, since that it is sound takes long to see."""
        key = self._badge_keys.get(sealed)
        if key is None:
            key = RSAKey.import_key(self._opened(key_id, sealed))
            assert key.private_key is not None
            self._badge_keys = {sealed: key}
        return key

    def _opened(self, key_id: str, sealed: bytes) -> dict[str, Any]:
        nonce, encrypted = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            private: dict[str, Any] = json.loads(self._cipher.decrypt(nonce, encrypted, key_id.encode()))
        except InvalidTag:
            raise WrongKeyEncryptionSecret from None
        return private


class CodeMaker:
    """Makes the codes that many sign-ins share: always the same of one id, and so kept nowhere."""

    def __init__(self, secret: str) -> None:
        self._key: Final = _derived(secret, b"mentoring common codes")

    def code_of(self, code_id: UUID) -> str:
        number = int.from_bytes(hmac.digest(self._key, code_id.bytes, "sha256"), "big")
        return f"{number % 10**COMMON_CODE:0{COMMON_CODE}}"


class SaltMaker:
    """Makes the salts of the hashes that badges carry: always the same of one badge, and so kept nowhere."""

    def __init__(self, secret: str) -> None:
        self._key: Final = _derived(secret, b"mentoring salts of badges")

    def salt_of(self, badge_id: UUID) -> str:
        return hmac.digest(self._key, badge_id.bytes, "sha256").hex()[:32]


def photo_key(secret: str) -> bytes:
    """What addresses of photos are signed with."""
    return _derived(secret, b"mentoring photo addresses")


def price_key(secret: str) -> bytes:
    """What work that browsers do is signed with."""
    return _derived(secret, b"mentoring proofs of work")


def new_key() -> ECKey:
    """A fresh key whose id is its thumbprint (RFC 7638)."""
    return ECKey.generate_key(_CURVE, auto_kid=True)


def new_badge_key() -> RSAKey:
    """A fresh key for badges, with its thumbprint as its id; takes some tenths of a second."""
    return RSAKey.generate_key(_BADGE_KEY_BITS, auto_kid=True)


def id_of(key: ECKey | RSAKey) -> str:
    """The key's id, which goes into what it signs."""
    assert key.kid is not None
    return key.kid


def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def public_jwk(key: ECKey | RSAKey) -> dict[str, Any]:
    """What everybody may know of a key."""
    algorithm = "ES256" if isinstance(key, ECKey) else "RS256"
    return {**key.as_dict(private=False), "kid": id_of(key), "use": "sig", "alg": algorithm}
