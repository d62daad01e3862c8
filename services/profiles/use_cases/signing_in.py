"""Signing in by a mailed code, staying signed in, signing out.

Nothing before the right code looks at whether the address is known: neither answers nor their time can tell.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID, uuid4

from services.profiles.domain.people import Person
from services.profiles.domain.refreshing import (
    ANY_PROGRAM,
    Family,
    Holder,
    InvalidRefreshToken,
    RefreshTokenReplayed,
)
from services.profiles.domain.sign_ins import (
    CODE_IS_GOOD_FOR,
    COMMON_CODE,
    COMMON_CODE_IS_GOOD_FOR,
    SHORT_CODE,
    MailedEnough,
    SignIn,
    code_ids_from,
    digits_of_code,
    hash_of,
)
from services.profiles.keys import CodeMaker
from services.profiles.store import managed_people, people, sign_ins
from services.profiles.use_cases import inviting
from services.profiles.use_cases.people import person_of_account
from services.profiles.use_cases.telling import tell_of_person
from services.profiles.wording import letter_with, letter_with_common
from shared import mail
from shared.ids import uuid7
from shared.mail import Letter
from shared.postgres import Pool, Tx
from shared.refusals import Refusal
from shared.suspension import PersonSuspended

MAIL_KIND: Final = "sign-in"


class WithCode(Protocol):
    """Writes a mail that brings a code."""

    def __call__(self, code: str, *, language: str, real_now: datetime) -> Letter: ...


_SECRET_BYTES: Final = 32


@dataclass(frozen=True)
class MailCap:
    """How often one address is mailed a code of its own in any hour, whoever asks; then one more mail serves all who ask within an
    hour, where `maker` makes its codes."""

    own_an_hour: int
    maker: CodeMaker | None = None


@dataclass(frozen=True)
class BegunSignIn:
    """What the device that asked must show together with the code. `shared`: with all who ask for this address."""

    sign_in_id: UUID
    secret: str
    expires_at: datetime
    code_digits: int
    code_mailed_at: datetime
    shared: bool = False

    def as_strangers_are_told(self) -> "BegunSignIn":
        """As if nobody but them had asked for this address. Else one could learn when its owner last signed in."""
        return replace(self, code_digits=SHORT_CODE, code_mailed_at=self.expires_at - CODE_IS_GOOD_FOR)


@dataclass(frozen=True)
class SignedIn:
    """Somebody who has shown who they are."""

    person: Person
    family: Family
    refresh_token: str
    new_person: bool = False


async def begin_sign_in(
    tx: Tx,
    email: str,
    *,
    cap: MailCap,
    language: str,
    letter: WithCode | None = None,
    frontend_url: str | None = None,
    programme_id: UUID | None = None,
    paid: bytes | None = None,
    now: datetime,
    real_now: datetime,
) -> BegunSignIn:
    """Mails a code to this address, whoever's it is. Nobody's own language is looked up: it is the device's.

    With a frontend the mail has a link too. It brings the code to the browser that asked, which alone has the secret: any other
    browser that opens it has nothing and uses nothing up. With `programme_id` the code signs up there and is good for nothing else. `paid`: work that is good for one mail. Where an address has been mailed
    enough, all who ask within an hour share the codes of one mail; raises `MailedEnough` where nobody makes these.
    """
    if paid is not None:
        await sign_ins.pay(tx, paid, real_now)
    if not await sign_ins.may_mail_one_more(tx, email, cap.own_an_hour, real_now):
        if cap.maker is None:
            raise MailedEnough
        return await _begin_with_others(
            tx, email, cap.maker, language=language, programme_id=programme_id, now=now, real_now=real_now
        )
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    digits = digits_of_code(await sign_ins.find_wrong_codes_worn_off(tx, email), real_now)
    code = f"{secrets.randbelow(10**digits):0{digits}}"
    sign_in = SignIn.begin(uuid7(), email, secret, code, real_now, programme_id=programme_id)
    await sign_ins.add(tx, sign_in)
    written = (
        letter(code, language=language, real_now=real_now)
        if letter
        else letter_with(code, link=_link(frontend_url, code, sign_in.sign_in_id), language=language, real_now=real_now)
    )
    await _mail(tx, email, written, sign_in.sign_in_id, now=now)
    return BegunSignIn(sign_in.sign_in_id, secret, sign_in.expires_at, digits, real_now)


async def is_known_device(executor: "Pool | Tx", held: str, email: str) -> bool:
    """Whether this is the secret of an earlier sign-in to this account, or a refresh token of its."""
    return await sign_ins.is_known_device(executor, hash_of(held), email)


async def exchange_code(
    tx: Tx,
    sign_in_id: UUID,
    secret: str,
    code: str,
    *,
    lasts: timedelta,
    device: str | None,
    held_by: Holder = ANY_PROGRAM,
    now: datetime,
    real_now: datetime,
) -> SignedIn | Refusal:
    """Lets in who holds code and secret; whoever is new becomes a person now.

    A wrong code counts, so its refusal is returned: commit, then raise it; so is that of somebody suspended, whose code is
    used by it. Raises what costs no try. However many were
    wrong on other devices, the right one lets in. The sign-in `lasts` so long at most, however often it is used.
    """
    shown = await show_code(tx, sign_in_id, secret, code, now=now, real_now=real_now)
    if isinstance(shown, Refusal):
        return shown
    person, is_new = shown
    family = Family.begin(uuid7(), person.person_id, lasts=lasts, device=device, held_by=held_by, now=real_now)
    await sign_ins.add_family(tx, family)
    return SignedIn(person, family, await _new_refresh_token(tx, family, real_now), is_new)


async def show_code(
    tx: Tx,
    sign_in_id: UUID,
    secret: str,
    code: str,
    *,
    programme_id: UUID | None = None,
    now: datetime,
    real_now: datetime,
) -> tuple[Person, bool] | Refusal:
    """Who shows this code, and whether they became a person by it; nothing is given to them. As `exchange_code` otherwise.

    With `programme_id` it is a code that signs up there, whose secret shows no device: it was in somebody else's page.
    """
    sign_in = await sign_ins.sign_in_for_update(tx, sign_in_id)
    sign_in.refuse_unless_for(programme_id)
    sign_in.refuse_unless_open(secret, real_now)
    tried, wrong = sign_in.try_code(secret, code, real_now)
    await sign_ins.save(tx, tried)
    if wrong is not None:
        await sign_ins.count_wrong_code(tx, sign_in.email, real_now)
        return wrong
    if tried.common_code_id is not None:
        await sign_ins.spend_common_code(tx, tried)
    if programme_id is None:
        await sign_ins.know_device(tx, sign_in, real_now)
    person, is_new = await person_of_account(tx, sign_in.email, now=now)
    if person.suspended:
        return PersonSuspended()
    person = await inviting.claim(tx, person, now=now)
    await managed_people.see(tx, person.person_id, now)
    return person, is_new


async def refresh(
    tx: Tx,
    refresh_token: str,
    *,
    holder: Holder = ANY_PROGRAM,
    answer_lost: bool = False,
    now: datetime,
    real_now: datetime,
) -> SignedIn | Refusal:
    """Keeps somebody signed in. The refusal of a replayed token is returned, since it ends the family: commit first.

    Who holds no key of the sign-in, or has the token from elsewhere, is refused before that and ends nothing.
    """
    token_hash = hash_of(refresh_token)
    found = await sign_ins.find_family_for_update(tx, token_hash)
    if found is None:
        raise InvalidRefreshToken
    family, presented = found
    family.refuse_other_holder(holder)
    try:
        rotated = family.rotated(presented, token_hash, real_now, answer_lost=answer_lost)
    except RefreshTokenReplayed as replayed:
        await sign_ins.end_family(tx, family.family_id)
        return replayed
    await sign_ins.save_family(tx, rotated)
    await managed_people.see(tx, family.person_id, now)
    person = await people.person(tx, family.person_id)
    return SignedIn(person, rotated, await _new_refresh_token(tx, rotated, real_now))


async def sign_out(tx: Tx, refresh_token: str) -> None:
    """Ends the sign-in that this token came of. An unknown token is as good as signed out."""
    await sign_ins.end_family_of_token(tx, hash_of(refresh_token))


async def sign_out_everywhere(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """Ends every sign-in of this person, and knows none of their devices any more. Everybody else is told, since what was
    opened with a token outlives it: streams, calendar feeds."""
    person = await people.person_for_update(tx, person_id)
    await sign_ins.end_families_of(tx, person_id)
    await sign_ins.forget_devices_of(tx, person_id)
    signed_out, fact = person.signed_out(now)
    await people.save(tx, person, signed_out)
    await tell_of_person(tx, person, signed_out, fact, now=now)


async def _begin_with_others(
    tx: Tx,
    email: str,
    maker: CodeMaker,
    *,
    language: str,
    programme_id: UUID | None,
    now: datetime,
    real_now: datetime,
) -> BegunSignIn:
    secret, fresh = secrets.token_urlsafe(_SECRET_BYTES), uuid4()
    common = await sign_ins.common_code_for_update(tx, email, fresh, real_now)
    code = maker.code_of(common.code_id)
    sign_in = SignIn.begin(uuid7(), email, secret, code, real_now, common=common, programme_id=programme_id)
    await sign_ins.add(tx, sign_in)
    if common.code_id == fresh:
        codes = [maker.code_of(each) for each in code_ids_from(fresh)]
        letter = letter_with_common(codes, until=common.expires_at, language=language, real_now=real_now)
        await _mail(tx, email, letter, fresh, worth=COMMON_CODE_IS_GOOD_FOR, now=now)
    return BegunSignIn(sign_in.sign_in_id, secret, sign_in.expires_at, COMMON_CODE, common.mailed_at, shared=True)


def _link(frontend_url: str | None, code: str, sign_in_id: UUID) -> str | None:
    """Behind the `#`, which no server sees and no log keeps."""
    return frontend_url and f"{frontend_url.rstrip('/')}/sign-in#code={code}&sign_in_id={sign_in_id}"


async def _mail(
    tx: Tx, email: str, letter: mail.Letter, subject: UUID, *, worth: timedelta = CODE_IS_GOOD_FOR, now: datetime
) -> None:
    await mail.enqueue(
        tx,
        recipient=email,
        letter=letter,
        kind=MAIL_KIND,
        now=now,
        subject=subject,
        worth_until=now + worth,
    )


async def _new_refresh_token(tx: Tx, family: Family, real_now: datetime) -> str:
    token = secrets.token_urlsafe(_SECRET_BYTES)
    await sign_ins.add_token(tx, hash_of(token), family, real_now)
    return token
