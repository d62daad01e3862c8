"""Telling the other services of a person."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from services.profiles.domain.people import Person, ProfileChange
from services.profiles.store import people
from shared.contracts import CONTACTS, PROFILES, ContactState, ProfileState
from shared.contracts.profiles import MenteeSection, MentorSection, Parting
from shared.postgres import Tx
from shared.publishing import outbox


async def tell_of_person(tx: Tx, before: Person | None, after: Person, fact: ProfileChange, *, now: datetime) -> None:
    """Publishes the person's profile, and how to reach them where that has changed."""
    await outbox.add(tx, PROFILES.record(profile_of(after, fact, now=now)), now)
    if before is None or after.reaches_differently_than(before):
        await outbox.add(tx, CONTACTS.record(contact_of(after, is_new=before is None)), now)


async def tell_again(tx: Tx, person_ids: Collection[UUID], *, now: datetime) -> None:
    """Publishes these people, whom the caller has locked, as they are and as this release says it."""
    for person_id in person_ids:
        person = await people.person(tx, person_id)
        retold, fact = person.retold()
        await people.save(tx, person, retold)
        await tell_of_person(tx, person, retold, fact, now=now)


def profile_of(person: Person, fact: ProfileChange, *, now: datetime) -> ProfileState:
    """What everybody learns of a person."""
    return ProfileState(
        person_id=person.person_id,
        version=person.revision,
        change=fact,
        mentor=_mentor(person),
        mentee=_mentee(person),
        blocks=tuple(sorted(person.blocks)),
        partings=tuple(Parting(person_id=other, at=at) for other, at in sorted(person.partings_to_tell(now).items())),
        ceasings=person.ceasings,
        signed_out_at=person.signed_out_at,
        time_zone=person.time_zone if person.time_zone_set else None,
        suspended=person.suspended,
        suspended_at=person.suspended_at,
    )


def _mentor(person: Person) -> MentorSection | None:
    if person.mentor is None:
        return None
    languages = [asdict(each) for each in person.mentoring_languages]
    return MentorSection.model_validate({**asdict(person.mentor), "languages": languages})


def _mentee(person: Person) -> MenteeSection | None:
    if person.mentee is None:
        return None
    languages = [asdict(each) for each in person.languages]
    return MenteeSection.model_validate({**asdict(person.mentee), "languages": languages})


def contact_of(person: Person, *, is_new: bool) -> ContactState:
    """How to reach a person."""
    return ContactState(
        person_id=person.person_id,
        version=person.revision,
        change="added" if is_new else "changed",
        name=person.name,
        email=person.email,
        locale=person.locale,
        time_zone=person.time_zone,
        time_zone_set=person.time_zone_set,
    )
