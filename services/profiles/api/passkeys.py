"""Passkeys: operators show one, everybody may who was given a code."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.api.identity import IdentityOf
from services.profiles.domain.passkeys import (
    LONGEST_NAME_OF_A_PASSKEY,
    EnrolmentCodeNeeded,
    Passkey,
    PasskeyRefused,
    TooManyPasskeys,
    UnknownChallenge,
    UnknownPasskey,
    WrongEnrolmentCode,
)
from services.profiles.domain.people import PersonGone
from services.profiles.domain.refreshing import UnknownOpenSignIn
from services.profiles.store import passkeys as store
from services.profiles.use_cases import passkeys
from shared.ground import security_events
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import Line, RequestModel, ResponseModel, UtcDatetime
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.http.sign_in import PASSKEY
from shared.postgres import Tx

router = Router(
    tag="passkeys",
    about="Passkeys: a second factor, which operators show before they may do what only they may.",
)


class NewChallenge(RequestModel):
    """What the passkey is wanted for."""

    purpose: Literal["enrolment", "sign_in"]
    """`enrolment` for a passkey that is to be made, `sign_in` for one that is there."""


class ChallengeView(ResponseModel):
    """What a passkey is to answer."""

    challenge_id: UUID
    """To be sent back with the answer."""
    expires_at: UtcDatetime
    """Until when the answer is taken, once."""
    options: dict[str, Any]
    """For `navigator.credentials.create` (enrolment) or `get` (sign-in), as WebAuthn's JSON has them: bytes in base64url."""


class PasskeyAnswer(RequestModel):
    """What the browser's `PublicKeyCredential.toJSON()` gave for this challenge."""

    challenge_id: UUID
    """The challenge that was signed."""
    credential: dict[str, Any]
    """The credential as WebAuthn's JSON has it."""


class NewPasskey(PasskeyAnswer):
    """A passkey that was just made."""

    name: Annotated[str, Line(LONGEST_NAME_OF_A_PASSKEY)] = Field("Passkey", examples=["Key on my ring"])
    """By what one tells it from one's others."""
    code: Annotated[str, Field(min_length=1, max_length=100)] | None = Field(
        None,
        description="The code from the command line, for a first passkey or for one in place of all that were lost; left "
        "out for another one, which whoever has shown one may add.",
    )


class PasskeyView(ResponseModel):
    """One of one's own passkeys."""

    id: UUID
    """The passkey, to be taken away by it."""
    name: str
    """What one called it."""
    added_at: UtcDatetime
    """When it was enrolled."""
    last_shown_at: UtcDatetime
    """When it was last shown, or enrolled."""

    @classmethod
    def of(cls, passkey: Passkey) -> "PasskeyView":
        return cls(id=passkey.passkey_id, name=passkey.name, added_at=passkey.added_at, last_shown_at=passkey.shown_at)


class PasskeysView(ResponseModel):
    """At most ten."""

    items: list[PasskeyView]
    """The oldest first."""


@router.post(
    "/me/passkeys/challenges",
    operation_id="challenge_passkey",
    status_code=201,
    response_model=ChallengeView,
    responses=problems(PersonGone),
)
async def challenge_passkey(body: NewChallenge, command: UnversionedCommand, identity: IdentityOf) -> Response:
    """Get something for a passkey to sign; good for five minutes, once."""

    async def act(tx: Tx, _now: datetime) -> ChallengeView:
        caller = command.caller
        new, options = await passkeys.challenge(
            tx, caller.person_id, body.purpose, identity.party, real_now=command.real_now
        )
        return ChallengeView(challenge_id=new.challenge_id, expires_at=new.expires_at, options=options)

    return await command.run(act)


@router.get("/me/passkeys", operation_id="list_my_passkeys", response_model=PasskeysView)
async def list_my_passkeys(query: Query) -> Response:
    """One's own passkeys, the oldest first."""

    async def read(tx: Tx, _now: datetime) -> PasskeysView:
        return PasskeysView(items=list(map(PasskeyView.of, await store.passkeys_of(tx, query.caller.person_id))))

    return await query.run(read)


@router.post(
    "/me/passkeys",
    operation_id="enrol_passkey",
    status_code=201,
    response_model=PasskeyView,
    responses=problems(
        PersonGone,
        UnknownChallenge,
        PasskeyRefused,
        EnrolmentCodeNeeded,
        WrongEnrolmentCode,
        TooManyPasskeys,
        UnknownOpenSignIn,
    ),
)
async def enrol_passkey(body: NewPasskey, command: UnversionedCommand, identity: IdentityOf) -> Response:
    """Enrol a passkey. With a code from the command line it replaces all that were enrolled before.

    It counts as shown: the next token that is refreshed says so.
    """
    caller = command.caller

    async def act(tx: Tx, _now: datetime) -> PasskeyView:
        passkey = await passkeys.enrol(
            tx,
            caller.person_id,
            body.challenge_id,
            body.credential,
            identity.party,
            name=body.name,
            code=body.code,
            sign_in_id=caller.sign_in_id,
            has_shown_one=PASSKEY in caller.methods,
            real_now=command.real_now,
        )
        command.notes(SecurityEvent.PASSKEY_ENROLLED)
        return PasskeyView.of(passkey)

    with _failures_noted(caller.person_id):
        return await command.run(act)


@router.post(
    "/me/passkeys/showings",
    operation_id="show_passkey",
    status_code=204,
    responses=problems(UnknownChallenge, PasskeyRefused, UnknownOpenSignIn),
)
async def show_passkey(body: PasskeyAnswer, command: UnversionedCommand, identity: IdentityOf) -> Response:
    """Show a passkey: this sign-in is one with a passkey for twelve hours, from the next token that is refreshed on."""
    caller = command.caller

    async def act(tx: Tx, _now: datetime) -> None:
        await passkeys.show(
            tx,
            caller.person_id,
            body.challenge_id,
            body.credential,
            identity.party,
            sign_in_id=caller.sign_in_id,
            real_now=command.real_now,
        )

    with _failures_noted(caller.person_id):
        return await command.run(act)


@router.delete(
    "/me/passkeys/{passkey_id}",
    operation_id="remove_passkey",
    status_code=204,
    responses=problems(UnknownPasskey, PasskeyNeeded),
)
async def remove_passkey(passkey_id: UUID, command: UnversionedCommand) -> Response:
    """Take a passkey away, having shown one."""
    caller = command.caller
    if PASSKEY not in caller.methods:
        raise PasskeyNeeded

    async def act(tx: Tx, _now: datetime) -> None:
        await store.remove(tx, caller.person_id, passkey_id)
        command.notes(SecurityEvent.PASSKEY_REMOVED)

    return await command.run(act)


@contextmanager
def _failures_noted(person_id: UUID) -> Iterator[None]:
    try:
        yield
    except (PasskeyRefused, WrongEnrolmentCode) as refused:
        security_events.note(SecurityEvent.PASSKEY_FAILED, service="profiles", person_id=person_id, reason=refused.slug)
        raise
