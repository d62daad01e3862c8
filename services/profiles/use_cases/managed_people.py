"""Operators and coordinators look at people. Who looks at one is in the audit log."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.profiles.domain.managed_people import ManagedPerson, Reported
from services.profiles.domain.people import UnknownPerson
from services.profiles.store import managed_people
from services.profiles.store.managed_people import Sought
from services.profiles.use_cases.acting import role_in
from shared.acting import Actor
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.postgres import Tx


@dataclass(frozen=True)
class Looked:
    """Somebody, and what operators alone see of them: None for coordinators."""

    person: ManagedPerson
    email: str | None = None
    reported: Reported | None = None


async def list_of_programme(
    tx: Tx, sought: Sought, programme_id: UUID, after: UUID | None, limit: int, *, by: Actor
) -> list[ManagedPerson]:
    """Who has or had a part in a programme. By an address operators alone find people."""
    role = await role_in(tx, "list_programme_people", programme_id, by=by)
    if role == "coordinator" and sought.address is not None:
        sought = replace(sought, words=sought.address, address=None)
    return await managed_people.listed(tx, replace(sought, programme_id=programme_id), after=after, limit=limit)


async def look_in_programme(tx: Tx, programme_id: UUID, person_id: UUID, *, by: Actor, now: datetime) -> Looked:
    """Somebody who has or had a part in a programme. Raises `UnknownPerson` for whoever has none."""
    role = await role_in(tx, "read_programme_person", programme_id, by=by)
    person = await managed_people.find_one(tx, person_id, programme_id)
    if person is None or not person.parts:
        raise UnknownPerson
    await audit_log.note(tx, Act("looked_at_person", by.person_id, role, programme_id, person_id), now=now)
    return Looked(person)


async def look(tx: Tx, person_id: UUID, *, by: UUID, now: datetime) -> Looked:
    """Anybody, as operators see them. Raises `UnknownPerson`."""
    person = await managed_people.find_one(tx, person_id, None)
    email = await managed_people.address_of(tx, person_id)
    if person is None or email is None:
        raise UnknownPerson
    await audit_log.note(tx, Act("looked_at_person", by, "operator", person_id=person_id), now=now)
    return Looked(person, email, await managed_people.reported(tx, person_id))
