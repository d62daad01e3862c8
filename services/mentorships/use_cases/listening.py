"""Whom one would tell something unasked: where they live, what they were told, what they want to be told."""

from collections.abc import Mapping
from uuid import UUID

from services.mentorships.domain.deadlines import zone_of
from services.mentorships.domain.mentorship import Pair
from services.mentorships.domain.momentum import Listener
from services.mentorships.store import prompts
from shared.contracts.vocabulary import Side
from shared.postgres import Tx


async def listeners_of(tx: Tx, mentorship_id: UUID, pair: Pair) -> Mapping[Side, Listener]:
    """The two of a mentorship. Whoever tells them something on it holds their anchors."""
    people: dict[Side, UUID] = {"mentor": pair.mentor_id, "mentee": pair.mentee_id}
    told = await prompts.last_told(tx, people.values())
    muted = await prompts.muted(tx, mentorship_id)
    zones = await prompts.zones(tx, people.values())
    return {
        side: Listener(person, zone_of(zones.get(person)), person in muted, told.get(person))
        for side, person in people.items()
    }


async def listener_of(tx: Tx, person_id: UUID) -> Listener:
    """Somebody who is told of no mentorship of theirs, and wants it or not for all that is said so."""
    told = await prompts.last_told(tx, (person_id,))
    zones = await prompts.zones(tx, (person_id,))
    return Listener(person_id, zone_of(zones.get(person_id)), told_at=told.get(person_id))
