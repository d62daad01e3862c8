"""People come into programmes, wait, and leave.

Locks: the person's row, if it is theirs that changes; then the programme's. Under that, places are counted: of two hundred
people at once for the last place one has it, and the others wait in the order in which they came.
"""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from services.profiles.domain.forms import SignUpNeeded, SignUpRole
from services.profiles.domain.memberships import (
    Membership,
    MembershipChange,
    needs_a_yes,
    refuse_closed,
    refuse_stranger,
)
from services.profiles.domain.programmes import Programme
from services.profiles.letters.programmes import letter_about
from services.profiles.store import forms, memberships, people, programmes
from shared import mail
from shared.contracts import MEMBERSHIPS, MembershipState
from shared.contracts.vocabulary import ProgrammeRole
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import drop_timers, set_timer

OFFER: Final = "place-offered"
MAIL_KIND: Final = "programme"


async def apply(
    tx: Tx,
    programme_id: UUID,
    role: SignUpRole,
    code: str | None,
    *,
    fills_form: bool = False,
    by: UUID,
    now: datetime,
) -> Membership:
    """Comes into a programme, or as far as one comes by oneself: to the decision, or into the line for a place.

    Where the programme asks something, only who has filled in its form.
    """
    person = await people.person_for_update(tx, by)
    programme = await programmes.programme_for_update(tx, programme_id)
    refuse_closed(programme, now.astimezone(UTC).date())
    if not fills_form and (await forms.form(tx, programme_id)).asks(role):
        raise SignUpNeeded
    found = await memberships.find_of(tx, by, programme_id, role)
    if found is not None and found.is_expected:
        return await admit(tx, programme, found, now=now)
    before = found.again() if found else Membership(uuid7(), programme_id, by, role, "eligible", version=0)
    refuse_stranger(programme, person.email, code)
    if before.needs_a_yes_to_come_back or needs_a_yes(programme, role):
        return await keep(tx, *before.applied(), now=now)
    return await admit(tx, programme, before, now=now)


async def accept_place(tx: Tx, membership_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Membership:
    """Takes the place that was kept for them; whoever is expected comes in, or waits where every place is taken."""
    programme, before = await _own(tx, membership_id, by=by)
    expects(before.version)
    if not before.is_expected:
        return await keep(tx, *before.accepted(now), now=now)
    if await asks_something(tx, before):
        raise SignUpNeeded
    return await admit(tx, programme, before, now=now)


async def leave(tx: Tx, membership_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Membership:
    """Leaves, waits no longer, or turns down a place; who waits for one is offered what is free now."""
    programme, before = await _own(tx, membership_id, by=by)
    expects(before.version)
    after = await keep(tx, *before.ended("by_themselves"), now=now)
    await fill_places(tx, programme, now=now)
    return after


async def expire_offer(tx: Tx, membership_id: UUID, version: int, *, now: datetime) -> None:
    """The three days of this offer are over; one that was answered since is no matter."""
    seen = await memberships.find(tx, membership_id)
    if seen is None:
        return
    programme = await programmes.programme_for_update(tx, seen.programme_id)
    before = await memberships.find(tx, membership_id)
    if before is None or before.version != version:
        return
    await tell_person(tx, programme, await keep(tx, *before.ended("out_of_time"), now=now), now=now)
    await fill_places(tx, programme, now=now)


async def wait_again(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """Somebody is suspended no more: what is free where they wait is offered again. Their row is locked."""
    theirs = await memberships.all_of(tx, person_id)
    for programme_id in sorted({each.programme_id for each in theirs if each.state == "waiting"}):
        await fill_places(tx, await programmes.programme_for_update(tx, programme_id), now=now)


async def forget_person(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """Nothing of what an erased person was in programmes stays; their places are free. Their row is locked."""
    theirs = await memberships.all_of(tx, person_id)
    locked = {
        programme_id: await programmes.programme_for_update(tx, programme_id)
        for programme_id in sorted({each.programme_id for each in theirs})
    }
    await memberships.forget(tx, person_id)
    for each in theirs:
        await drop_timers(tx, OFFER, each.membership_id)
        await outbox.add(tx, MEMBERSHIPS.tombstone(each.membership_id), now)
    for programme in locked.values():
        await fill_places(tx, programme, now=now)


# --- what other use cases do with a programme's row locked --------------------------------------------------------------


async def admit(tx: Tx, programme: Programme, before: Membership, *, now: datetime) -> Membership:
    """Lets somebody in, or puts them at the end of the line where no place is free."""
    if before.role == "mentee" and await _free_places(tx, programme) == 0:
        return await keep(tx, *before.queued(await memberships.next_number(tx, programme.programme_id)), now=now)
    return await keep(tx, *before.joined(), now=now)


async def asks_something(tx: Tx, expected: Membership) -> bool:
    """Whether whoever is expected comes in with the programme's form only."""
    return expected.role != "coordinator" and (await forms.form(tx, expected.programme_id)).asks(expected.role)


async def enrols(tx: Tx, programme: Programme, role: ProgrammeRole) -> bool:
    """Whether who is on its list is in without asking for it; not where it asks something of them."""
    if role != "mentee" or not programme.terms.enrols_by_default:
        return False
    return not (await forms.form(tx, programme.programme_id)).asks(role)


async def fill_places(tx: Tx, programme: Programme, *, now: datetime) -> None:
    """Offers every free place to whoever has waited longest."""
    if programme.archived_at is not None:
        return
    free = await _free_places(tx, programme)
    for waiting in await memberships.first_waiting(tx, programme.programme_id, free):
        await tell_person(tx, programme, await keep(tx, *waiting.offered(now), now=now), now=now)


async def close_applications(tx: Tx, programme: Programme, *, now: datetime) -> None:
    """Whoever is not in yet won't be, and is told."""
    for each in await memberships.not_yet_in(tx, programme.programme_id):
        await tell_person(tx, programme, await keep(tx, *each.ended("programme_archived"), now=now), now=now)


async def keep(tx: Tx, membership: Membership, fact: MembershipChange, *, now: datetime) -> Membership:
    """Saves what has changed and tells of it."""
    await memberships.save(tx, membership, now)
    if membership.offered_until is None:
        await drop_timers(tx, OFFER, membership.membership_id)
    else:
        await set_timer(tx, OFFER, membership.membership_id, membership.version, membership.offered_until)
    await outbox.add(tx, MEMBERSHIPS.record(state_of(membership, fact)), now)
    return membership


def state_of(membership: Membership, fact: MembershipChange) -> MembershipState:
    """What is told of it."""
    return MembershipState(
        membership_id=membership.membership_id,
        version=membership.version,
        change=fact,
        programme_id=membership.programme_id,
        person_id=membership.person_id,
        role=membership.role,
        state=membership.state,
        left_because=membership.left_because,
        number=membership.number,
        line=membership.line,
        groups=membership.groups,
    )


async def tell_person(
    tx: Tx, programme: Programme, membership: Membership, *, enrolled: bool = False, now: datetime
) -> None:
    """Mails somebody what became of their membership by others, or by time. `enrolled`: they did not ask for it."""
    person = await people.person(tx, membership.person_id)
    letter = letter_about(programme, membership, locale=person.locale, time_zone=person.time_zone, enrolled=enrolled)
    await mail.enqueue(
        tx,
        recipient=person.email,
        letter=letter,
        kind=MAIL_KIND,
        now=now,
        person_id=person.person_id,
        subject=membership.membership_id,
        worth_until=membership.offered_until,
    )


async def _free_places(tx: Tx, programme: Programme) -> int | None:
    """None where there is room for as many as come."""
    if programme.terms.capacity is None:
        return None
    return max(0, programme.terms.capacity - await memberships.count_taken(tx, programme.programme_id))


async def _own(tx: Tx, membership_id: UUID, *, by: UUID) -> tuple[Programme, Membership]:
    """Somebody's own membership, with its programme's row locked. Raises `UnknownMembership`."""
    seen = await memberships.one_listed(tx, memberships.Wanted(person_id=by, membership_id=membership_id))
    programme = await programmes.programme_for_update(tx, seen.membership.programme_id)
    return programme, await memberships.membership(tx, membership_id)
