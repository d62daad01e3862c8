"""Badges of who asked for one: kept as soon as that is heard of, signed whenever their holder reads them, revoked for good."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.profiles.credentials import signed
from services.profiles.domain.badges import (
    FULL,
    PLACES,
    Badge,
    Issuer,
    Place,
    UnknownStatusList,
    credential_of,
    hour_of,
    status_list_of,
)
from services.profiles.domain.people import account_of
from services.profiles.keys import KeyCipher, SaltMaker
from services.profiles.letters.badges import language_of, wording_of
from services.profiles.store import badges, people, programmes
from services.profiles.use_cases import badge_keys
from shared.contracts import AchievementState
from shared.postgres import Tx


@dataclass(frozen=True)
class Desk:
    """Who issues badges, and what with. `lists`: of each status list the one signed last, beside what it was signed for."""

    issuer: Issuer
    cipher: KeyCipher
    salts: SaltMaker
    lists: dict[int, tuple[object, str]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class SignedBadge:
    """`credential`: a JWT; `name`: what stands on it, in its holder's language."""

    badge: Badge
    name: str
    credential: str


async def issue(tx: Tx, achievements: Sequence[AchievementState]) -> None:
    """Keeps a badge for each, once; whoever is gone gets none.

    Of a list that is nearly full a batch may take a few places more than half: it is counted once.
    """
    number, given = await badges.last_list(tx)
    number += given >= FULL
    for achieved in sorted(achievements, key=lambda each: (each.person_id, each.achievement_id)):
        if not await badges.hold_person(tx, achieved.person_id):
            continue
        if not await badges.is_known(tx, achieved.achievement_id):
            await badges.add(tx, _badge_of(achieved), await _free_place(tx, number))


async def revoke(tx: Tx, badge_ids: Collection[UUID]) -> None:
    """For good, and twice as once."""
    await badges.revoke(tx, badge_ids)


async def read(
    tx: Tx, person_id: UUID, desk: Desk, *, after: UUID | None, limit: int, real_now: datetime
) -> list[SignedBadge]:
    """Somebody's own, the latest first, with their address and in their language as these are now. Raises `PersonGone`."""
    person = await people.person(tx, person_id)
    found = await badges.of_person(tx, person_id, after, limit)
    if not found:
        return []
    key = await badge_keys.present_key(tx, desk.cipher, real_now=real_now)
    address = desk.issuer.address_of_key(str(key.kid))
    known = await programmes.programmes_named(tx, {badge.programme_id for badge, _ in found})
    read = []
    for badge, place in found:
        programme = known[badge.programme_id].text_in(language_of(person.locale)).name
        wording, salt = wording_of(badge, person.locale, programme), desk.salts.salt_of(badge.badge_id)
        account = account_of(person.email)
        credential = credential_of(badge, place, wording, desk.issuer, account=account, salt=salt)
        read.append(SignedBadge(badge, wording.name, signed(credential, key, address)))
    return read


async def status_list(tx: Tx, number: int, desk: Desk, *, real_now: datetime) -> str:
    """Which badges of a list are revoked, as a signed JWT; signed once until something changes. Raises `UnknownStatusList`."""
    tally = await badges.find_tally(tx, number)
    if tally is None:
        raise UnknownStatusList
    key = await badge_keys.present_key(tx, desk.cipher, real_now=real_now)
    signed_for = (tally, key.kid, hour_of(real_now))
    if (kept := desk.lists.get(number)) is not None and kept[0] == signed_for:
        return kept[1]
    listed = status_list_of(number, await badges.standing(tx, number), desk.issuer, now=real_now)
    credential = signed(listed, key, desk.issuer.address_of_key(str(key.kid)))
    desk.lists[number] = signed_for, credential
    return credential


async def _free_place(tx: Tx, number: int) -> Place:
    """By chance, so that nobody sees from it when a badge was asked for; one that was given once is never given again."""
    while True:
        place = Place(number, secrets.randbelow(PLACES))
        if await badges.take(tx, place):
            return place


def _badge_of(achieved: AchievementState) -> Badge:
    return Badge(
        badge_id=achieved.achievement_id,
        person_id=achieved.person_id,
        programme_id=achieved.programme_id,
        kind=achieved.kind,
        side=achieved.side,
        began_on=achieved.began_on,
        ended_on=achieved.ended_on,
        issued_at=achieved.claimed_at,
    )
