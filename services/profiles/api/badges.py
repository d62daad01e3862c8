"""Badges: one's own, and what anybody needs who verifies one. Nothing here names a person but to themselves."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal, Self
from uuid import UUID

from fastapi import Path
from fastapi.responses import Response
from pydantic import Field

from services.profiles.api.identity import IdentityOf
from services.profiles.api.signing_in import KeysView
from services.profiles.credentials import MEDIA_TYPE
from services.profiles.domain.badges import Issuer, UnknownBadgeKey, UnknownStatusList
from services.profiles.domain.people import PersonGone
from services.profiles.use_cases import badge_keys, badges
from services.profiles.use_cases.badges import SignedBadge
from services.profiles.use_cases.signing_keys import NoSigningKey
from shared.contracts.vocabulary import AchievementKind, Side
from shared.http.dependencies import OpenQuery, Query
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="badges", about="Badges that people asked for, and what anybody needs who verifies one.")

OPEN_AT: Final = re.compile(r"/profiles/v1/badges/issuer(/keys(/[^/]+)?|/status/[0-9]+)?")
"""Where pages of any origin may ask: who verifies a badge does so anywhere."""

KEPT: Final = "public, max-age=300"
"""By browsers and by what stands before us: so long a revocation may take to be seen."""


class BadgeView(ResponseModel):
    """A badge of yours. You alone have it: whoever you give `credential` to can verify it without asking you or us who you are."""

    badge_id: UUID
    """The same as in mentorships, where you asked for it and can take it back."""
    kind: AchievementKind
    """What it shows: a completed mentorship, or thanks."""
    side: Side
    """What you were in it."""
    programme_id: UUID
    """In which programme; its name stands on the badge."""
    began_on: date
    """When the mentorship began, in UTC."""
    ended_on: date | None
    """When it ended; null where it went on."""
    issued_at: UtcDatetime
    """When you asked for it."""
    name: str = Field(examples=["Mentorship completed"])
    """What stands on it, in your language."""
    credential: str = Field(examples=["eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6…"])
    """Open Badges 3.0 as a JWT, for a wallet, a profile page or a file of its own. It has your address as a salted hash, as it is now."""

    @classmethod
    def of(cls, signed: SignedBadge) -> Self:
        return cls.model_validate({**vars(signed.badge), "name": signed.name, "credential": signed.credential})


class KeyOfIssuer(ResponseModel):
    """A key, as a controlled identifier document has it."""

    id: str
    """Its address; a badge names it as `kid`."""
    type: Literal["JsonWebKey"] = "JsonWebKey"
    """How it is written."""
    controller: str
    """Whose it is."""
    public_key_jwk: dict[str, Any] = Field(alias="publicKeyJwk")
    """The public key, as a JWK."""


class IssuerView(ResponseModel):
    """Who issues badges here, as a profile of Open Badges, with the keys that sign them and those that did."""

    context: list[str] = Field(
        default=["https://www.w3.org/ns/cid/v1", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        alias="@context",
    )
    """What the names mean (JSON-LD)."""
    id: str
    """Its address, which stands on each badge."""
    type: list[str] = Field(default=["Profile"])
    """What it is."""
    name: str
    """As the platform is told."""
    url: str
    """A page for people."""
    verification_method: list[KeyOfIssuer] = Field(alias="verificationMethod")
    """Its keys, the newest first."""
    assertion_method: list[str] = Field(alias="assertionMethod")
    """The keys that badges may be signed with: all of them."""

    @classmethod
    def of(cls, issuer: Issuer, keys: list[dict[str, Any]]) -> Self:
        methods = [KeyOfIssuer(id=key["kid"], controller=issuer.id, public_key_jwk=key) for key in keys]
        return cls(
            id=issuer.id,
            name=issuer.name,
            url=issuer.url,
            verification_method=methods,
            assertion_method=[each.id for each in methods],
        )


class BadgeKeyView(ResponseModel):
    """A public RSA key as a JWK (RFC 7517)."""

    kty: str
    """`RSA`."""
    n: str
    """The modulus."""
    e: str
    """The exponent."""
    kid: str
    """Its address."""
    use: str
    """`sig`."""
    alg: str
    """`RS256`."""


@router.get(
    "/me/badges",
    operation_id="list_my_badges",
    response_model=Page[BadgeView],
    responses=problems(PersonGone, NoSigningKey),
)
async def list_my_badges(query: Query, paging: PagingQuery, identity: IdentityOf) -> Response:
    """Your badges, the latest first. Ask for one by `PUT /mentorships/v1/mentorships/{mentorship_id}/badges/{kind}`."""
    (after,) = paging.after(UUID) or (None,)
    person_id = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[BadgeView]:
        found = await badges.read(
            tx, person_id, identity.badges, after=after, limit=paging.limit, real_now=query.real_now
        )
        return Page[BadgeView].of([BadgeView.of(each) for each in found], paging, lambda view: (view.badge_id,))

    return await query.run(read)


@router.get("/badges/issuer", operation_id="read_badge_issuer", response_model=IssuerView)
async def read_badge_issuer(query: OpenQuery, identity: IdentityOf) -> Response:
    """Who issues badges here: the address that stands on each of them leads to this."""

    async def read(tx: Tx, _now: datetime) -> IssuerView:
        return IssuerView.of(identity.badges.issuer, await _keys(tx, identity.badges.issuer))

    return await query.run(read, cache_control=KEPT)


@router.get("/badges/issuer/keys", operation_id="read_badge_keys", response_model=KeysView)
async def read_badge_keys(query: OpenQuery, identity: IdentityOf) -> Response:
    """The public keys that badges are signed with, former ones too: what was signed for years is verified for years."""

    async def read(tx: Tx, _now: datetime) -> KeysView:
        return KeysView(keys=await _keys(tx, identity.badges.issuer))

    return await query.run(read, cache_control=KEPT)


@router.get(
    "/badges/issuer/keys/{key_id}",
    operation_id="read_badge_key",
    response_model=BadgeKeyView,
    responses=problems(UnknownBadgeKey),
)
async def read_badge_key(
    key_id: Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,100}$", description="As the address of a key has it.")],
    query: OpenQuery,
    identity: IdentityOf,
) -> Response:
    """The public key that a badge names as `kid`."""

    async def read(tx: Tx, _now: datetime) -> BadgeKeyView:
        jwk = await badge_keys.published_key(tx, key_id)
        return BadgeKeyView.model_validate({**jwk, "kid": identity.badges.issuer.address_of_key(key_id)})

    return await query.run(read, cache_control=KEPT)


@router.get(
    "/badges/issuer/status/{number}",
    operation_id="read_badge_status_list",
    responses={
        **problems(UnknownStatusList, NoSigningKey),
        200: {
            "description": "The list, as a signed credential (Bitstring Status List).",
            "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
        },
    },
)
async def read_badge_status_list(
    number: Annotated[int, Path(ge=1, le=2**31 - 1, description="As the address of a list has it.")],
    query: OpenQuery,
    identity: IdentityOf,
) -> Response:
    """Which badges are revoked: the bit at the place that a badge names is 1. It says nothing of whose they are or were."""

    async def read(tx: Tx, _now: datetime) -> bytes:
        return (await badges.status_list(tx, number, identity.badges, real_now=query.real_now)).encode()

    return await query.run_document(read, media_type=MEDIA_TYPE, cache_control=KEPT)


async def _keys(tx: Tx, issuer: Issuer) -> list[dict[str, Any]]:
    """The public keys, each called by its address."""
    found = await badge_keys.published(tx)
    return [{**jwk, "kid": issuer.address_of_key(key_id)} for key_id, jwk in found]
