"""Notes on a session from its start on: shared ones for both, private ones for nobody but their author."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.notes import Notes
from services.mentorships.domain.sessions import Session
from services.mentorships.use_cases import notes
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="notes", about="Notes on a session: shared ones for both, private ones for their author alone.")


class NotesToWrite(RequestModel):
    """What is left out or null is empty."""

    shared: Annotated[str, Prose(lengths.NOTES)] | None = Field(None, examples=["Ask for the migration until May."])
    """For both of you."""
    private: Annotated[str, Prose(lengths.NOTES)] | None = Field(None, examples=["I talk too fast when I am unsure."])
    """For nobody but you."""


class NotesView(ResponseModel):
    """What one side has written down, as you may read it."""

    session_id: UUID
    version: int
    side: Side
    """Whose notes they are."""
    shared: str | None
    """For both; null where nothing is shared, and once the author is not here for you any more."""
    private: str | None
    """For their author alone; null in the other's."""
    written_at: datetime | None
    """When they were written last, in UTC."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, written: Notes, session: Session, asker: UUID) -> Self:
        own = written.author_id == asker
        return cls(
            session_id=written.session_id,
            version=written.version,
            side=written.side,
            shared=written.shared if session.shows("shared notes", written.author_id, asker) else None,
            private=written.private if session.shows("private notes", written.author_id, asker) else None,
            written_at=written.written_at,
            can=["change"] if own else [],
        )


class NotesOnSessionView(ResponseModel):
    session_id: UUID
    items: list[NotesView]
    """At most one from each side: yours, and what the other side shares."""

    @classmethod
    def of(cls, session: Session, written: list[Notes], asker: UUID) -> Self:
        views = [NotesView.of(each, session, asker) for each in written]
        return cls(session_id=session.id, items=[each for each in views if each.can or each.shared is not None])


@router.get(
    "/sessions/{session_id}/notes",
    operation_id="read_notes",
    summary="The notes on a session that you may read",
    response_model=NotesOnSessionView,
    responses=problems(refusals.UnknownSession),
)
async def read_notes(session_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> NotesOnSessionView:
        return NotesOnSessionView.of(*await notes.read_notes(tx, session_id, by=asker), asker)

    return await query.run(read)


@router.get(
    "/sessions/{session_id}/notes/mine",
    operation_id="read_my_notes",
    summary="Your notes on a session",
    response_model=NotesView,
    responses=problems(refusals.UnknownSession, refusals.UnknownNotes),
)
async def read_my_notes(session_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> NotesView:
        session, own = await notes.read_own_notes(tx, session_id, by=asker)
        return NotesView.of(own, session, asker)

    return await query.run(read)


@router.put(
    "/sessions/{session_id}/notes/mine",
    operation_id="write_my_notes",
    summary="Write your notes on a session, from its start on",
    response_model=NotesView,
    responses=problems(
        refusals.UnknownSession,
        refusals.NotASessionOfTwo,
        refusals.NotesTooEarly,
        refusals.SessionDidNotTakePlace,
        refusals.NotesClosed,
    ),
)
async def write_my_notes(session_id: UUID, body: NotesToWrite, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> NotesView:
        session, written = await notes.write_notes(
            tx, session_id, body.shared, body.private, by=asker, expects=command.expects, now=now
        )
        return NotesView.of(written, session, asker)

    return await command.run(act)
