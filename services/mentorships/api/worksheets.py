"""The worksheet that a mentee leads a session by."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.worksheets import MenteesWorksheet, UnknownWorksheet, Worksheet
from services.mentorships.use_cases import worksheets
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="agendas")

_Words = Annotated[str, Prose(lengths.WORKSHEET)]


class WorksheetToFillIn(RequestModel):
    """What is left out or null is empty."""

    tried: _Words | None = Field(None, examples=["I asked for the migration, and was told to wait."])
    """What you have tried since the last session."""
    stuck: _Words | None = Field(None, examples=["I do not know whom else to ask."])
    """Where you are stuck."""
    leave_with: _Words | None = Field(None, examples=["A sentence that I can say on Thursday."])
    """What you want to leave the session with."""


class WorksheetView(ResponseModel):
    session_id: UUID
    version: int
    tried: str | None
    """What the mentee has tried."""
    stuck: str | None
    """Where they are stuck."""
    leave_with: str | None
    """What they want to leave the session with."""
    written_at: datetime | None
    """When it was filled in last, in UTC."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, filled: Worksheet, session: Session, asker: UUID, now: datetime) -> Self:
        return cls(
            session_id=filled.session_id,
            version=filled.version,
            tried=filled.tried,
            stuck=filled.stuck,
            leave_with=filled.leave_with,
            written_at=filled.written_at,
            can=["change"] if filled.author_id == asker and session.takes_topics(now) else [],
        )


@router.get(
    "/sessions/{session_id}/worksheet",
    operation_id="read_worksheet",
    summary="The worksheet of a session: what was tried, where it is stuck, what to leave with",
    response_model=WorksheetView,
    responses=problems(refusals.UnknownSession, UnknownWorksheet),
)
async def read_worksheet(session_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> WorksheetView:
        session, filled = await worksheets.read_worksheet(tx, session_id, by=asker)
        return WorksheetView.of(filled, session, asker, now)

    return await query.run(read)


@router.put(
    "/sessions/{session_id}/worksheet",
    operation_id="fill_in_worksheet",
    summary="Fill in the worksheet of a session that is ahead, as its mentee",
    response_model=WorksheetView,
    responses=problems(refusals.UnknownSession, refusals.NotASessionOfTwo, MenteesWorksheet, refusals.SessionOver),
)
async def fill_in_worksheet(session_id: UUID, body: WorksheetToFillIn, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> WorksheetView:
        session, filled = await worksheets.fill_in(
            tx, session_id, body.tried, body.stuck, body.leave_with, by=asker, expects=command.expects, now=now
        )
        return WorksheetView.of(filled, session, asker, now)

    return await command.run(act)
