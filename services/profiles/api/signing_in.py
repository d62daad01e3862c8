"""Signing in, staying signed in, signing out, and the keys that show who signed."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Body, Request
from fastapi.responses import Response
from pydantic import Field

from services.profiles.api import holding
from services.profiles.api.fields import EmailAddress
from services.profiles.api.identity import Identity, IdentityOf, SignInLimits
from services.profiles.api.work import Work
from services.profiles.domain.devices import device_of
from services.profiles.domain.people import PersonGone, account_of
from services.profiles.domain.refreshing import (
    Holder,
    InvalidRefreshToken,
    ProofRefused,
    RefreshTokenJustUsed,
    RefreshTokenReplayed,
)
from services.profiles.domain.sign_ins import (
    CodeExpired,
    CodeUsed,
    TooManyTries,
    UnknownSignIn,
    WorkNeeded,
    WrongCode,
)
from services.profiles.use_cases import signing_in, signing_keys
from services.profiles.use_cases.signing_in import BegunSignIn, SignedIn
from services.profiles.use_cases.signing_keys import NoSigningKey
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import OpenCommand, OpenQuery
from shared.http.fields import RequestModel, ResponseModel, UtcDatetime
from shared.http.languages import Language
from shared.http.parts import parts_of
from shared.http.problems import problems
from shared.http.refusals import InvalidToken, NotSignedIn, OriginNotAllowed, SignInUnavailable
from shared.http.routing import Router
from shared.http.sign_in import LIFETIME, issue_token
from shared.postgres import Tx
from shared.refusals import Refusal
from shared.suspension import PersonSuspended

router = Router(
    tag="signing in",
    about="Signing in by a code in a mail, staying signed in, signing out; the keys that tokens are signed with.",
)
well_known = Router(tag="signing in")

_Token = Annotated[str, Field(min_length=1, max_length=200, pattern="^[A-Za-z0-9_-]+$")]


class NewSignIn(RequestModel):
    """Whom to send a code."""

    email: EmailAddress = Field(examples=["amina@example.org"])
    """Where the code is mailed to; new addresses make a new person."""
    known_by: _Token | None = Field(
        None,
        description="The secret of an earlier sign-in on this device, or its refresh token: whoever signed in here before "
        "gets a code even while others ask for too many.",
    )
    work: Work


class SignInView(ResponseModel):
    """Keep the secret on the device: the mailed code works together with it only, and it shows next time that one was here."""

    sign_in_id: UUID
    """Sent back with the code."""
    secret: str = Field(examples=["kq1h0q6n0Zt9QwVYj3Ew8w1zCq3mPq0v5m7mJ4p2xXo"])
    """Sent back with the code; it never leaves the device."""
    expires_at: UtcDatetime
    """Until when the code is good, in UTC."""
    code_digits: int = Field(
        description="6, whatever was mailed: who asks learns nothing of what others have asked for. Take 9 and 15 digits too: a code "
        "has 9 while many wrong ones are tried for this account, and 15 where one mail is for all who ask within an hour. To a device "
        "that signed in before it says which.",
        examples=[6],
    )
    code_mailed_at: UtcDatetime
    """When the mail with the code was written, in UTC. As `code_digits`: now, and to a device that signed in before the time of the mail,
    up to an hour earlier where one is for all who ask."""


class CodeGrant(RequestModel):
    """The code from the mail, and the secret of the device that asked for it."""

    grant: Literal["code"]
    """Says that a code is exchanged."""
    sign_in_id: UUID
    """As the sign-in was answered."""
    secret: _Token
    """As the sign-in was answered; it never leaves the device."""
    code: Annotated[str, Field(pattern="^([0-9]{6}|[0-9]{9}|[0-9]{15})$", examples=["123456"])]
    """The digits from the mail: 6, 9 or 15."""
    keep_in: Literal["body", "cookie"] = "body"
    """Where the refresh token is given: in the answer, or in a cookie of this API that no script reads, for pages of its site."""


class RefreshGrant(RequestModel):
    """The refresh token that came last."""

    grant: Literal["refresh"]
    """Says that tokens are renewed."""
    refresh_token: _Token | None = None
    """The one that came last; it is good once. Null: the one in the cookie."""
    answer_lost: bool = False
    """For pages in a browser: the answer that brought the next one went with the page that was left, and no other tab is
    renewing. Then a repetition within 30 s is no race, and gives what it would give after them."""


Grant = Annotated[CodeGrant | RefreshGrant, Body(discriminator="grant")]


class TokensView(ResponseModel):
    """Send the access token as `Authorization: Bearer`; change the refresh token for new ones before it expires."""

    access_token: str
    """A JWT, good for `expires_in` seconds."""
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 — a scheme, not a secret
    """How the access token is sent."""
    expires_in: int = Field(description="Seconds.", examples=[600])
    refresh_token: str | None
    """Good once, for new tokens; null where it is in the cookie."""
    sign_in_ends_at: UtcDatetime
    """When one signs in anew, however often tokens are renewed, in UTC."""
    person_id: UUID
    """Who is signed in."""
    new_person: bool = Field(description="Whether this sign-in made the account.")


class EndOfOne(RequestModel):
    """Signs out where this refresh token is held; needs no other proof."""

    refresh_token: _Token
    """The one that the device holds."""


class EndOfCookie(RequestModel):
    """Signs out where the refresh token is in the cookie, which goes; for pages of the API's site."""

    kept_in: Literal["cookie"]
    """Says where it is."""


class EndOfAll(RequestModel):
    """Signs out everywhere; needs an access token."""

    all: Literal[True]
    """Always true: every device is signed out."""


@router.post(
    "/sign-ins",
    operation_id="begin_sign_in",
    status_code=202,
    response_model=SignInView,
    responses=problems(WorkNeeded),
)
async def begin_sign_in(
    body: NewSignIn, request: Request, command: OpenCommand, identity: IdentityOf, language: Language
) -> Response:
    """Mail a code of six digits to this address; of nine while many wrong ones are tried for it.

    An address gets three such mails in any hour, however many ask: two of them bring a code to one sign-in each, and the third
    brings codes of fifteen digits to all who ask within the hour from then on. The answer is the same each time, and whether or not
    the address is known: whoever is new becomes a person by using the code. So tell people that the code may be in a mail of
    up to an hour ago where they asked several times.
    """
    identity.refuse_unreachable(body.email)
    pool = parts_of(request).pool
    known, paid = body.known_by, None
    if known is not None and await signing_in.is_known_device(pool, known, body.email):
        await command.take(identity.limits.of_a_known_device, known)
    else:
        known, paid = None, identity.price.paid(body.work, command.real_now)
        await take_as_a_stranger(command, identity.limits, account_of(body.email))

    async def act(tx: Tx, now: datetime) -> SignInView:
        begun = await signing_in.begin_sign_in(
            tx,
            body.email,
            cap=identity.mail_cap,
            language=language,
            frontend_url=identity.frontend_url,
            paid=paid,
            now=now,
            real_now=command.real_now,
        )
        note_if_shared(begun, command)
        return SignInView.model_validate(begun if known else begun.as_strangers_are_told())

    return _not_stored(await command.run(act))


@router.post(
    "/tokens",
    operation_id="exchange_tokens",
    response_model=TokensView,
    responses=problems(
        UnknownSignIn,
        WrongCode,
        TooManyTries,
        CodeExpired,
        CodeUsed,
        InvalidRefreshToken,
        RefreshTokenReplayed,
        RefreshTokenJustUsed,
        ProofRefused,
        OriginNotAllowed,
        PersonGone,
        PersonSuspended,
        NoSigningKey,
    ),
    openapi_extra={"parameters": [holding.DPOP]},
)
async def exchange_tokens(body: Grant, request: Request, command: OpenCommand, identity: IdentityOf) -> Response:
    """Get tokens for a mailed code or for a refresh token.

    A code works once, for ten minutes, five tries, only with the secret of its sign-in, whatever was tried elsewhere.
    A refresh token works once, and for 30 s more for whom the answer was lost; of the tokens it gave then, one alone goes
    on. The use of any other signs out whoever holds its successors. However often it is refreshed, a sign-in ends after
    half a year unless the platform says otherwise.

    A page in a browser keeps the refresh token in a cookie (`keep_in`), or binds it to a key with a `DPoP` header. Then a
    repetition within 30 s is refused and ends nothing (`refresh-token-just-used`): another tab was faster. Where tabs
    renew one at a time, and so none was, `answer_lost` says that (a page that is reloaded while its token is renewed).
    """
    refreshes = isinstance(body, RefreshGrant)
    shown, kept_in = _shown(request, body, identity)
    refused: Refusal | None = None
    signed_in: SignedIn | None = None

    async def act(tx: Tx, now: datetime) -> TokensView | None:
        nonlocal refused, signed_in
        holder = await holding.holder_of(tx, request, identity, kept_in, command.real_now)
        outcome = await _exchanged(tx, body, shown, holder, request, identity, now, command.real_now)
        if isinstance(outcome, Refusal):
            refused = outcome
            event = SecurityEvent.TOKEN_REPLAYED if refreshes else SecurityEvent.CODE_FAILED
            command.notes(event, address=command.address, reason=refused.slug)
            return None
        signed_in, tokens = outcome, await _tokens(tx, outcome, identity, command.real_now)
        command.answers_to(tokens.person_id)
        if not refreshes:
            command.notes(SecurityEvent.SIGNED_IN, person_id=tokens.person_id, address=command.address)
        return tokens

    response = await command.run(act)
    if refused is not None:  # only now: what the failed try changed is committed
        raise refused
    if signed_in is not None and kept_in == "cookie":
        holding.keep(response, signed_in.refresh_token, signed_in.family, identity, command.real_now)
    return _not_stored(response)


@router.delete(
    "/tokens",
    operation_id="sign_out",
    status_code=204,
    responses=problems(NotSignedIn, InvalidToken, InvalidRefreshToken, OriginNotAllowed, SignInUnavailable),
    openapi_extra={"security": [{}, {"bearer": []}]},
)
async def sign_out(
    body: EndOfOne | EndOfCookie | EndOfAll, request: Request, command: OpenCommand, identity: IdentityOf
) -> Response:
    """Sign out here, by the refresh token, or everywhere, with an access token. Tokens that are over are no matter.

    An access token that was given out before lives on until it expires, ten minutes at most. Signing out everywhere also
    ends open streams and the private calendar.
    """
    if isinstance(body, EndOfAll):
        caller = await parts_of(request).sign_in.caller(request.headers.get("authorization"))

        async def sign_out_everywhere(tx: Tx, now: datetime) -> None:
            await signing_in.sign_out_everywhere(tx, caller.person_id, now=now)
            command.notes(SecurityEvent.SIGNED_OUT_EVERYWHERE, person_id=caller.person_id)

        return await command.run(sign_out_everywhere)
    if isinstance(body, EndOfOne):
        given = body.refresh_token
        return await command.run(lambda tx, _now: signing_in.sign_out(tx, given))
    kept = holding.token_in_cookie(request, identity)
    answer = await command.run(lambda tx, _now: signing_in.sign_out(tx, kept))
    holding.drop(answer, identity)
    return answer


class KeysView(ResponseModel):
    """A JWK set (RFC 7517)."""

    keys: list[dict[str, Any]]
    """The public keys, as JWKs."""


@well_known.get("/.well-known/jwks.json", operation_id="read_keys", response_model=KeysView)
async def read_keys(query: OpenQuery) -> Response:
    """The public keys that access tokens are checked with."""

    async def read(tx: Tx, _now: datetime) -> KeysView:
        return KeysView.model_validate(await signing_keys.jwks(tx))

    return await query.run(read, cache_control="public, max-age=30")


async def take_as_a_stranger(command: OpenCommand, limits: SignInLimits, account: str) -> None:
    """Raises where one network asks for too much."""
    for limit, subject in limits.of_a_stranger(command.address, account):
        await command.take(limit, subject)


def note_if_shared(begun: BegunSignIn, command: OpenCommand) -> None:
    """For who watches over a platform: an address was mailed enough, though nobody is refused."""
    if begun.shared:
        command.notes(SecurityEvent.LIMIT_REACHED, address=command.address, reason="code-mails-an-hour")


def _shown(
    request: Request, grant: CodeGrant | RefreshGrant, identity: Identity
) -> tuple[str, Literal["body", "cookie"]]:
    """The refresh token that is shown, if any, and where it is kept; who uses the cookie is a page of ours."""
    if isinstance(grant, RefreshGrant):
        if grant.refresh_token is not None:
            return grant.refresh_token, "body"
        return holding.token_in_cookie(request, identity), "cookie"
    if grant.keep_in == "cookie":
        holding.refuse_other_pages(request, identity)
    return "", grant.keep_in


async def _exchanged(
    tx: Tx,
    grant: CodeGrant | RefreshGrant,
    shown: str,
    holder: Holder,
    request: Request,
    identity: Identity,
    now: datetime,
    real_now: datetime,
) -> SignedIn | Refusal:
    if isinstance(grant, RefreshGrant):
        return await signing_in.refresh(
            tx, shown, holder=holder, answer_lost=grant.answer_lost, now=now, real_now=real_now
        )
    return await signing_in.exchange_code(
        tx,
        grant.sign_in_id,
        grant.secret,
        grant.code,
        lasts=identity.lasts(holder),
        device=device_of(request.headers.get("user-agent")),
        held_by=holder,
        now=now,
        real_now=real_now,
    )


async def _tokens(tx: Tx, signed_in: SignedIn, identity: Identity, real_now: datetime) -> TokensView:
    person = signed_in.person
    key = await signing_keys.present_key(tx, identity.cipher, real_now=real_now)
    access_token = issue_token(
        key,
        issuer=identity.issuer,
        person_id=person.person_id,
        operator=person.operator,
        sign_in_id=signed_in.family.family_id,
        methods=signed_in.family.methods_at(real_now),
        real_now=real_now,
    )
    return TokensView(
        access_token=access_token,
        expires_in=int(LIFETIME.total_seconds()),
        refresh_token=signed_in.refresh_token if signed_in.family.held_by.kept_in == "body" else None,
        sign_in_ends_at=signed_in.family.ends_at,
        person_id=person.person_id,
        new_person=signed_in.new_person,
    )


def _not_stored(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
