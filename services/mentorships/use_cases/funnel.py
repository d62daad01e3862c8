"""How far mentees come: followed as it happens, counted beside what is kept, and read without counting."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain.funnel import STAGES, Followed, Funnel, funnel_of, reached_by
from services.mentorships.domain.programme_refusals import UnknownProgramme
from services.mentorships.store import facts
from services.mentorships.store import funnel as store
from services.mentorships.use_cases.coordinating import role_in
from shared.acting import Actor
from shared.contracts.memberships import MembershipState
from shared.postgres import Tx

LOOKED_AT_AGAIN_AFTER: Final = timedelta(minutes=1)
"""By then whoever wrote something while somebody became known here has committed."""
AT_ONCE: Final = 500


async def hear_of_members(tx: Tx, told: Sequence[tuple[MembershipState, datetime]], *, now: datetime) -> None:
    """Mentees come into a programme, step by step; what they reached here before counts too."""
    mentees = [(state, at) for state, at in told if state.role == "mentee"]
    gone = await store.erased_among(tx, [state.person_id for state, _ in mentees if state.person_id is not None])
    before = await store.of_memberships(tx, {state.membership_id for state, _ in mentees})
    after = dict(before)
    for state, at in mentees:
        if state.person_id in gone:
            continue
        known = after.get(state.membership_id) or _unknown(state)
        reached = Followed(known.membership_id, known.programme_id, state.person_id, state.number, known.weeks)
        after[state.membership_id] = reached.reaching(reached_by(state.state, at))
    await _keep(tx, before, [*after.values()])
    await store.look_again(tx, after, now)


async def follow(tx: Tx, people: Collection[UUID], gone: Collection[UUID] = ()) -> None:
    """Something has happened in mentorships of these mentees: what they have reached by it counts. Who is `gone` counts no more."""
    present = await store.of_people(tx, {*people, *gone})
    if present:
        await _keep(tx, {each.membership_id: each for each in present}, present)
    if gone:
        await forget(tx, (), gone)


async def tidy(tx: Tx, *, now: datetime) -> bool:
    """Folds counts in, and looks again at who became known a minute ago; whether there is more of it."""
    folded = await store.fold(tx, AT_ONCE)
    stale = await store.stale(tx, now - LOOKED_AT_AGAIN_AFTER, AT_ONCE)
    if stale:
        await _keep(tx, {each.membership_id: each for each in stale}, stale)
        await store.look_again(tx, [each.membership_id for each in stale], None)
    return AT_ONCE in {folded, len(stale)}


async def forget(tx: Tx, memberships: Collection[UUID], people: Collection[UUID]) -> None:
    """Who is erased is counted no more."""
    gone = await store.delete(tx, memberships, people)
    await store.count(tx, [change for each in gone for change in each.gone()])


async def read_funnel(tx: Tx, programme_id: UUID, *, by: Actor) -> Funnel:
    """How far the mentees of a programme come, to the event."""
    await role_in(tx, "read_funnel", programme_id, by=by)
    if not await facts.is_known(tx, programme_id):
        raise UnknownProgramme
    return funnel_of(await store.counts(tx, programme_id))


async def _keep(tx: Tx, before: Mapping[UUID, Followed], wanted: Collection[Followed]) -> None:
    reached = await store.reached_here(tx, wanted)
    after = [
        each if each.person_id is None else each.reaching(reached.get((each.programme_id, each.person_id), {}))
        for each in wanted
    ]
    changed = [each for each in after if each != before.get(each.membership_id)]
    await store.save(tx, sorted(changed, key=lambda each: each.membership_id))
    await store.count(tx, [change for each in changed for change in each.changes_since(before.get(each.membership_id))])


def _unknown(state: MembershipState) -> Followed:
    return Followed(state.membership_id, state.programme_id, state.person_id, state.number, dict.fromkeys(STAGES, None))
