"""Enrolling a passkey, showing it, taking it away; and the code from the command line with which it begins."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from webauthn.helpers import base64url_to_bytes

from services.profiles.authenticators import Party
from services.profiles.domain.passkeys import (
    CHALLENGE_IS_GOOD_FOR,
    ENROLMENT_CODE_IS_GOOD_FOR,
    MOST_PASSKEYS,
    Challenge,
    EnrolmentCodeNeeded,
    Passkey,
    PasskeyRefused,
    TooManyPasskeys,
    WrongEnrolmentCode,
)
from services.profiles.domain.refreshing import UnknownOpenSignIn
from services.profiles.domain.sign_ins import hash_of
from services.profiles.store import passkeys, people
from shared.ids import uuid7
from shared.postgres import Tx

_CHALLENGE_BYTES = 32


async def give_enrolment_code(tx: Tx, email: str, *, real_now: datetime) -> str | None:
    """A code with which this person enrols a passkey in place of all they had; None where nobody has the address."""
    person = await people.find_person_of_account_for_update(tx, email)
    if person is None:
        return None
    code = secrets.token_urlsafe(16)
    await passkeys.keep_code(tx, person.person_id, hash_of(code), real_now + ENROLMENT_CODE_IS_GOOD_FOR)
    return code


async def challenge(
    tx: Tx, person_id: UUID, purpose: Literal["enrolment", "sign_in"], party: Party, *, real_now: datetime
) -> tuple[Challenge, dict[str, Any]]:
    """Something for a passkey to sign, with what the browser is to be told."""
    person = await people.person(tx, person_id)
    known = await passkeys.passkeys_of(tx, person_id)
    new = Challenge(uuid7(), person_id, secrets.token_bytes(_CHALLENGE_BYTES), real_now + CHALLENGE_IS_GOOD_FOR)
    await passkeys.add_challenge(tx, new)
    if purpose == "sign_in":
        return new, party.to_show(new.challenge, known)
    return new, party.to_enrol(person_id.bytes, person.email, new.challenge, known)


async def enrol(
    tx: Tx,
    person_id: UUID,
    challenge_id: UUID,
    credential: Mapping[str, Any],
    party: Party,
    *,
    name: str,
    code: str | None,
    sign_in_id: UUID | None,
    has_shown_one: bool,
    real_now: datetime,
) -> Passkey:
    """Adds a passkey. A code from the command line begins anew: passkeys that were enrolled before are gone with it."""
    await people.person_for_update(tx, person_id)
    if code is not None:
        if not await passkeys.take_code(tx, person_id, hash_of(code), real_now):
            raise WrongEnrolmentCode
        await passkeys.remove_all(tx, person_id)
    elif not has_shown_one:
        raise EnrolmentCodeNeeded
    if len(await passkeys.passkeys_of(tx, person_id)) >= MOST_PASSKEYS:
        raise TooManyPasskeys(most=MOST_PASSKEYS)
    made = party.enrolled(credential, await passkeys.take_challenge(tx, challenge_id, person_id, real_now))
    passkey = Passkey(uuid7(), person_id, *made, name=name, added_at=real_now, shown_at=real_now)
    if not await passkeys.add(tx, passkey):
        raise PasskeyRefused
    await _note_in_sign_in(tx, person_id, sign_in_id, real_now)
    return passkey


async def show(
    tx: Tx,
    person_id: UUID,
    challenge_id: UUID,
    credential: Mapping[str, Any],
    party: Party,
    *,
    sign_in_id: UUID | None,
    real_now: datetime,
) -> None:
    """The sign-in is one with a passkey from its next token on."""
    known = await passkeys.find_passkey(tx, person_id, _credential_id(credential))
    signed = await passkeys.take_challenge(tx, challenge_id, person_id, real_now)
    if known is None:
        raise PasskeyRefused
    await passkeys.note_shown(tx, known.passkey_id, party.signs_of(known, credential, signed), real_now)
    await _note_in_sign_in(tx, person_id, sign_in_id, real_now)


async def _note_in_sign_in(tx: Tx, person_id: UUID, sign_in_id: UUID | None, real_now: datetime) -> None:
    if sign_in_id is None or not await passkeys.note_in_sign_in(tx, person_id, sign_in_id, real_now):
        raise UnknownOpenSignIn


def _credential_id(credential: Mapping[str, Any]) -> bytes:
    try:
        return base64url_to_bytes(str(credential["id"]))
    except (KeyError, ValueError):
        raise PasskeyRefused from None
