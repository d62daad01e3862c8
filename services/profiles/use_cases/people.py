"""People, their roles and whom they block."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from uuid import UUID

from services.profiles.domain.people import Person, PersonGone, ProfileChange, UnknownPerson
from services.profiles.domain.profiles import Language, MenteeProfile, MentorProfile
from services.profiles.store import people, sign_ins
from services.profiles.use_cases import skills
from services.profiles.use_cases.telling import tell_of_person
from shared.expecting import UNVERSIONED, Expects
from shared.ids import uuid7
from shared.postgres import Tx


async def person_of_account(tx: Tx, email: str, *, now: datetime) -> tuple[Person, bool]:
    """The person with this address, locked; a new one, and True, where it is nobody's yet."""
    new = Person(person_id=uuid7(), email=email)
    if await people.add(tx, new, now):
        await tell_of_person(tx, None, new, "signed_up", now=now)
        return new, True
    known = await people.find_person_of_account_for_update(tx, email)
    if known is None:  # erased between the two statements
        raise PersonGone
    return known, False


class Promotion(Enum):
    """Who became an operator."""

    OF_SOMEBODY_NEW = "somebody new"
    OF_SOMEBODY_KNOWN = "somebody known"
    OF_AN_OPERATOR = "an operator already"


async def make_operator(tx: Tx, email: str, *, now: datetime) -> Promotion:
    """Gives the person with this address an operator's rights; they need not have signed in before."""
    person, is_new = await person_of_account(tx, email, now=now)
    operator, fact = person.as_operator()
    if fact is None:
        return Promotion.OF_AN_OPERATOR
    await people.save(tx, person, operator)
    return Promotion.OF_SOMEBODY_NEW if is_new else Promotion.OF_SOMEBODY_KNOWN


async def unmake_operator(tx: Tx, email: str) -> bool | None:
    """Takes an operator's rights away; False where the person has none, None where nobody has this address.

    Their sign-ins end, so that no token with these rights is given out any more; those that were live ten minutes.
    """
    person = await people.find_person_of_account_for_update(tx, email)
    if person is None:
        return None
    without, fact = person.as_nobody_special()
    if fact is None:
        return False
    await people.save(tx, person, without)
    await sign_ins.end_families_of(tx, person.person_id)
    return True


async def update_person(
    tx: Tx,
    person_id: UUID,
    *,
    name: str | None = None,
    time_zone: str | None = None,
    locale: str | None = None,
    languages: Sequence[Language] | None = None,
    expects: Expects,
    now: datetime,
) -> Person:
    """Changes what is given."""
    person = await people.person_for_update(tx, person_id)
    expects(person.version)
    updated, fact = person.updated(name=name, time_zone=time_zone, locale=locale, languages=languages)
    return await _saved(tx, person, updated, fact, now=now)


async def publish_mentor(tx: Tx, person_id: UUID, profile: MentorProfile, *, expects: Expects, now: datetime) -> Person:
    """Makes the person this mentor. Skills may be in any spelling."""
    person = await people.person_for_update(tx, person_id)
    expects(person.present_mentor_version)
    slugs = await skills.slugs_of(tx, profile.skills_named)
    mentor, fact = person.as_mentor(profile.with_slugs(slugs))
    return await _saved(tx, person, mentor, fact, now=now)


async def cease_mentoring(tx: Tx, person_id: UUID, *, expects: Expects, now: datetime) -> None:
    """Ends being a mentor here, and tells everybody, who end what is theirs: proposals, mentorships, sessions."""
    person = await people.person_for_update(tx, person_id)
    expects(person.present_mentor_version)
    ceased, fact = person.ceased()
    await _saved(tx, person, ceased, fact, now=now)


async def publish_mentee(tx: Tx, person_id: UUID, profile: MenteeProfile, *, expects: Expects, now: datetime) -> Person:
    """Makes the person this mentee. Skills may be in any spelling."""
    person = await people.person_for_update(tx, person_id)
    expects(person.mentee_version or None)
    slugs = await skills.slugs_of(tx, profile.skills_named)
    mentee, fact = person.as_mentee(profile.with_slugs(slugs))
    return await _saved(tx, person, mentee, fact, now=now)


async def block(tx: Tx, person_id: UUID, other: UUID, *, expects: Expects, now: datetime) -> Person:
    """From now on nothing happens between the two.

    Raises `UnknownPerson`, also where the other one blocks them: who is blocked is answered as of somebody who has left.
    """
    person = await people.person_for_update(tx, person_id)
    expects(UNVERSIONED if other in person.blocks else None)
    blocking, fact = person.blocking(other, now)
    if fact is not None and not await people.is_there_for(tx, other, person_id):
        raise UnknownPerson
    return await _saved(tx, person, blocking, fact, now=now)


async def unblock(tx: Tx, person_id: UUID, other: UUID, *, now: datetime) -> Person:
    """Takes a block back."""
    person = await people.person_for_update(tx, person_id)
    unblocking, fact = person.unblocking(other)
    return await _saved(tx, person, unblocking, fact, now=now)


async def _saved(tx: Tx, before: Person, after: Person, fact: ProfileChange | None, *, now: datetime) -> Person:
    if fact is not None:  # what changes nothing is no news
        await people.save(tx, before, after)
        await tell_of_person(tx, before, after, fact, now=now)
    return after
