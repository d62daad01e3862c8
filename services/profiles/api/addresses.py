"""Moving to another e-mail address."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.api.fields import EmailAddress
from services.profiles.api.identity import IdentityOf
from services.profiles.api.people import PersonView
from services.profiles.api.photos import PhotosShown
from services.profiles.api.signing_in import SignInView
from services.profiles.domain.people import AddressTaken, PersonGone, account_of
from services.profiles.domain.sign_ins import (
    COMMON_CODE_IS_GOOD_FOR,
    CodeExpired,
    CodeUsed,
    MailedEnough,
    TooManyTries,
    UnknownSignIn,
    WrongCode,
)
from services.profiles.use_cases import addresses
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import Command, UnversionedCommand
from shared.http.fields import RequestModel
from shared.http.languages import Language
from shared.http.limits import Limit, Standing, TooManyRequests
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx
from shared.refusals import Refusal

router = Router(tag="people")


class NewAddress(RequestModel):
    """Where one wants to be written to."""

    email: EmailAddress = Field(examples=["amina@example.org"])
    """A code is mailed there."""


class AddressConfirmation(RequestModel):
    """The code from the mail, and the secret of the device that asked for it."""

    sign_in_id: UUID
    """As the change was answered."""
    secret: Annotated[str, Field(min_length=1, max_length=200, pattern="^[A-Za-z0-9_-]+$")]
    """As the change was answered; it never leaves the device."""
    code: Annotated[str, Field(pattern="^([0-9]{6}|[0-9]{9})$", examples=["123456"])]
    """The digits from the mail."""


@router.put(
    "/me/email/code",
    operation_id="ask_for_email_code",
    status_code=202,
    response_model=SignInView,
    responses=problems(PersonGone),
)
async def ask_for_email_code(
    body: NewAddress, command: UnversionedCommand, identity: IdentityOf, language: Language
) -> Response:
    """Mail a code to another address, to move there. The answer is the same whether or not that one is known.

    It is one of the mails that an address gets within an hour; where these are used up, 429: come back in an hour.
    """
    identity.refuse_unreachable(body.email)
    account = account_of(body.email)
    for limit, subject in identity.limits.of_a_stranger(command.address, account):
        await command.take(limit, subject)

    async def act(tx: Tx, now: datetime) -> SignInView:
        begun = await addresses.begin_move(
            tx, body.email, cap=identity.mail_cap, language=language, now=now, real_now=command.real_now
        )
        return SignInView.model_validate(begun.as_strangers_are_told())

    try:
        return _not_stored(await command.run(act))
    except MailedEnough:
        limit = Limit("code-mails", identity.mail_cap.own_an_hour, COMMON_CODE_IS_GOOD_FOR)
        raise TooManyRequests(Standing(limit, 0, limit.window), limit.window) from None


@router.put(
    "/me/email",
    operation_id="change_email",
    response_model=PersonView,
    responses=problems(PersonGone, UnknownSignIn, WrongCode, TooManyTries, CodeExpired, CodeUsed, AddressTaken),
)
async def change_email(body: AddressConfirmation, command: Command, photos: PhotosShown) -> Response:
    """Move to the address that the code was mailed to; `If-Match` is the ETag of `GET /profiles/v1/me`. Both are told; one signs in with the new one from now on."""
    refused: Refusal | None = None

    async def act(tx: Tx, now: datetime) -> PersonView | None:
        nonlocal refused
        outcome = await addresses.move(
            tx,
            body.sign_in_id,
            body.secret,
            body.code,
            by=command.caller.person_id,
            expects=command.expects,
            now=now,
            real_now=command.real_now,
        )
        if isinstance(outcome, Refusal):
            refused = outcome
            command.notes(SecurityEvent.CODE_FAILED, address=command.address, reason=outcome.slug)
            return None
        command.notes(SecurityEvent.ADDRESS_CHANGED)
        return PersonView.of(outcome, photos)

    response = await command.run(act)
    if refused is not None:  # only now: what the failed try changed is committed
        raise refused
    return response


def _not_stored(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
