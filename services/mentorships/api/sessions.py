"""Agendas: questions and topics before a session."""

from datetime import datetime
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.api.goal_forms import ActionStepToAdd
from services.mentorships.api.goals import ActionStepView
from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.goals import NewActionStep
from services.mentorships.domain.sessions import Session, Topic
from services.mentorships.store import mentorships
from services.mentorships.use_cases import agendas, deadlines
from services.mentorships.use_cases.agendas import Prepared
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Command, Query, UnversionedCommand
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.ids import uuid7
from shared.postgres import Tx

MOST_DECISIONS: Final = 20

router = Router(tag="agendas", about="Agendas: questions and topics before a session.")


class AgendaTopic(RequestModel):
    """A question or a topic for the session."""

    text: Annotated[str, Prose(lengths.TOPIC)] = Field(examples=["How did you get your first team to trust you?"])
    """The question or topic."""
    asked_by: Side = Field(examples=["mentee"])
    """Whose question it is."""


class AgendaToWrite(RequestModel):
    topics: list[AgendaTopic] = Field(description="At most 50, in the order in which they come up.")


class TopicTalkedAbout(RequestModel):
    talked_about: bool = Field(examples=[True])
    """Whether it needs no more talk; what needs some stays open, and comes up again in your next session."""


class DecisionToKeep(ActionStepToAdd):
    goal_id: UUID = Field(examples=["0198f2a0-0000-7000-8000-000000000012"])
    """The goal that it leads to."""


class DecisionsToKeep(RequestModel):
    decisions: Annotated[list[DecisionToKeep], Field(min_length=1, max_length=MOST_DECISIONS)]
    """Each becomes an action step, all of them or none."""


class TopicView(ResponseModel):
    id: UUID
    text: str
    """The question or topic."""
    asked_by: Side
    """Whose it is."""
    talked_about_at: datetime | None
    """When one of you said that it needs no more talk, in UTC; null while it is open."""
    session_id: UUID
    """The session on whose agenda it stands."""

    @classmethod
    def of(cls, topic: Topic, session_id: UUID) -> Self:
        return cls(
            id=topic.id,
            text=topic.text,
            asked_by=topic.asked_by,
            talked_about_at=topic.talked_about_at,
            session_id=session_id,
        )


class AgendaView(ResponseModel):
    session_id: UUID
    version: int
    topics: list[TopicView]
    """In the order in which they are to be talked about."""
    carried_over: list[TopicView]
    """What you have left open in earlier sessions: it comes up too, until one of you says that it was talked about."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, prepared: Prepared, asker: UUID, now: datetime) -> Self:
        agenda, session = prepared.agenda, prepared.session
        shown = [topic for topic in agenda.topics if session.shows("agenda topic", topic.written_by, asker)]
        carried = [each for each in prepared.carried if session.shows("agenda topic", each.topic.written_by, asker)]
        return cls(
            session_id=agenda.session_id,
            version=agenda.version,
            topics=[TopicView.of(topic, agenda.session_id) for topic in shown],
            carried_over=[TopicView.of(each.topic, each.session_id) for each in carried],
            can=["change"] if session.takes_topics(now) else [],
        )


class DecisionsView(ResponseModel):
    session_id: UUID
    """The session in which they were made."""
    action_steps: list[ActionStepView]
    """What became of them, in their order."""


@router.get(
    "/sessions/{session_id}/agenda",
    operation_id="read_agenda",
    summary="The agenda of a session, with what you have left open in earlier ones",
    response_model=AgendaView,
    responses=problems(refusals.UnknownSession, refusals.UnknownAgenda),
)
async def read_agenda(session_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> AgendaView:
        return AgendaView.of(await agendas.read_agenda(tx, session_id, by=asker, now=now), asker, now)

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
    topics = [(uuid7(), topic.text, topic.asked_by) for topic in body.topics]

    async def act(tx: Tx, now: datetime) -> AgendaView:
        written = await agendas.write_agenda(tx, session_id, topics, by=asker, expects=command.expects, now=now)
        return AgendaView.of(written, asker, now)

    return await command.run(act)


@router.patch(
    "/agenda-topics/{topic_id}",
    operation_id="talk_about_topic",
    summary="Say that a topic was talked about, or that it is open",
    response_model=TopicView,
    responses=problems(refusals.UnknownTopic),
)
async def talk_about_topic(topic_id: UUID, body: TopicTalkedAbout, command: UnversionedCommand) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> TopicView:
        session_id, topic = await agendas.talk_about(
            tx, topic_id, talked_about=body.talked_about, by=asker, expects=command.expects, now=now
        )
        return TopicView.of(topic, session_id)

    return await command.run(act)


@router.post(
    "/sessions/{session_id}/decisions",
    operation_id="decide_in_session",
    summary="Make action steps of what you decided in a session, in one call",
    response_model=DecisionsView,
    responses=problems(
        refusals.UnknownSession,
        refusals.UnknownGoal,
        refusals.SessionNotBegun,
        refusals.SessionDidNotTakePlace,
        refusals.MentorshipEnded,
        refusals.GoalClosed,
        refusals.TooManyActionSteps,
        refusals.DeadlineInPast,
        refusals.DeadlinesOutOfOrder,
    ),
)
async def decide_in_session(session_id: UUID, body: DecisionsToKeep, command: UnversionedCommand) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> DecisionsView:
        session = await agendas.session_of_both(tx, session_id, by=asker)
        wanted = [(each.goal_id, await _step(tx, session, each, by=asker, now=now)) for each in body.decisions]
        steps = await agendas.decide(tx, session_id, wanted, by=asker, expects=command.expects, now=now)
        mentorship = await mentorships.mentorship(tx, steps[0].mentorship_id)
        views = [ActionStepView.of(step, mentorship, asker) for step in steps]
        return DecisionsView(session_id=session_id, action_steps=views)

    return await command.run(act)


async def _step(tx: Tx, session: Session, said: DecisionToKeep, *, by: UUID, now: datetime) -> NewActionStep:
    if said.due is None or session.mentorship_id is None:
        return NewActionStep(said.text, said.deadline, said.side)
    due = await deadlines.day_meant(tx, session.mentorship_id, said.due, by=by, now=now)
    return NewActionStep(said.text, due, said.side)
