"""Who has completed a mentorship, or was thanked in one, may have that shown by a badge; profiles makes it, and this only says what for."""

from datetime import datetime
from uuid import UUID

from services.mentorships.domain.badges import Achievement, Badges, earned
from services.mentorships.domain.mentorship import Mentorship, Pair
from services.mentorships.domain.refusals import UnknownMentorship
from services.mentorships.store import achievements, anchors, mentorships
from shared.contracts import ACHIEVEMENTS
from shared.contracts.vocabulary import AchievementKind
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox


async def read(tx: Tx, mentorship_id: UUID, *, by: UUID) -> Badges:
    """What this one of the two may have shown, and has. Raises `UnknownMentorship`."""
    return await _badges(tx, await mentorships.mentorship(tx, mentorship_id), by=by)


async def claim(tx: Tx, mentorship_id: UUID, kind: AchievementKind, *, by: UUID, now: datetime) -> Badges:
    """Has it shown, from now on; twice and it changes nothing. Raises `BadgeNotEarned` and `BadgeClaimedTooOften`."""
    mentorship = await _held(tx, mentorship_id, by=by)
    known = await _badges(tx, mentorship, by=by)
    if kind in known.standing():
        return known
    known.refuse_claim(kind)
    claimed = Achievement(uuid7(), mentorship_id, by, kind, now)
    await achievements.add(tx, claimed)
    await outbox.add(tx, ACHIEVEMENTS.record(claimed.public(mentorship)), now)
    return Badges(known.earned, [*known.claimed, claimed])


async def withdraw(tx: Tx, mentorship_id: UUID, kind: AchievementKind, *, by: UUID, now: datetime) -> None:
    """Has it shown no longer: the badge is revoked for good; twice and it changes nothing."""
    mentorship = await _held(tx, mentorship_id, by=by)
    claimed = (await _badges(tx, mentorship, by=by)).standing().get(kind)
    if claimed is not None:
        await take_back(tx, claimed.id, now=now)


async def take_back(tx: Tx, achievement_id: UUID, *, now: datetime) -> None:
    await achievements.withdraw(tx, achievement_id, now)
    await outbox.add(tx, ACHIEVEMENTS.tombstone(achievement_id), now)


async def forget(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """What an erased person had shown is shown no longer."""
    for achievement_id in await achievements.forget(tx, person_id):
        await outbox.add(tx, ACHIEVEMENTS.tombstone(achievement_id), now)


async def _held(tx: Tx, mentorship_id: UUID, *, by: UUID) -> Mentorship:
    """Whoever is erased in the same moment asks for nothing any more."""
    await anchors.hold(tx, [by])
    mentorship = await mentorships.for_update(tx, mentorship_id)
    mentorship.pair.side_of(by)
    if await anchors.erased_among(tx, [by]):
        raise UnknownMentorship
    return mentorship


async def _badges(tx: Tx, mentorship: Mentorship, *, by: UUID) -> Badges:
    other = _other(mentorship.pair, by)
    thanked = mentorship.shows("kudos", other, by) and await achievements.was_thanked_by(tx, mentorship.id, other)
    return Badges(earned(mentorship, thanked=thanked), await achievements.of_one(tx, mentorship.id, by))


def _other(pair: Pair, person_id: UUID) -> UUID:
    return pair.mentee_id if pair.side_of(person_id) == "mentor" else pair.mentor_id
