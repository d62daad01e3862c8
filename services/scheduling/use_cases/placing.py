"""A mentor says where a session takes place: for one session, or for all that follow its offering."""

from datetime import datetime
from uuid import UUID

from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.offerings import Offering
from services.scheduling.domain.places import Place
from services.scheduling.domain.sessions import Session
from services.scheduling.store import offerings, sessions
from services.scheduling.use_cases.sessions import save_moved, session_of
from services.scheduling.use_cases.turns import take_turn
from shared.expecting import Expects
from shared.postgres import Tx


async def name_place(
    tx: Tx, session_id: UUID, place: Place | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """This session takes place there, whatever its offering says; None: where its offering says."""
    await offerings.keep_of_session(tx, session_id)
    session = await session_of(tx, session_id, by, expects=expects, now=now)
    own = place is not None
    if place is None:
        offering = await offerings.find_offering(tx, session.offering_id)
        place = None if offering is None else offering.terms.place
    placed, change = session.name_place(place, own=own, by=by, now=now)
    if change is None:
        await sessions.update(tx, placed, now)
        return placed
    await take_turn(tx, session.mentee_ids[0], by=by, now=now)
    return await save_moved(tx, placed, change, now=now)


async def follow_offering(tx: Tx, offering: Offering, *, now: datetime) -> None:
    """Its booked sessions take place where the offering, which is locked, says now; each mentee hears of it."""
    found = await sessions.at_offerings_place_for_update(tx, offering, last_minute(now))
    for mentee_id in sorted({session.mentee_ids[0] for session in found}):
        await take_turn(tx, mentee_id, by=offering.mentor_id, now=now)
    for session in found:
        placed, change = session.name_place(offering.terms.place, own=False, by=offering.mentor_id, now=now)
        if change is not None:
            await save_moved(tx, placed, change, now=now)
