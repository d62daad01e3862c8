"""An operator suspends somebody: from then on they do nothing here, nobody begins anything with them, and nobody meets them."""

from datetime import datetime
from uuid import UUID

from services.profiles.domain.erasing import Erasure
from services.profiles.domain.people import NotSuspended, Person, PersonGone, SuspendingOneself, UnknownPerson
from services.profiles.letters.suspensions import letter_to
from services.profiles.store import people, sign_ins
from services.profiles.use_cases import erasing, memberships
from services.profiles.use_cases.telling import tell_of_person
from shared import mail, suspension
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.postgres import Tx
from shared.suspension import Told

MAIL_KIND = "suspension"


async def suspend(tx: Tx, person_id: UUID, reason: str, *, by: UUID, now: datetime) -> Person:
    """Signs them out everywhere and lets them in nowhere; they get a mail, without the reason."""
    if person_id == by:
        raise SuspendingOneself
    person = await _present(tx, person_id)
    suspended, fact = person.as_suspended(now)
    await people.save(tx, person, suspended)
    await sign_ins.end_families_of(tx, person_id)
    await suspension.remember(tx, [Told(person_id, now, suspended=True)])
    await tell_of_person(tx, person, suspended, fact, now=now)
    await audit_log.note(tx, Act("person_suspended", by, "operator", person_id=person_id, reason=reason), now=now)
    await _write_to(tx, suspended, now=now)
    return suspended


async def reinstate(tx: Tx, person_id: UUID, reason: str, *, by: UUID, now: datetime) -> Person:
    """Lets them sign in again; no session, hold or request comes back by it. They get a mail, without the reason."""
    person = await _present(tx, person_id)
    reinstated, fact = person.as_reinstated()
    await people.save(tx, person, reinstated)
    assert person.suspended_at is not None
    await suspension.remember(tx, [Told(person_id, person.suspended_at, suspended=False)])
    await tell_of_person(tx, person, reinstated, fact, now=now)
    await memberships.wait_again(tx, person_id, now=now)
    await audit_log.note(tx, Act("person_reinstated", by, "operator", person_id=person_id, reason=reason), now=now)
    await _write_to(tx, reinstated, now=now)
    return reinstated


async def erase_suspended(tx: Tx, person_id: UUID, *, by: UUID, now: datetime) -> Erasure:
    """Erases somebody who asked for it and can't do it themselves. Raises `NotSuspended` for whoever can."""
    person = await _present(tx, person_id)
    if not person.suspended:
        raise NotSuspended
    await audit_log.note(tx, Act("person_erased", by, "operator", person_id=person_id), now=now)
    return await erasing.erase_person(tx, person_id, now=now)


async def _present(tx: Tx, person_id: UUID) -> Person:
    try:
        return await people.person_for_update(tx, person_id)
    except PersonGone:
        raise UnknownPerson from None


async def _write_to(tx: Tx, person: Person, *, now: datetime) -> None:
    letter = letter_to(person.locale, suspended=person.suspended)
    await mail.enqueue(
        tx,
        recipient=person.email,
        letter=letter,
        kind=MAIL_KIND,
        now=now,
        person_id=person.person_id,
        subject=person.person_id,
    )
