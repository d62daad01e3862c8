"""What profiles tells again after its tables or its topics were set back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from services.profiles.domain.memberships import MembershipChange
from services.profiles.domain.people import Person, ProfileChange
from services.profiles.store import imports, memberships, people, programmes, sign_ins, skills
from services.profiles.store.skills import KnownSkill
from services.profiles.use_cases import inviting
from services.profiles.use_cases import memberships as belonging
from services.profiles.use_cases import programmes as running_programmes
from services.profiles.use_cases import skills as vocabulary
from services.profiles.use_cases.erasing import erase_person
from services.profiles.use_cases.telling import contact_of, profile_of, tell_of_person
from shared.contracts import (
    CONTACTS,
    MEMBERSHIPS,
    PROFILES,
    PROGRAMMES,
    SKILLS,
    ContactState,
    MembershipState,
    ProfileState,
    ProgrammeState,
    SkillState,
)
from shared.contracts.vocabulary import MembershipPhase
from shared.erasure import telling_of
from shared.ids import named_uuid
from shared.postgres import Tx
from shared.publishing.retelling import Telling, one_by_one
from shared.timers import renumber_timers

_TOLD_AS: Final[Mapping[MembershipPhase, MembershipChange]] = {
    "eligible": "imported",
    "invited": "invited",
    "applied": "applied",
    "waiting": "queued",
    "offered": "offered",
    "member": "joined",
    "left": "left",
}


def tellings(*, now: datetime) -> Sequence[Telling[Any]]:
    """People first: whoever is erased again takes everything else of theirs along."""
    return (
        Telling(PROFILES, partial(_profiles, now=now), lift=people.lift, uphold=partial(_uphold, now=now)),
        Telling(CONTACTS, _contacts, lift=people.lift),
        Telling(PROGRAMMES, one_by_one(_programme), lift=programmes.lift),
        Telling(MEMBERSHIPS, _memberships, lift=_lift_membership, uphold=partial(_uphold_membership, now=now)),
        Telling(SKILLS, _skills, lift=_lift_skill),
        telling_of("profiles"),
    )


async def erase_again(tx: Tx, erased: Collection[UUID], *, now: datetime) -> Sequence[UUID]:
    """Erases those of these people who are here again; who that was."""
    present = sorted(await people.there_among(tx, erased))
    for person_id in present:
        await erase_person(tx, person_id, now=now)
    return present


async def end_sign_ins(tx: Tx) -> int:
    """A refresh token that was used up since would be good again, and a sign-in that was ended: all end; how many."""
    return await sign_ins.end_all_families(tx)


async def _profiles(tx: Tx, told: Mapping[UUID, ProfileState | None], *, now: datetime) -> Mapping[UUID, ProfileState]:
    found = await people.all_of(tx, told)
    return {person.person_id: profile_of(person, _last_fact(person), now=now) for person in found}


def _last_fact(person: Person) -> ProfileChange:
    has_ceased = person.mentor is None and person.mentor_version > 0
    return "mentor_ceased" if has_ceased else "person_updated"


async def _uphold(tx: Tx, person_id: UUID, told: ProfileState | None, *, now: datetime) -> str | None:
    """Who was erased is erased again; blocks, suspensions and signing out everywhere stand."""
    if told is None:
        return "erased again" if await erase_again(tx, [person_id], now=now) else None
    person = await people.find_person_for_update(tx, person_id)
    if person is None:
        return None
    blocked = await people.there_among(tx, told.blocks)
    right = person.set_right(blocked, told.signed_out_at, now, suspended=told.suspended)
    if right == person:
        return None
    fact, done = _what_stands(person, right)
    await people.save(tx, person, right)
    await tell_of_person(tx, person, right, fact, now=now)
    return done


def _what_stands(before: Person, after: Person) -> tuple[ProfileChange, str]:
    """The weightiest of it: readers find the rest in the state."""
    if after.suspended and not before.suspended:
        return "suspended", "suspended again"
    if after.blocks != before.blocks:
        return "blocks_changed", "blocks again"
    return "signed_out", "signed out everywhere again"


async def _contacts(tx: Tx, told: Mapping[UUID, ContactState | None]) -> Mapping[UUID, ContactState]:
    return {person.person_id: contact_of(person, is_new=False) for person in await people.all_of(tx, told)}


async def _programme(tx: Tx, programme_id: UUID, _told: ProgrammeState | None) -> ProgrammeState | None:
    found = await programmes.find_programme(tx, programme_id)
    if found is None:
        return None
    return running_programmes.state_of(found, "changed" if found.archived_at is None else "archived")


async def _memberships(tx: Tx, told: Mapping[UUID, MembershipState | None]) -> Mapping[UUID, MembershipState]:
    found = {each.membership_id: each for each in await memberships.all_by_id(tx, told)}
    invited = await imports.invitees_for_update(tx, told.keys() - found.keys())
    return {
        **{each.membership_id: inviting.state_of(each, _TOLD_AS[each.state]) for each in invited},
        **{key: belonging.state_of(each, _TOLD_AS[each.state]) for key, each in found.items()},
    }


async def _uphold_membership(tx: Tx, membership_id: UUID, told: MembershipState | None, *, now: datetime) -> str | None:
    """Who has left since, or did not want to come, is not in again."""
    if told is None or told.left_because is None:
        return None
    found = await memberships.find(tx, membership_id)
    if found is not None and found.may_end(told.left_because):
        programme = await programmes.programme_for_update(tx, found.programme_id)
        await belonging.keep(tx, *found.ended(told.left_because), now=now)
        await belonging.fill_places(tx, programme, now=now)
        return "left again"
    return "stays out again" if await inviting.keep_out(tx, membership_id, now=now) else None


async def _lift_membership(tx: Tx, membership_id: UUID, version: int) -> None:
    await memberships.lift(tx, membership_id, version)
    await imports.lift_invitee(tx, membership_id, version)
    if (found := await memberships.find(tx, membership_id)) is not None:
        await renumber_timers(tx, belonging.OFFER, membership_id, found.version)


async def _skills(tx: Tx, told: Mapping[UUID, SkillState | None]) -> Mapping[UUID, SkillState]:
    return {key: vocabulary.state_of(each) for key, each in (await _known_skills(tx)).items() if key in told}


async def _lift_skill(tx: Tx, skill_id: UUID, version: int) -> None:
    if (found := (await _known_skills(tx)).get(skill_id)) is not None:
        await skills.lift(tx, found.skill.skill, version)


async def _known_skills(tx: Tx) -> Mapping[UUID, KnownSkill]:
    """The id follows from the slug; there are a few hundred."""
    return {named_uuid("skill", slug): each for slug, each in (await skills.all_skills(tx)).items()}
