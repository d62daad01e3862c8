"""Operators and coordinators decide on who belongs to a programme."""

from datetime import datetime
from uuid import UUID

from services.profiles.domain.memberships import Membership, MembershipNotOpen, UnknownMembership
from services.profiles.domain.people import IsSuspended, PersonGone, UnknownPerson
from services.profiles.domain.programmes import Programme, ProgrammeArchived
from services.profiles.store import memberships, people, programmes
from services.profiles.use_cases.acting import role_in
from services.profiles.use_cases.memberships import admit, fill_places, keep, tell_person
from shared.acting import Actor
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act, Role
from shared.ids import uuid7
from shared.postgres import Tx


async def approve(
    tx: Tx, programme_id: UUID, membership_id: UUID, *, by: Actor, expects: Expects, now: datetime
) -> Membership:
    """Says yes to somebody who applied: they are in, or in the line for a place. They are told which."""
    role = await role_in(tx, "approve_membership", programme_id, by=by)
    programme, before = await _to_decide_on(tx, programme_id, membership_id, expects=expects)
    if before.state != "applied":
        raise MembershipNotOpen
    if (await people.person(tx, before.person_id)).suspended:
        raise IsSuspended
    after = await admit(tx, programme, before, now=now)
    await _note(tx, "membership_approved", after, None, role, by=by, now=now)
    await tell_person(tx, programme, after, now=now)
    return after


async def refuse(
    tx: Tx, programme_id: UUID, membership_id: UUID, reason: str, *, by: Actor, expects: Expects, now: datetime
) -> Membership:
    """Says no to somebody who applied. The reason stays in the audit log."""
    role = await role_in(tx, "refuse_membership", programme_id, by=by)
    programme, before = await _to_decide_on(tx, programme_id, membership_id, expects=expects)
    after = await keep(tx, *before.ended("refused"), now=now)
    await _note(tx, "membership_refused", after, reason, role, by=by, now=now)
    await tell_person(tx, programme, after, now=now)
    return after


async def remove(
    tx: Tx, programme_id: UUID, membership_id: UUID, reason: str, *, by: Actor, expects: Expects, now: datetime
) -> Membership:
    """Removes somebody who is in, waits, or has a place kept for them; what they began with others goes on."""
    role = await role_in(tx, "remove_member", programme_id, by=by)
    programme, before = await _to_decide_on(tx, programme_id, membership_id, expects=expects)
    if "remove" not in before.answers_open():
        raise MembershipNotOpen
    after = await keep(tx, *before.ended("removed"), now=now)
    await _note(tx, "member_removed", after, reason, role, by=by, now=now)
    await tell_person(tx, programme, after, now=now)
    await fill_places(tx, programme, now=now)
    return after


async def add_coordinator(tx: Tx, programme_id: UUID, person_id: UUID, *, by: Actor, now: datetime) -> None:
    """Lets somebody decide on who belongs to this programme; nothing happens where they may already."""
    role = await role_in(tx, "add_coordinator", programme_id, by=by)
    try:
        person = await people.person_for_update(tx, person_id)
    except PersonGone:
        raise UnknownPerson from None
    if person.suspended:
        raise IsSuspended
    programme = await programmes.programme_for_update(tx, programme_id)
    if programme.archived_at is not None:
        raise ProgrammeArchived
    found = await memberships.find_of(tx, person_id, programme_id, "coordinator")
    if found is not None and found.state == "member":
        return
    before = found or Membership(uuid7(), programme_id, person_id, "coordinator", "eligible", version=0)
    after = await keep(tx, *before.joined(), now=now)
    await _note(tx, "coordinator_added", after, None, role, by=by, now=now)


async def remove_coordinator(tx: Tx, programme_id: UUID, person_id: UUID, *, by: Actor, now: datetime) -> None:
    """Takes that away again. Raises `UnknownMembership` where they were none."""
    role = await role_in(tx, "remove_coordinator", programme_id, by=by)
    await programmes.programme_for_update(tx, programme_id)
    found = await memberships.find_of(tx, person_id, programme_id, "coordinator")
    if found is None or found.state != "member":
        raise UnknownMembership
    after = await keep(tx, *found.ended("removed"), now=now)
    await _note(tx, "coordinator_removed", after, None, role, by=by, now=now)


async def _to_decide_on(
    tx: Tx, programme_id: UUID, membership_id: UUID, *, expects: Expects
) -> tuple[Programme, Membership]:
    programme = await programmes.programme_for_update(tx, programme_id)
    membership = await memberships.membership(tx, membership_id)
    if membership.programme_id != programme_id:
        raise UnknownMembership
    expects(membership.version)
    if membership.role == "coordinator":
        raise MembershipNotOpen
    return programme, membership


async def _note(
    tx: Tx, act: str, membership: Membership, reason: str | None, role: Role, *, by: Actor, now: datetime
) -> None:
    about = membership.programme_id, membership.person_id
    await audit_log.note(tx, Act(act, by.person_id, role, *about, reason, changed=(membership.role,)), now=now)
