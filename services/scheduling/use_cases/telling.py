"""What follows every change of a session: the others hear of it, and its end is awaited."""

from datetime import datetime
from typing import Final

from services.scheduling.domain.minutes import datetime_of
from services.scheduling.domain.sessions import Change, Session
from services.scheduling.domain.states import place_of, state_of
from shared.contracts import PLACES, SESSIONS
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import drop_timers, set_timer

COMPLETE_SESSION: Final = "complete-session"
END_REQUEST: Final = "end-request"

_NAMES_THE_PLACE: Final = frozenset({"booked", "confirmed", "place_changed"})
_TAKES_THE_PLACE: Final = frozenset({"cancelled", "completed", "missed", "place_changed"})


async def tell(tx: Tx, session: Session, change: Change, *, now: datetime) -> None:
    """Publishes the session as it is now; its row is locked and saved."""
    await outbox.add(tx, SESSIONS.record(state_of(session, change)), now)
    if change.what in _NAMES_THE_PLACE and session.place is not None:
        await outbox.add(tx, PLACES.record(place_of(session, session.place, change)), now)
    elif change.what in _TAKES_THE_PLACE and (session.place is not None or change.what == "place_changed"):
        await tell_no_place(tx, session, now=now)


async def tell_no_place(tx: Tx, session: Session, *, now: datetime) -> None:
    """Where it takes place is nobody's business any more, or nobody says it."""
    await outbox.add(tx, PLACES.tombstone(session.session_id), now)


async def expect_end(tx: Tx, session: Session) -> None:
    """Completes this version of the session at its end; a request ends where nobody answers it in time."""
    if session.respond_by is None:
        await set_timer(tx, COMPLETE_SESSION, session.session_id, session.version, datetime_of(session.ends))
    else:
        await expect_answer(tx, session, session.respond_by)


async def expect_answer(tx: Tx, session: Session, respond_by: datetime) -> None:
    """Ends what this version of the session asks where nobody answers it in time."""
    await set_timer(tx, END_REQUEST, session.session_id, session.version, respond_by)


async def expect_no_end(tx: Tx, session: Session) -> None:
    """Takes back what an earlier version of the session was waiting for; a booked one was no request before."""
    await drop_timers(tx, END_REQUEST if session.was_never_confirmed else COMPLETE_SESSION, session.session_id)
