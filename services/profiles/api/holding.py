"""Where a browser keeps its refresh token: in a cookie that no script reads, or beside a key that nobody can take away.

The cookie counts on one route only, and there a page of another origin can't use it: it is `SameSite=Strict`, the body is JSON,
which no form sends, and the `Origin` that browsers add to each such request is one of ours.
"""

import re
from datetime import datetime
from typing import Final, Literal

from fastapi import Request
from fastapi.responses import Response

from services.profiles.api.identity import Identity
from services.profiles.domain.refreshing import Family, Holder, InvalidRefreshToken
from services.profiles.proofs import HEADER, proof_in
from services.profiles.store import sign_ins
from shared.http.refusals import OriginNotAllowed
from shared.postgres import Tx

PATH: Final = "/profiles/v1/tokens"
COOKIES_AT: Final = re.compile(re.escape(PATH))
"""Where pages of other origins of the same site may bring cookies along."""

_NAME: Final = "mentoring-refresh"
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{1,200}")
DPOP: Final = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "schema": {"type": "string", "maxLength": 2048},
    "description": "A proof that one holds a key (RFC 9449): `ES256`, with this method and address. With a code it binds the refresh "
    "token to the key; from then on each refresh needs one.",
}


def name_of(identity: Identity) -> str:
    """Over TLS a name that browsers take from this very host only. Without it, as on one machine, there is no such name."""
    return f"__Host-{_NAME}" if identity.behind_tls else _NAME


def token_in_cookie(request: Request, identity: Identity) -> str:
    """The refresh token that the browser keeps. Raises `OriginNotAllowed`, and `InvalidRefreshToken` where there is none."""
    refuse_other_pages(request, identity)
    token = request.cookies.get(name_of(identity), "")
    if _TOKEN.fullmatch(token) is None:
        raise InvalidRefreshToken
    return token


def refuse_other_pages(request: Request, identity: Identity) -> None:
    """Raises `OriginNotAllowed` unless a page of an origin of ours asks."""
    origin = request.headers.get("origin")
    if origin is None or not identity.is_own_page(origin) or request.headers.get("sec-fetch-site") == "cross-site":
        raise OriginNotAllowed


def keep(response: Response, token: str, family: Family, identity: Identity, real_now: datetime) -> None:
    """Has the browser keep it until the sign-in ends, out of reach of scripts."""
    response.set_cookie(
        name_of(identity),
        token,
        max_age=int((family.expires_at - real_now).total_seconds()),
        path="/",
        secure=identity.behind_tls,
        httponly=True,
        samesite="strict",
    )


def drop(response: Response, identity: Identity) -> None:
    """Has the browser forget it."""
    name = name_of(identity)
    response.delete_cookie(name, path="/", secure=identity.behind_tls, httponly=True, samesite="strict")


async def holder_of(
    tx: Tx, request: Request, identity: Identity, kept_in: Literal["body", "cookie"], real_now: datetime
) -> Holder:
    """Who shows a token: where it was kept, and which key they hold. Raises `ProofRefused`, for a proof shown before too."""
    sent = request.headers.getlist(HEADER)
    if not sent:
        return Holder(kept_in)
    proof = proof_in(", ".join(sent), method="POST", url=identity.public_url + PATH, now=real_now)
    await sign_ins.use_proof(tx, proof.number, real_now)
    return Holder(kept_in, proof.key)
