"""What scheduling tells again after its tables or its topics were set back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from services.scheduling.domain.minutes import last_minute
from services.scheduling.domain.sessions import Change, Session
from services.scheduling.domain.states import place_of, state_of
from services.scheduling.store import availability, sessions
from services.scheduling.use_cases import free_time
from services.scheduling.use_cases.sessions import end_session
from services.scheduling.use_cases.telling import COMPLETE_SESSION, END_REQUEST
from shared.contracts import AVAILABILITY, PLACES, SESSIONS, AvailabilityState, PlaceState, SessionState
from shared.contracts.vocabulary import SessionChange, SessionPhase
from shared.erasure import telling_of
from shared.postgres import Tx
from shared.publishing.retelling import Telling
from shared.timers import renumber_timers

_TOLD_AS: Final[Mapping[SessionPhase, SessionChange]] = {
    "pending": "requested",
    "booked": "booked",
    "completed": "completed",
    "missed": "missed",
    "cancelled": "cancelled",
}


def tellings(*, now: datetime) -> Sequence[Telling[Any]]:
    """Sessions before their places: who is told of a place knows the session."""
    return (
        Telling(SESSIONS, _sessions, lift=_lift, uphold=partial(_uphold, now=now), renounced=_renounced),
        Telling(PLACES, _places, tombstone_erases=False),
        Telling(AVAILABILITY, _availability, lift=availability.lift),
        telling_of("scheduling"),
    )


async def _sessions(tx: Tx, told: Mapping[UUID, SessionState | None]) -> Mapping[UUID, SessionState]:
    found = await sessions.all_for_update(tx, told)
    return {each: state_of(session, _change_since(told[each], session)) for each, session in found.items()}


def _change_since(told: SessionState | None, session: Session) -> Change:
    """What people who were told that last learn now; where it is as they were told, nothing."""
    if told is None or told.state != session.state:
        return Change(_TOLD_AS[session.state])
    before = last_minute(told.starts_at), last_minute(told.ends_at)
    if session.state == "booked" and before != (session.starts, session.ends):
        return Change("rescheduled", moved_from=before)
    return Change("place_changed" if session.state == "booked" else _TOLD_AS[session.state])


async def _lift(tx: Tx, session_id: UUID, version: int) -> None:
    raised = await sessions.lift(tx, session_id, version)
    for kind in (COMPLETE_SESSION, END_REQUEST) if raised is not None else ():
        await renumber_timers(tx, kind, session_id, raised or 0)


async def _uphold(tx: Tx, session_id: UUID, told: SessionState | None, *, now: datetime) -> str | None:
    """A cancelled session stays so: both were told, and may have something else by now."""
    session = (await sessions.all_for_update(tx, [session_id])).get(session_id)
    if told is None or told.state != "cancelled" or session is None or not session.is_live:
        return None
    cancelled = session.cancel_again(told.cancelled_late, told.cancelled_because, told.cancelled_by or "platform")
    await end_session(tx, *cancelled, now=now)
    return "cancelled again"


def _renounced(told: SessionState) -> SessionState | None:
    """One that is ahead is cancelled, so that nobody waits for the other."""
    if told.state not in ("pending", "booked"):
        return None
    cancelled = {"change": "cancelled", "state": "cancelled", "cancelled_by": "platform"}
    nothing_proposed = {"proposed_by": None, "proposed_starts_at": None, "proposed_ends_at": None}
    unconfirmed = told.state == "pending"
    return told.model_copy(
        update={**cancelled, **nothing_proposed, "unconfirmed": unconfirmed, "version": told.version + 1}
    )


async def _places(tx: Tx, told: Mapping[UUID, PlaceState | None]) -> Mapping[UUID, PlaceState]:
    found = await sessions.all_for_update(tx, told)
    return {
        each: place_of(session, session.place, Change("booked" if told[each] is None else "place_changed"))
        for each, session in found.items()
        if session.state == "booked" and session.place is not None
    }


async def _availability(tx: Tx, told: Mapping[UUID, AvailabilityState | None]) -> Mapping[UUID, AvailabilityState]:
    found = await availability.find_published(tx, told)
    return {person_id: free_time.state_of(published) for person_id, published in found.items()}
