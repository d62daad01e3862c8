"""The organisations' own numbers of people, which are kept and travel as keyed hashes only.

python -m shared.ground.person_numbers < SECRET     the key that belongs to the key-encryption secret of profiles
"""

import hmac
import sys

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def number_key(secret: str) -> bytes:
    """What numbers are hashed with: under another secret they are others. Nobody learns the secret from it."""
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"mentoring person numbers")
    return derivation.derive(secret.encode())


def hash_of_number(number: str, key: bytes) -> str:
    """How a number is kept and travels: nobody without the key can try all numbers."""
    return hmac.digest(key, number.strip().casefold().encode(), "sha256")[:16].hex()


def hash_of_group(code: str, key: bytes) -> str:
    """Likewise of a group's code; never the hash of a number."""
    return hmac.digest(key, b"group " + code.strip().casefold().encode(), "sha256")[:16].hex()


if __name__ == "__main__":
    if not (given := sys.stdin.read().strip()):
        sys.exit("there is no secret on standard input: the key of nothing is known to everybody")
    sys.stdout.write(f"{number_key(given).hex()}\n")
