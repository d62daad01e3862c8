"""A person goes."""

from datetime import datetime
from uuid import UUID

from services.scheduling.domain.minutes import last_minute
from services.scheduling.store import availability, between, calendars, holds, hours, offerings, people, sessions
from services.scheduling.use_cases.sessions import end_sessions
from services.scheduling.use_cases.telling import tell_no_place
from shared import erasure
from shared.contracts import AVAILABILITY
from shared.ground import audit_log
from shared.postgres import Tx
from shared.publishing import outbox


async def erase_person(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """Their future sessions cancel, their hours, offerings and holds go; past sessions stay for the other side.

    Hours, offerings, the person's row and holds go first, in the order in which a booking that is under way locks them: it
    is waited for, and its session is found.
    """
    await people.await_unknown(tx, [person_id])
    await hours.forget(tx, person_id)
    await offerings.forget(tx, person_id)
    await people.forget_person(tx, person_id)
    await holds.forget(tx, person_id)
    ahead = await sessions.sessions_ahead_for_update(tx, person_id, last_minute(now))
    await end_sessions(tx, [session.call_off("person_left") for session in ahead], [], now=now)
    for session in await sessions.with_places(tx, person_id):
        await tell_no_place(tx, session, now=now)
    await sessions.forget_words(tx, person_id)
    await between.forget(tx, person_id)
    await calendars.forget_feed(tx, person_id)
    await audit_log.forget(tx, person_id)
    if await availability.forget(tx, person_id):
        await outbox.add(tx, AVAILABILITY.tombstone(person_id), now)
    await erasure.forget(tx, "scheduling", person_id, now)
