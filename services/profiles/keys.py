"""What is made with a secret that the database does not know: signing keys (ES256), kept encrypted, and common codes."""

import hmac
import json
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from joserfc.jwk import ECKey

from services.profiles.domain.sign_ins import COMMON_CODE

_NONCE_BYTES: Final = 12
_CURVE: Final = "P-256"


class WrongKeyEncryptionSecret(Exception):
    """KEY_ENCRYPTION_SECRET is not the one that the signing key was encrypted under; `rotate-keys` makes a new key."""


class KeyCipher:
    """Seals and opens private keys by AES-256-GCM; the key's id is authenticated with it."""

    def __init__(self, secret: str) -> None:
        self._cipher: Final = AESGCM(_derived(secret, b"mentoring signing keys"))

    def seal(self, key: ECKey, nonce: bytes) -> bytes:
        """The private key, encrypted. `nonce`: 12 random bytes."""
        if len(nonce) != _NONCE_BYTES:
            raise ValueError("a nonce has 12 bytes")
        private = json.dumps(key.as_dict(private=True)).encode()
        return nonce + self._cipher.encrypt(nonce, private, id_of(key).encode())

    def open(self, key_id: str, sealed: bytes) -> ECKey:
        """The private key again. Raises `WrongKeyEncryptionSecret`."""
        nonce, encrypted = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            private = self._cipher.decrypt(nonce, encrypted, key_id.encode())
        except InvalidTag:
            raise WrongKeyEncryptionSecret from None
        return ECKey.import_key(json.loads(private))


class CodeMaker:
    """Makes the codes that many sign-ins share: always the same of one id, and so kept nowhere."""

    def __init__(self, secret: str) -> None:
        self._key: Final = _derived(secret, b"mentoring common codes")

    def code_of(self, code_id: UUID) -> str:
        number = int.from_bytes(hmac.digest(self._key, code_id.bytes, "sha256"), "big")
        return f"{number % 10**COMMON_CODE:0{COMMON_CODE}}"


def photo_key(secret: str) -> bytes:
    """What addresses of photos are signed with."""
    return _derived(secret, b"mentoring photo addresses")


def price_key(secret: str) -> bytes:
    """What work that browsers do is signed with."""
    return _derived(secret, b"mentoring proofs of work")


def new_key() -> ECKey:
    """A fresh key whose id is its thumbprint (RFC 7638)."""
    return ECKey.generate_key(_CURVE, auto_kid=True)


def id_of(key: ECKey) -> str:
    """The key's id, which goes into every token it signs."""
    assert key.kid is not None
    return key.kid


def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def public_jwk(key: ECKey) -> dict[str, Any]:
    """What everybody may know of a key."""
    return {**key.as_dict(private=False), "kid": id_of(key), "use": "sig", "alg": "ES256"}
