"""Signing in by a code that was mailed: who holds the code and the secret of the device that asked is let in."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from shared.refusals import Kind, Members, Refusal

CODE_IS_GOOD_FOR: Final = timedelta(minutes=10)
TRIES: Final = 5
SHORT_CODE: Final = 6
LONG_CODE: Final = 9
COMMON_CODE: Final = 15
"""Digits of a code that many sign-ins share: as many as ask may try it, and nobody finds it.

For the hour in which it is good each sign-in that shares it has its five tries, and any number may be begun. A platform that
answers 10,000 tries a second to all who guess answers 3.6 × 10^7 in that hour: one chance in 27 million that one of them is
right, and one in 3,000 in a year of hours without a pause.
"""
COMMON_CODE_IS_GOOD_FOR: Final = timedelta(hours=1)
CODES_IN_A_COMMON_MAIL: Final = 5
"""Each works once, one after the other: no other mail comes within the hour, and one may have more than one new device."""

WRONG_CODES_A_DAY: Final = 10
ONE_WEARS_OFF_IN: Final = timedelta(days=1) / WRONG_CODES_A_DAY
"""After ten wrong codes for an account its next codes are long, until one has worn off."""


class UnknownSignIn(Refusal):
    """There is no such sign-in, or this is not the device it was begun on. Begin a new one."""

    slug, kind = "sign-in-not-found", Kind.RULE


class WorkNeeded(Refusal):
    """Your browser has a moment's work to do before a code is mailed. Please try again."""

    slug, kind = "work-needed", Kind.RULE


class WrongCode(Refusal):
    """This is not the code that was mailed."""

    slug, kind = "wrong-code", Kind.RULE
    members_described = Members(
        {
            "tries_left": {
                "type": "integer",
                "minimum": 1,
                "description": "How many more codes may be tried in this sign-in.",
                "examples": [4],
            }
        }
    )


class TooManyTries(Refusal):
    """Five wrong codes: this sign-in is over. Begin a new one."""

    slug, kind = "too-many-tries", Kind.RULE


class CodeExpired(Refusal):
    """A code is good for ten minutes. Begin a new sign-in."""

    slug, kind = "code-expired", Kind.RULE


class CodeUsed(Refusal):
    """A code works once, and this one was used. Begin a new sign-in."""

    slug, kind = "code-used", Kind.RULE


def hash_of(secret: str) -> bytes:
    """How a random secret is kept. It has 256 bits, so that a fast hash is as good as a slow one."""
    return hashlib.sha256(secret.encode()).digest()


def hash_of_code(sign_in_id: UUID, secret: str, code: str) -> bytes:
    """How a code is kept. Six digits alone would be found by trying: the client's secret, kept nowhere, is the key."""
    return hmac.digest(secret.encode(), sign_in_id.bytes + code.encode(), "sha256")


def digits_of_code(wrong_ones_worn_off_at: datetime | None, now: datetime) -> int:
    """How long the next code of an account is.

    Ten short codes a day may be guessed wrongly, and as many long ones as sign-ins can be begun: in a year that leaves
    a guesser less than one chance in two hundred, and the owner is never kept out.
    """
    if wrong_ones_worn_off_at is None:
        return SHORT_CODE
    many = (WRONG_CODES_A_DAY - 1) * ONE_WEARS_OFF_IN
    return LONG_CODE if wrong_ones_worn_off_at - now > many else SHORT_CODE


class MailedEnough(Exception):
    """This address has been mailed as many codes within an hour as it may."""


@dataclass(frozen=True)
class CommonCode:
    """The code of one mail to an account, for every sign-in that is begun in the hour from then on. The first right use ends it, and
    the next one of the same mail takes its place."""

    code_id: UUID
    expires_at: datetime

    @property
    def mailed_at(self) -> datetime:
        return self.expires_at - COMMON_CODE_IS_GOOD_FOR


def code_ids_from(code_id: UUID) -> tuple[UUID, ...]:
    """Of the codes of one mail, of which this is the first, in their order."""
    found = [code_id]
    while len(found) < CODES_IN_A_COMMON_MAIL:
        found.append(code_id_after(found[-1]))
    return tuple(found)


def code_id_after(code_id: UUID) -> UUID:
    """Of the code that takes the place of this one."""
    return uuid5(code_id, "next")


@dataclass(frozen=True)
class SignIn:
    """A sign-in that was begun. It knows nothing of whether the address belongs to anybody.

    `programme_id`: where its code signs up for this programme and is good for nothing else, no session above all.
    """

    sign_in_id: UUID
    email: str
    secret_hash: bytes
    code_hash: bytes
    expires_at: datetime
    failed_tries: int = 0
    used_at: datetime | None = None
    common_code_id: UUID | None = None
    programme_id: UUID | None = None

    @classmethod
    def begin(
        cls,
        sign_in_id: UUID,
        email: str,
        secret: str,
        code: str,
        now: datetime,
        *,
        common: CommonCode | None = None,
        programme_id: UUID | None = None,
    ) -> "SignIn":
        """A new sign-in, whose code is good for ten minutes from now on, its own or one that it shares."""
        return cls(
            sign_in_id=sign_in_id,
            email=email,
            secret_hash=hash_of(secret),
            code_hash=hash_of_code(sign_in_id, secret, code),
            expires_at=now + CODE_IS_GOOD_FOR,
            common_code_id=common.code_id if common else None,
            programme_id=programme_id,
        )

    def refuse_unless_for(self, programme_id: UUID | None) -> None:
        """Raises `UnknownSignIn` unless its code is for signing up there, or for signing in where it is None."""
        if self.programme_id != programme_id:
            raise UnknownSignIn

    def refuse_unless_open(self, secret: str, now: datetime) -> None:
        """Raises unless this sign-in still takes codes from the holder of this secret."""
        if not hmac.compare_digest(self.secret_hash, hash_of(secret)):
            raise UnknownSignIn
        if self.used_at is not None:
            raise CodeUsed
        if now >= self.expires_at:
            raise CodeExpired
        if self.failed_tries >= TRIES:
            raise TooManyTries

    def try_code(self, secret: str, code: str, now: datetime) -> tuple["SignIn", WrongCode | TooManyTries | None]:
        """The sign-in after this try, and why the code was refused.

        The refusal is returned and not raised: the try counts, so it must be saved before anybody hears of it.
        """
        self.refuse_unless_open(secret, now)
        if hmac.compare_digest(self.code_hash, hash_of_code(self.sign_in_id, secret, code)):
            return replace(self, used_at=now), None
        failed = replace(self, failed_tries=self.failed_tries + 1)
        left = TRIES - failed.failed_tries
        return failed, WrongCode(tries_left=left) if left else TooManyTries()
