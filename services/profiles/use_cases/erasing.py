"""Forgetting a person: here at once, and everywhere else by what is told."""

from datetime import datetime
from uuid import UUID, uuid4

from services.profiles.domain.erasing import Erasure
from services.profiles.domain.people import account_of
from services.profiles.store import erasures, imports, managed_people, people, reports, sign_ins
from services.profiles.use_cases import inviting, memberships, photos
from shared import erasure, mail
from shared.contracts import CONTACTS, PROFILES
from shared.ground import audit_log
from shared.postgres import Tx
from shared.publishing import outbox

SERVICE = "profiles"


async def erase_person(tx: Tx, person_id: UUID, *, now: datetime) -> Erasure:
    """Deletes everything of the person here and tells everybody to do the same.

    The erasure's id is wholly random: whoever knows it may see how far it is, since nobody can sign in as the person.
    """
    person = await people.person_for_update(tx, person_id)
    erasure_id = uuid4()
    await erasures.add(tx, erasure_id, person_id, now)
    await memberships.forget_person(tx, person_id, now=now)
    await imports.drop_tried_with(tx, account_of(person.email))
    await inviting.forget_invitees(tx, await imports.delete_of_account(tx, account_of(person.email)), now=now)
    await reports.forget(tx, person_id)
    await photos.take_down(tx, person_id)
    await people.delete(tx, person_id)
    await managed_people.forget(tx, person_id)
    await sign_ins.forget_account(tx, person.email)
    await mail.forget(tx, person_id)
    await audit_log.forget(tx, person_id)
    await erasure.forget(tx, SERVICE, person_id, now)
    await outbox.add(tx, PROFILES.tombstone(person_id), now)
    await outbox.add(tx, CONTACTS.tombstone(person_id), now)
    await erasures.note(tx, [(person_id, SERVICE, now)])
    return await read_erasure(tx, erasure_id)


async def read_erasure(tx: Tx, erasure_id: UUID) -> Erasure:
    """How far an erasure is. Raises `UnknownErasure`."""
    return await erasures.erasure(tx, erasure_id)
