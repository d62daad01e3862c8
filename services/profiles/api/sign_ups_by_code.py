"""Signing up with a code from a mail, on a page that may be anybody's: so it is never given a session.

Its secret is good for this one sign-up and for nothing else. The page without a script and `<mentoring-sign-up>` use it.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field, WrapValidator

from services.profiles.api.fields import EmailAddress
from services.profiles.api.identity import Identity, IdentityOf
from services.profiles.api.memberships import CODES
from services.profiles.api.sign_ups import (
    CLOSED,
    OF_A_PERSON,
    OF_A_ROLE,
    NotWhole,
    SignUpBody,
    as_sent,
    introduced,
    or_why_not,
    whole_of,
)
from services.profiles.api.signing_in import note_if_shared, take_as_a_stranger
from services.profiles.api.work import Work
from services.profiles.domain.acting import documented
from services.profiles.domain.forms import ConsentOutdated, SignUpNeeded
from services.profiles.domain.memberships import (
    AddressNotAmongDomains,
    AlreadyInProgramme,
    Membership,
    WrongProgrammeCode,
    refuse_closed,
)
from services.profiles.domain.people import account_of
from services.profiles.domain.sign_ins import CodeExpired, CodeUsed, TooManyTries, UnknownSignIn, WorkNeeded, WrongCode
from services.profiles.store import forms, programmes
from services.profiles.store import memberships as store
from services.profiles.store.memberships import Wanted
from services.profiles.use_cases import signing_in, signing_up
from services.profiles.use_cases.signing_in import BegunSignIn
from shared.contracts.vocabulary import MembershipPhase
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import OpenCommand
from shared.http.fields import RequestModel, ResponseModel, UtcDatetime
from shared.http.languages import Language
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx
from shared.refusals import Refusal
from shared.suspension import PersonSuspended

router = Router(tag="signing up")

OPEN_AT: Final = re.compile(r"/profiles/v1/(work|programmes/[^/]+(/form|/sign-ups/(codes|by-code|validation))?)")
"""Where pages of any origin may ask: what is there needs no session and gives none."""


class NewSignUp(RequestModel):
    """Whom to send a code."""

    email: EmailAddress = Field(examples=["amina@example.org"])
    """Where the code is mailed to."""
    work: Work


class BegunSignUpView(ResponseModel):
    """What the page sends back together with the code and the form. It signs up once, and opens nothing else."""

    sign_up_id: UUID
    """Sent back with the code."""
    secret: str = Field(examples=["kq1h0q6n0Zt9QwVYj3Ew8w1zCq3mPq0v5m7mJ4p2xXo"])
    """Sent back with the code."""
    expires_at: UtcDatetime
    """Until when the code is good, in UTC."""
    code_digits: int = Field(
        description="6, whatever was mailed: take 9 and 15 digits too, as for a sign-in.", examples=[6]
    )


class SignUpByCode(SignUpBody):
    """As `POST …/sign-ups` takes it, with the code in place of a token."""

    sign_up_id: UUID
    """As the request for the code was answered."""
    secret: Annotated[str, Field(min_length=1, max_length=200, pattern="^[A-Za-z0-9_-]+$")]
    """As the request for the code was answered."""
    mail_code: Annotated[str, Field(pattern="^([0-9]{6}|[0-9]{9}|[0-9]{15})$", examples=["123456"])]
    """The digits from the mail: 6, 9 or 15."""


class SignedUpView(ResponseModel):
    """What became of it; all else is in the app."""

    state: MembershipPhase
    """`member`, `applied` until somebody has decided, or `waiting` for a place."""
    before_you: int | None
    """How many are before one in the line for a place; null for whoever does not wait."""


SentByCode = Annotated[SignUpByCode, WrapValidator(or_why_not)]


@dataclass(frozen=True)
class Shown:
    """The code that somebody shows, and the secret of the page that asked for it."""

    sign_up_id: UUID
    secret: str
    code: str


@router.post(
    "/programmes/{programme_id}/sign-ups/codes",
    operation_id="begin_sign_up",
    status_code=202,
    response_model=BegunSignUpView,
    openapi_extra=documented("begin_sign_up"),
    responses=problems(*CLOSED, WorkNeeded),
)
async def begin_sign_up(
    programme_id: UUID, body: NewSignUp, command: OpenCommand, identity: IdentityOf, language: Language
) -> Response:
    """Mail a code that signs up for this programme, for forms on pages of any site. The answer is the same for every address."""
    identity.refuse_unreachable(body.email)
    paid = identity.price.paid(body.work, command.real_now)
    begun = await begun_by(programme_id, body.email, command, identity, language, paid=paid)
    view = BegunSignUpView(
        sign_up_id=begun.sign_in_id, secret=begun.secret, expires_at=begun.expires_at, code_digits=begun.code_digits
    )
    return Response(view.model_dump_json(), 202, {"Cache-Control": "no-store"}, media_type="application/json")


@router.post(
    "/programmes/{programme_id}/sign-ups/by-code",
    operation_id="sign_up_by_code",
    status_code=201,
    response_model=SignedUpView,
    openapi_extra=documented("sign_up_by_code"),
    responses=problems(
        *CLOSED,
        UnknownSignIn,
        WrongCode,
        TooManyTries,
        CodeExpired,
        CodeUsed,
        PersonSuspended,
        AlreadyInProgramme,
        AddressNotAmongDomains,
        WrongProgrammeCode,
        SignUpNeeded,
        ConsentOutdated,
        *OF_A_PERSON,
        *OF_A_ROLE,
    ),
)
async def sign_up_by_code(programme_id: UUID, body: SentByCode, command: OpenCommand) -> Response:
    """Sign up with the code from the mail, all of it or nothing; whoever is new becomes a person by it. It signs nobody in.

    The form is judged first, and every error told at once: what is wrong there costs no try of the code.
    """
    sent = as_sent(body)
    refused: Refusal | None = None
    if isinstance(sent, SignUpByCode) and sent.code is not None:
        await command.take(CODES, command.address)

    async def act(tx: Tx, now: datetime) -> SignedUpView | None:
        nonlocal refused
        shown = Shown(sent.sign_up_id, sent.secret, sent.mail_code) if isinstance(sent, SignUpByCode) else None
        outcome = await signed_up(tx, programme_id, sent, shown, command, now)
        if isinstance(outcome, Refusal):
            refused = outcome
            return None
        own = await store.one_listed(tx, Wanted(person_id=outcome.person_id, membership_id=outcome.membership_id))
        return SignedUpView(state=own.membership.state, before_you=own.before)

    response = await command.run(act)
    if refused is not None:  # only now: that a wrong code was tried is committed
        raise refused
    return response


async def begun_by(
    programme_id: UUID,
    email: str,
    command: OpenCommand,
    identity: Identity,
    language: str,
    *,
    paid: bytes | None = None,
) -> BegunSignIn:
    """Has the code mailed, within the limits of a stranger."""
    await take_as_a_stranger(command, identity.limits, account_of(email))
    begun: BegunSignIn | None = None

    async def act(tx: Tx, now: datetime) -> None:
        nonlocal begun
        refuse_closed(await programmes.programme(tx, programme_id), now.astimezone(UTC).date())
        begun = await signing_in.begin_sign_in(
            tx,
            email,
            cap=identity.mail_cap,
            language=language,
            programme_id=programme_id,
            paid=paid,
            now=now,
            real_now=command.real_now,
        )
        note_if_shared(begun, command)

    await command.run(act)
    assert begun is not None
    return begun.as_strangers_are_told()


async def signed_up(
    tx: Tx,
    programme_id: UUID,
    sent: SignUpBody | NotWhole,
    shown: Shown | None,
    command: OpenCommand,
    now: datetime,
) -> Membership | Refusal:
    """All of it or nothing. A wrong code counts, so its refusal is returned: commit, then raise it."""
    whole_of(await forms.form(tx, programme_id), sent)
    if shown is None:
        raise UnknownSignIn
    outcome = await signing_in.show_code(
        tx,
        shown.sign_up_id,
        shown.secret,
        shown.code,
        programme_id=programme_id,
        now=now,
        real_now=command.real_now,
    )
    if isinstance(outcome, Refusal):
        command.notes(SecurityEvent.CODE_FAILED, address=command.address, reason=outcome.slug)
        return outcome
    by = outcome[0].person_id
    form = await signing_up.form_to_fill(tx, programme_id, by=by)
    whole = whole_of(form, sent)

    async def introduce(tx: Tx) -> None:
        await introduced(tx, whole, by=by, now=now)

    return await signing_up.sign_up(tx, form, whole.filled(), whole.code, introduce, by=by, now=now)
