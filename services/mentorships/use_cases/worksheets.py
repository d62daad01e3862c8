"""The worksheet of a session: filled in by its mentee, read by both."""

from datetime import datetime
from uuid import UUID

from services.mentorships.domain.sessions import Session
from services.mentorships.domain.timeline import Entry
from services.mentorships.domain.worksheets import UnknownWorksheet, Worksheet, refuse_all_but_the_mentee
from services.mentorships.store import sessions, timeline, worksheets
from services.mentorships.store.timeline import Line
from services.mentorships.use_cases.acting import settle_prompts
from services.mentorships.use_cases.sessions import hold_session
from shared.expecting import Expects
from shared.ids import named_uuid
from shared.postgres import Tx


async def read_worksheet(tx: Tx, session_id: UUID, *, by: UUID) -> tuple[Session, Worksheet]:
    """Raises `UnknownSession`, and `UnknownWorksheet` where there is none that this person may read."""
    session = await sessions.session(tx, session_id)
    session.side_of(by)
    filled = await worksheets.find(tx, session_id)
    if filled is None or not session.shows("worksheet", filled.author_id, by):
        raise UnknownWorksheet
    return session, filled


async def fill_in(
    tx: Tx,
    session_id: UUID,
    tried: str | None,
    stuck: str | None,
    leave_with: str | None,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> tuple[Session, Worksheet]:
    """Of a session that is ahead, by its mentee; the first time is what makes it."""
    session = await hold_session(tx, session_id, by=by)
    refuse_all_but_the_mentee(session, by)
    known = await worksheets.find(tx, session_id) or Worksheet(session_id, by)
    expects(known.version or None)
    filled, what = known.fill_in(tried, stuck, leave_with, session, now=now)
    if what is None:
        return session, filled
    await worksheets.save(tx, filled)
    if session.mentorship_id is not None:
        # Its id follows from the session: the timeline tells once that somebody prepared, not of each word.
        entry_id = named_uuid("worksheet", str(session_id))
        entry = Entry(what, now, "mentee", session_id, starts_at=session.starts_at)
        await timeline.add(tx, [Line(entry_id, session.mentorship_id, entry_id, entry)])
        await settle_prompts(tx, session.mentorship_id, (entry,), now=now)
    return session, filled
