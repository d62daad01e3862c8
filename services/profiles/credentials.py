"""Credentials as JWTs, which anybody can verify. The library is joserfc.

RS256, since it is the one algorithm that every verifier of Open Badges 3.0 knows (8.2.3): and it gives the same for the same each time.
"""

from typing import Any, Final

from joserfc import jwt
from joserfc.jwk import RSAKey

MEDIA_TYPE: Final = "application/vc+jwt"
ALGORITHM: Final = "RS256"


def signed(credential: dict[str, Any], key: RSAKey, address: str) -> str:
    """`address`: where the public key is; it is what names the key."""
    return jwt.encode({"alg": ALGORITHM, "typ": "JWT", "kid": address}, credential, key, algorithms=[ALGORITHM])
