"""Passkeys: a second factor that can't be given away by mail or by mistake."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from shared.refusals import Kind, Refusal

CHALLENGE_IS_GOOD_FOR: Final = timedelta(minutes=5)
ENROLMENT_CODE_IS_GOOD_FOR: Final = timedelta(hours=1)
MOST_PASSKEYS: Final = 10
LONGEST_NAME_OF_A_PASSKEY: Final = 60


class UnknownChallenge(Refusal):
    """There is no such challenge of yours, or its five minutes are over. Ask for a new one."""

    slug, kind = "challenge-not-found", Kind.RULE


class PasskeyRefused(Refusal):
    """This is not what a passkey of yours answers to this challenge."""

    slug, kind = "passkey-refused", Kind.RULE


class EnrolmentCodeNeeded(Refusal):
    """A first passkey is enrolled with a code from the command line; another one, with one that you have shown."""

    slug, kind = "enrolment-code-needed", Kind.FORBIDDEN


class WrongEnrolmentCode(Refusal):
    """This is not the code that the command line gave, or it was used, or its hour is over."""

    slug, kind = "wrong-enrolment-code", Kind.RULE


class UnknownPasskey(Refusal):
    """There is no such passkey of yours."""

    slug, kind = "passkey-not-found", Kind.NOT_FOUND


class TooManyPasskeys(Refusal):
    """One has at most ten passkeys."""

    slug, kind = "too-many-passkeys", Kind.RULE


@dataclass(frozen=True)
class Passkey:
    """The public half of a passkey, and how often it has signed as far as it tells."""

    passkey_id: UUID
    person_id: UUID
    credential_id: bytes
    public_key: bytes
    sign_count: int
    name: str
    added_at: datetime
    shown_at: datetime


@dataclass(frozen=True)
class Challenge:
    """What a passkey has to sign, once."""

    challenge_id: UUID
    person_id: UUID
    challenge: bytes
    expires_at: datetime
