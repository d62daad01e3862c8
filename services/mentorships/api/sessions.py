"""Agendas: questions and topics before a session."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.sessions import Agenda, Session
from services.mentorships.use_cases import sessions
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="agendas", about="Agendas: questions and topics before a session.")


class AgendaTopic(RequestModel):
    """A question or a topic for the session."""

    text: Annotated[str, Prose(lengths.TOPIC)] = Field(examples=["How did you get your first team to trust you?"])
    """The question or topic."""
    asked_by: Side = Field(examples=["mentee"])
    """Whose question it is."""


class AgendaToWrite(RequestModel):
    topics: list[AgendaTopic] = Field(description="At most 50, in the order in which they come up.")


class TopicView(ResponseModel):
    text: str
    """The question or topic."""
    asked_by: Side
    """Whose it is."""


class AgendaView(ResponseModel):
    session_id: UUID
    version: int
    topics: list[TopicView]
    """In the order in which they are to be talked about."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, agenda: Agenda, session: Session, asker: UUID, now: datetime) -> Self:
        shown = [topic for topic in agenda.topics if session.shows("agenda topic", topic.written_by, asker)]
        return cls(
            session_id=agenda.session_id,
            version=agenda.version,
            topics=[TopicView(text=topic.text, asked_by=topic.asked_by) for topic in shown],
            can=["change"] if session.takes_topics(now) else [],
        )


@router.get(
    "/sessions/{session_id}/agenda",
    operation_id="read_agenda",
    summary="The agenda of a session",
    response_model=AgendaView,
    responses=problems(refusals.UnknownSession, refusals.UnknownAgenda),
)
async def read_agenda(session_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> AgendaView:
        session, agenda = await sessions.read_agenda(tx, session_id, by=asker)
        return AgendaView.of(agenda, session, asker, now)

    return await query.run(read)


@router.put(
    "/sessions/{session_id}/agenda",
    operation_id="write_agenda",
    summary="Write the agenda of a session that is ahead",
    response_model=AgendaView,
    responses=problems(refusals.UnknownSession, refusals.SessionOver, refusals.TooManyTopics),
)
async def write_agenda(session_id: UUID, body: AgendaToWrite, command: Command) -> Response:
    asker = command.caller.person_id
    topics = tuple((topic.text, topic.asked_by) for topic in body.topics)

    async def act(tx: Tx, now: datetime) -> AgendaView:
        session, agenda = await sessions.write_agenda(
            tx, session_id, topics, by=asker, expects=command.expects, now=now
        )
        return AgendaView.of(agenda, session, asker, now)

    return await command.run(act)
