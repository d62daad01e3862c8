"""Notes on a session: written by each side from its start on, and read by whom they are for."""

from datetime import datetime
from uuid import UUID

from services.mentorships.domain.notes import Notes
from services.mentorships.domain.refusals import UnknownNotes
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import notes, sessions, timeline
from services.mentorships.store.timeline import Line
from services.mentorships.use_cases.acting import settle_prompts
from services.mentorships.use_cases.sessions import hold_session
from shared.expecting import Expects
from shared.ids import named_uuid
from shared.postgres import Tx


async def read_notes(tx: Tx, session_id: UUID, *, by: UUID) -> tuple[Session, list[Notes]]:
    """All notes on a session, for one who takes part in it. Raises `UnknownSession`."""
    session = await sessions.session(tx, session_id)
    session.side_of(by)
    return session, await notes.of_session(tx, session_id)


async def read_own_notes(tx: Tx, session_id: UUID, *, by: UUID) -> tuple[Session, Notes]:
    """Raises `UnknownSession`, and `UnknownNotes` while this person has written none."""
    session, written = await read_notes(tx, session_id, by=by)
    own = next((each for each in written if each.author_id == by), None)
    if own is None:
        raise UnknownNotes
    return session, own


async def write_notes(
    tx: Tx,
    session_id: UUID,
    shared: str | None,
    private: str | None,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> tuple[Session, Notes]:
    """Replaces what this side has written; `expects` judges the version of their own notes."""
    session = await hold_session(tx, session_id, by=by)
    present = await notes.of_session(tx, session_id)
    nothing = Notes(session_id, by, session.side_of(by))
    own = next((each for each in present if each.author_id == by), nothing)
    expects(own.version or None)
    written, what = own.rewrite(shared, private, session, now=now)
    if written != own:
        await notes.save(tx, written)
    if what is not None and session.mentorship_id is not None:
        # Its id follows from session and side: the timeline tells once that somebody shared notes, not of each word.
        entry_id = named_uuid("notes", str(session_id), written.side)
        entry = Entry(what, now, written.side, session_id, starts_at=session.starts_at)
        await timeline.add(tx, [Line(entry_id, session.mentorship_id, entry_id, entry)])
        await settle_prompts(tx, session.mentorship_id, (entry,), now=now)
    return session, written
