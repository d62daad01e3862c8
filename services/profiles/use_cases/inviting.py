"""People of files who have not signed in: they are invited, come, or are forgotten."""

import secrets
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from services.profiles.domain.imports import Invitee, UnknownInvitation
from services.profiles.domain.memberships import AlreadyInProgramme, Membership, MembershipChange
from services.profiles.domain.people import Person, account_of
from services.profiles.domain.programmes import Programme
from services.profiles.domain.sign_ins import hash_of
from services.profiles.letters.invitations import letter_to
from services.profiles.store import imports, memberships, people, programmes
from services.profiles.use_cases.memberships import admit, asks_something, enrols, keep, tell_person
from services.profiles.use_cases.telling import tell_of_person
from shared import mail
from shared.contracts import MEMBERSHIPS, MembershipState
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.postgres import Tx
from shared.publishing import outbox

INVITATION: Final = "invitation"
AT_ONCE: Final = 100
_TOKEN_BYTES: Final = 24


async def invite(tx: Tx, programme_id: UUID, *, by: UUID, now: datetime) -> int:
    """Has everybody invited who is not yet, each on their day at the earliest; how many these are. The worker sends."""
    programme = await programmes.programme_for_update(tx, programme_id)
    wanted = await imports.want(tx, programme.programme_id)
    await audit_log.note(tx, Act("people_invited", by, "operator", programme_id), now=now)
    return wanted


async def send_invitations(tx: Tx, frontend_url: str | None, *, now: datetime) -> int:
    """Sends what is due, `AT_ONCE` at most; how many that were. A link's secret stands in the mail alone."""
    due = await imports.to_invite(tx, now.astimezone(UTC).date(), limit=AT_ONCE)
    known: dict[UUID, Programme] = {}
    for each in due:
        if each.programme_id not in known:
            known[each.programme_id] = await programmes.programme(tx, each.programme_id)
        token, programme = secrets.token_urlsafe(_TOKEN_BYTES), known[each.programme_id]
        invited = each.invited(hash_of(token), enrolled=await enrols(tx, programme, each.role))
        await imports.save_invitees(tx, [invited])
        letter = letter_to(invited, programme, token, frontend_url)
        await mail.enqueue(
            tx, recipient=each.email, letter=letter, kind=INVITATION, now=now, subject=each.membership_id
        )
        await tell_of_invitee(tx, invited, "invited", now=now)
    return len(due)


async def accept_invitation(tx: Tx, token: str, *, by: UUID, now: datetime) -> Membership:
    """Comes in by the link of an invitation, whatever address one signs in with. Raises `UnknownInvitation`.

    Where the programme asks something, whoever has the link is who is expected, and comes in with its form.
    """
    person = await people.person_for_update(tx, by)
    seen = await imports.find_invitee(tx, hash_of(token))
    if seen is None:
        raise UnknownInvitation
    programme = await programmes.programme_for_update(tx, seen.programme_id)
    if await memberships.find_of(tx, by, seen.programme_id, seen.role) is not None:
        raise AlreadyInProgramme
    claimed = await _claim(tx, person, [seen.membership_id], now=now)
    if not claimed:
        raise UnknownInvitation
    if await asks_something(tx, claimed[0]):
        return claimed[0]
    return await admit(tx, programme, claimed[0], now=now)


async def decline_invitation(tx: Tx, token: str, *, now: datetime) -> None:
    """Stays out of the programme, signed in or not; once more changes nothing. Raises `UnknownInvitation`."""
    seen = await imports.find_invitee(tx, hash_of(token))
    if seen is None:
        raise UnknownInvitation
    await programmes.programme_for_update(tx, seen.programme_id)
    await keep_out(tx, seen.membership_id, now=now)


async def keep_out(tx: Tx, membership_id: UUID, *, now: datetime) -> bool:
    """Whoever is expected under this is so no more, and that was not known yet."""
    for each in await imports.invitees_for_update(tx, [membership_id]):
        if (out := each.out()) != each:
            await imports.save_invitees(tx, [out])
            await tell_of_invitee(tx, out, "left", now=now)
            return True
    return False


async def claim(tx: Tx, person: Person, *, now: datetime) -> Person:
    """Whoever signs in with an address that is expected somewhere is who is expected. Their row is locked."""
    expected = await imports.invitees_of_account(tx, account_of(person.email))
    locked = {
        programme_id: await programmes.programme_for_update(tx, programme_id)
        for programme_id in sorted({each.programme_id for each in expected})
    }
    claimed = await _claim(tx, person, [each.membership_id for each in expected], now=now)
    if not claimed:
        return person
    invitees = {each.membership_id: each for each in expected}
    for own in claimed:
        await _enrol(tx, locked[own.programme_id], invitees[own.membership_id], own, now=now)
    name = next((each.name for each in expected if each.name), "")
    if person.name or not name:
        return person
    named, fact = person.updated(name=name)
    assert fact is not None
    await people.save(tx, person, named)
    await tell_of_person(tx, person, named, fact, now=now)
    return named


async def _enrol(tx: Tx, programme: Programme, invitee: Invitee, own: Membership, *, now: datetime) -> None:
    """Lets in whoever was told that they are in, or would have been told so; what the programme asks it asks all the same."""
    told = invitee.enrolled or (invitee.token_hash is None and await enrols(tx, programme, own.role))
    if told and not await asks_something(tx, own):
        await tell_person(tx, programme, await admit(tx, programme, own, now=now), enrolled=True, now=now)


async def forget_never_invited(tx: Tx, *, now: datetime) -> int:
    """Nobody is kept for longer than 90 days who was never invited: how many are gone by this, `AT_ONCE` at most."""
    gone = await imports.delete_never_invited(tx, now, limit=AT_ONCE)
    await forget_invitees(tx, gone, now=now)
    return len(gone)


async def forget_invitees(tx: Tx, membership_ids: Collection[UUID], *, now: datetime) -> None:
    """These were deleted: nothing of them stays, and no mail to them leaves any more."""
    for membership_id in membership_ids:
        await mail.withdraw(tx, [INVITATION], membership_id)
        await outbox.add(tx, MEMBERSHIPS.tombstone(membership_id), now)


async def tell_of_invitee(tx: Tx, invitee: Invitee, change: MembershipChange, *, now: datetime) -> None:
    await outbox.add(tx, MEMBERSHIPS.record(state_of(invitee, change)), now)


def state_of(invitee: Invitee, change: MembershipChange) -> MembershipState:
    """What is told of somebody who has not signed in yet."""
    return MembershipState(
        membership_id=invitee.membership_id,
        version=invitee.version,
        change=change,
        programme_id=invitee.programme_id,
        role=invitee.role,
        state=invitee.state,
        left_because="by_themselves" if invitee.declined else None,
        number=invitee.number,
        line=invitee.line,
        groups=invitee.groups,
    )


async def _claim(tx: Tx, person: Person, membership_ids: Collection[UUID], *, now: datetime) -> list[Membership]:
    """Makes memberships of theirs out of these; the rows of their programmes are locked. Who is in already is not expected."""
    claimed = []
    for each in await imports.invitees_for_update(tx, membership_ids) if membership_ids else ():
        await imports.delete(tx, [each.membership_id])
        if await memberships.find_of(tx, person.person_id, each.programme_id, each.role) is not None:
            await forget_invitees(tx, [each.membership_id], now=now)
            continue
        theirs = Membership(
            each.membership_id,
            each.programme_id,
            person.person_id,
            each.role,
            "invited" if each.declined else each.state,
            version=each.version + 1,
            import_id=each.import_id,
            claimed=True,
            number=each.number,
            manager=each.manager,
            line=each.line,
            groups=each.groups,
        )
        claimed.append(await keep(tx, theirs, "claimed", now=now))
    return claimed
