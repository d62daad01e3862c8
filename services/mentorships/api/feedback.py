"""Two-way feedback on a session: hidden until both gave theirs, or for seven days; then the time to give is over, and each answers."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field, StringConstraints

from services.mentorships.api.goal_forms import ActionStepToAdd
from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.feedback import Feedback, Words
from services.mentorships.domain.goals import NewActionStep
from services.mentorships.domain.sessions import Session
from services.mentorships.use_cases import deadlines, feedback
from services.mentorships.use_cases.feedback import FeedbackOnSession
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Prose, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(
    tag="feedback", about="Two-way feedback on a session: hidden until both gave theirs, or for seven days."
)

Skill = Annotated[
    str,
    StringConstraints(pattern="^[a-z0-9+#.][a-z0-9+#.-]*$", max_length=lengths.SKILL),
    Field(description="A slug of the vocabulary.", examples=["python"]),
]


class FeedbackToGive(RequestModel):
    """`skills`: what you found strong in the other."""

    rating: Annotated[Int4, Field(ge=1, le=5, examples=[5])]
    """1 (poor) to 5 (excellent)."""
    went_well: Annotated[str, Prose(lengths.FEEDBACK)] | None = Field(None, examples=["You asked before you advised."])
    """What was good; the other side reads it once revealed."""
    to_improve: Annotated[str, Prose(lengths.FEEDBACK)] | None = Field(None, examples=["Leave time for a summary."])
    """What could be better; the other side reads it once revealed."""
    skills: list[Skill] = Field(default=[], description="At most 20, each once.")
    goal_id: UUID | None = None
    """Which goal of your mentorship it is about, if it is about one."""

    def words(self) -> Words:
        return Words(self.rating, self.went_well, self.to_improve, tuple(self.skills), self.goal_id)


class StepOfFeedback(ActionStepToAdd):
    goal_id: UUID = Field(examples=["0198f2a0-0000-7000-8000-000000000012"])
    """The goal that it leads to."""


class AnswerToGive(RequestModel):
    text: Annotated[str, Prose(lengths.FEEDBACK)] = Field(examples=["Thank you. I will keep ten minutes for it."])
    """What you say to it; the other side reads it."""
    step: StepOfFeedback | None = None
    """The action step that you make of it, if you make one: both are kept, or neither."""


class AnswerView(ResponseModel):
    """What the receiver says to feedback."""

    text: str
    """In their own words."""
    answered_at: datetime
    """When it was answered, in UTC."""
    action_step_id: UUID | None
    """The action step that they made of it; null where they made none."""


class FeedbackView(ResponseModel):
    """What one side says."""

    id: UUID
    version: int
    session_id: UUID
    author_id: UUID
    """Who gave it."""
    author_side: Side
    """As mentor or as mentee."""
    subject_id: UUID
    """Whom it is about."""
    rating: int
    """1 (poor) to 5 (excellent)."""
    went_well: str | None
    """What was good."""
    to_improve: str | None
    """What could be better."""
    skills: list[str]
    """What was found strong in the other, by slugs."""
    goal_id: UUID | None
    """The goal that it is about; null: about none of its own."""
    given_at: datetime
    """When it was given, in UTC."""
    reveal_at: datetime = Field(description="When the other side sees it even without having given theirs.")
    revealed_at: datetime | None
    """When the other side could see it, in UTC; null until then."""
    answer: AnswerView | None
    """What its receiver says to it; null while they have not, and where they are not here for you any more."""
    can: list[Literal["change", "answer"]]

    @classmethod
    def of(cls, given: Feedback, session: Session, asker: UUID, now: datetime) -> Self:
        can: list[Literal["change", "answer"]] = []
        if given.author_id == asker and given.is_hidden(session, now):
            can.append("change")
        if given.may_answer(session, asker, now):
            can.append("answer")
        return cls(
            id=given.id,
            version=given.version,
            session_id=given.session_id,
            author_id=given.author_id,
            author_side=given.author_side,
            subject_id=given.subject_id,
            rating=given.words.rating,
            went_well=given.words.went_well,
            to_improve=given.words.to_improve,
            skills=list(given.words.skills),
            goal_id=given.words.goal_id,
            given_at=given.given_at,
            reveal_at=given.reveal_at,
            revealed_at=given.shown_since(session, now),
            answer=_answer(given, session, asker),
            can=can,
        )


def _answer(given: Feedback, session: Session, asker: UUID) -> AnswerView | None:
    said = given.answer
    if said is None or not session.shows("answer to feedback", given.subject_id, asker):
        return None
    return AnswerView(text=said.text, answered_at=said.answered_at, action_step_id=said.step_id)


class FeedbackOnSessionView(ResponseModel):
    """What you may see of the feedback on a session: yours always, the other's once revealed."""

    session_id: UUID
    items: list[FeedbackView]
    """At most one from each side."""
    given_by: list[Side] = Field(description="Who has given theirs, seen or not.")
    can: list[Literal["give_feedback"]]

    @classmethod
    def of(cls, seen: FeedbackOnSession, asker: UUID, now: datetime) -> Self:
        return cls(
            session_id=seen.session.id,
            items=[FeedbackView.of(each, seen.session, asker, now) for each in seen.shown],
            given_by=list(seen.given_by),
            can=["give_feedback"] if seen.may_give else [],
        )


@router.post(
    "/sessions/{session_id}/feedback",
    operation_id="give_feedback",
    summary="Give your feedback on a session; the time for it ends when either side's is shown",
    status_code=201,
    response_model=FeedbackView,
    responses=problems(
        refusals.UnknownSession,
        refusals.FeedbackAlreadyGiven,
        refusals.FeedbackClosed,
        refusals.SessionNotOver,
        refusals.SessionDidNotTakePlace,
        refusals.NotASessionOfTwo,
        refusals.TooManySkills,
        refusals.UnknownGoal,
    ),
)
async def give_feedback(session_id: UUID, body: FeedbackToGive, command: Command) -> Response:
    asker = command.caller.person_id
    said = body.words()

    async def act(tx: Tx, now: datetime) -> FeedbackView:
        session, given = await feedback.give_feedback(tx, session_id, said, by=asker, now=now)
        return FeedbackView.of(given, session, asker, now)

    return await command.run(act, location=lambda view: f"/mentorships/v1/sessions/{view.session_id}/feedback")


@router.put(
    "/feedback/{feedback_id}",
    operation_id="correct_feedback",
    summary="Say your feedback anew while the other side can't see it",
    response_model=FeedbackView,
    responses=problems(
        refusals.UnknownFeedback,
        refusals.UnknownSession,
        refusals.FeedbackClosed,
        refusals.TooManySkills,
        refusals.UnknownGoal,
    ),
)
async def correct_feedback(feedback_id: UUID, body: FeedbackToGive, command: Command) -> Response:
    asker = command.caller.person_id
    said = body.words()

    async def act(tx: Tx, now: datetime) -> FeedbackView:
        session, corrected = await feedback.correct_feedback(
            tx, feedback_id, said, by=asker, expects=command.expects, now=now
        )
        return FeedbackView.of(corrected, session, asker, now)

    return await command.run(act)


@router.post(
    "/feedback/{feedback_id}/answer",
    operation_id="answer_feedback",
    summary="Answer feedback that you got, and make an action step of it if you like, in one call",
    status_code=201,
    response_model=FeedbackView,
    responses=problems(
        refusals.UnknownFeedback,
        refusals.UnknownSession,
        refusals.OwnFeedback,
        refusals.FeedbackAlreadyAnswered,
        refusals.UnknownGoal,
        refusals.MentorshipEnded,
        refusals.GoalClosed,
        refusals.TooManyActionSteps,
        refusals.DeadlineInPast,
        refusals.DeadlinesOutOfOrder,
    ),
)
async def answer_feedback(feedback_id: UUID, body: AnswerToGive, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> FeedbackView:
        wanted = await _step(tx, feedback_id, body.step, by=asker, now=now) if body.step else None
        session, answered = await feedback.answer_feedback(
            tx, feedback_id, body.text, wanted, by=asker, expects=command.expects, now=now
        )
        return FeedbackView.of(answered, session, asker, now)

    return await command.run(act, location=lambda view: f"/mentorships/v1/feedback/{view.id}")


async def _step(
    tx: Tx, feedback_id: UUID, said: StepOfFeedback, *, by: UUID, now: datetime
) -> tuple[UUID, NewActionStep]:
    deadline = said.deadline
    if said.due is not None:
        session, _ = await feedback.read_one(tx, feedback_id, by=by, now=now)
        if session.mentorship_id is None:
            raise refusals.UnknownGoal
        deadline = await deadlines.day_meant(tx, session.mentorship_id, said.due, by=by, now=now)
    return said.goal_id, NewActionStep(said.text, deadline, said.side)


@router.get(
    "/feedback/{feedback_id}",
    operation_id="read_one_feedback",
    summary="Feedback that you gave, or that you may see",
    response_model=FeedbackView,
    responses=problems(refusals.UnknownFeedback, refusals.UnknownSession),
)
async def read_one_feedback(feedback_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> FeedbackView:
        session, given = await feedback.read_one(tx, feedback_id, by=asker, now=now)
        return FeedbackView.of(given, session, asker, now)

    return await query.run(read)


@router.get(
    "/sessions/{session_id}/feedback",
    operation_id="read_feedback",
    summary="The feedback on a session that you may see",
    response_model=FeedbackOnSessionView,
    responses=problems(refusals.UnknownSession),
)
async def read_feedback(session_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> FeedbackOnSessionView:
        seen = await feedback.read_feedback(tx, session_id, by=asker, now=now)
        return FeedbackOnSessionView.of(seen, asker, now)

    return await query.run(read)
