"""People move to another e-mail address: they show the code that was mailed there, and both addresses are told."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.profiles.domain.people import Person
from services.profiles.letters.addresses import letter_to_the_new_one, letter_to_the_old_one, letter_with_code
from services.profiles.store import people, sign_ins
from services.profiles.use_cases.signing_in import BegunSignIn, MailCap, begin_sign_in
from services.profiles.use_cases.telling import tell_of_person
from shared import mail
from shared.expecting import Expects
from shared.postgres import Tx
from shared.refusals import Refusal

MAIL_KIND: Final = "address"


async def begin_move(
    tx: Tx, email: str, *, cap: MailCap, language: str, now: datetime, real_now: datetime
) -> BegunSignIn:
    """Mails a code to this address, whoever's it is. Raises `MailedEnough`: what all who ask share says nothing of a move."""
    own = replace(cap, maker=None)
    return await begin_sign_in(
        tx, email, cap=own, language=language, now=now, real_now=real_now, letter=letter_with_code
    )


async def move(
    tx: Tx,
    sign_in_id: UUID,
    secret: str,
    code: str,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
    real_now: datetime,
) -> Person | Refusal:
    """Moves whoever shows the code to where it was mailed. Raises `AddressTaken`.

    A wrong code counts, so its refusal is returned: commit, then raise it.
    """
    before = await people.person_for_update(tx, by)
    expects(before.version)
    sign_in = await sign_ins.sign_in_for_update(tx, sign_in_id)
    sign_in.refuse_unless_for(None)
    tried, wrong = sign_in.try_code(secret, code, real_now)
    await sign_ins.save(tx, tried)
    if wrong is not None:
        await sign_ins.count_wrong_code(tx, sign_in.email, real_now)
        return wrong
    after, fact = before.reached_at(sign_in.email)
    if fact is None:
        return before
    await people.save_address(tx, after)
    await people.save(tx, before, after)
    await tell_of_person(tx, before, after, fact, now=now)
    await sign_ins.move_account(tx, before.email, after.email)
    await mail.redirect(tx, by, after.email)
    for recipient, letter in ((before.email, letter_to_the_old_one), (after.email, letter_to_the_new_one)):
        await mail.enqueue(tx, recipient=recipient, letter=letter(after.locale), kind=MAIL_KIND, now=now, person_id=by)
    return after
