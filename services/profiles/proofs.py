"""That whoever asks holds a key (DPoP, RFC 9449): a small signed word about this one request. The library is joserfc."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, GuestProtocol

from services.profiles.domain.refreshing import ProofRefused

HEADER: Final = "DPoP"
ALGORITHM: Final = "ES256"
TYPE: Final = "dpop+jwt"
CLOCKS_DIFFER_BY: Final = timedelta(minutes=5)
"""A device's clock is wrong by so much at most; no proof is good twice meanwhile."""

_LONGEST: Final = 2048
_LONGEST_NUMBER: Final = 200
_PUBLIC: Final = ("kty", "crv", "x", "y")
_THIS_MACHINE: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Proof:
    """`key`: the thumbprint of its key (RFC 7638); `number`: the digest of what tells it from all other proofs of it."""

    key: str
    number: bytes


def proof_in(sent: str, *, method: str, url: str, now: datetime) -> Proof:
    """What a header proves about a request to this address, which has no query. Raises `ProofRefused`."""
    if len(sent) > _LONGEST:
        raise ProofRefused
    try:
        token = jwt.decode(sent, _key_of, algorithms=[ALGORITHM])
        claims, key = token.claims, _public_key(token.header)
        said = (str(token.header.get("typ")), claims.get("htm"), _place(str(claims.get("htu"))))
        old = abs(now.timestamp() - float(claims["iat"]))
        number = claims["jti"]
    except (JoseError, ValueError, TypeError, KeyError):
        raise ProofRefused from None
    if said != (TYPE, method, _place(url)) or not old <= CLOCKS_DIFFER_BY.total_seconds():
        raise ProofRefused
    if not isinstance(number, str) or not 0 < len(number) <= _LONGEST_NUMBER:
        raise ProofRefused
    thumbprint = key.thumbprint()
    return Proof(thumbprint, hashlib.sha256(f"{thumbprint} {number}".encode()).digest())


def _key_of(signed: GuestProtocol) -> ECKey:
    return _public_key(signed.headers())


def _public_key(header: Mapping[str, Any]) -> ECKey:
    """The P-256 key in a proof's own header; one that brings its private part is nobody's any more."""
    jwk = header["jwk"]
    if not isinstance(jwk, dict) or "d" in jwk or (jwk["kty"], jwk["crv"]) != ("EC", "P-256"):
        raise ProofRefused
    return ECKey.import_key({name: str(jwk[name]) for name in _PUBLIC})


def _place(url: str) -> str:
    """An address without query and fragment (RFC 9449, 4.3); this machine has one name."""
    parts = urlsplit(url)
    host = "localhost" if parts.hostname in _THIS_MACHINE else (parts.hostname or "")
    port = "" if parts.port in (None, {"https": 443, "http": 80}.get(parts.scheme)) else f":{parts.port}"
    return urlunsplit((parts.scheme, host + port, parts.path, "", ""))
