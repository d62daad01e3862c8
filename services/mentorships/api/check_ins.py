"""Check-ins: a short form on the agreed rhythm, and a line about what happened besides."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field, model_validator

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.checking_in import MOST_A_DAY, CheckIn, FormChanged, TooManyCheckIns, Turn
from services.mentorships.domain.programme_forms import ProgrammeForm
from services.mentorships.store import check_ins as stored
from services.mentorships.store import programme_forms
from services.mentorships.use_cases import checking_in, journey
from services.mentorships.use_cases.checking_in import AskedOf
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Invalid, Prose, RequestModel, ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.questions import ANSWERS_SCHEMA, Answers, FormQuestionView, fitting, question_view
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(
    tag="check-ins", about="How it goes: a short form on the agreed rhythm, and lines about what happened besides."
)


class CheckInToMake(RequestModel):
    """Answers to the form, or a line."""

    form_version: Annotated[Int4, Field(ge=0)] | None = Field(None, examples=[0])
    """The version of the form that you answer."""
    answers: Answers | None = Field(None, examples=[{"going": "forward", "helpful": 4}])
    """By the questions' keys."""
    line: Annotated[str, Prose(lengths.CHECK_IN)] | None = Field(None, examples=[None])
    """Instead of the form: a line about something that happened besides, in the corridor or on the telephone."""

    @model_validator(mode="after")
    def _is_one_of_them(self) -> Self:
        if (self.line is None) == (self.answers is None) or (self.answers is None) != (self.form_version is None):
            raise Invalid("A check-in is answers with the version of their form, or a line.")
        return self


class CheckInTurnView(ResponseModel):
    """When a side is to check in."""

    side: Side
    """Whose turn it is."""
    last_at: datetime | None
    """When they last answered the form, in UTC."""
    due_at: datetime | None
    """When they are to answer it next by the agreed rhythm, in UTC; null where none is expected."""
    overdue: bool
    """Whether that is long over: half a turn of the rhythm."""

    @classmethod
    def of(cls, turn: Turn, now: datetime) -> Self:
        return cls(side=turn.side, last_at=turn.last_at, due_at=turn.due_at, overdue=turn.is_overdue(now))


class CheckInFormView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that it is asked in."""
    version: int
    """Counts what was asked; send it along with your answers. 0: what all are asked."""
    questions: list[FormQuestionView]
    """In the order in which they are asked."""
    turns: list[CheckInTurnView]
    """When each of you is to answer."""

    @classmethod
    def of(cls, asked: AskedOf, now: datetime, language: str) -> Self:
        return cls(
            mentorship_id=asked.mentorship.id,
            version=asked.form.version,
            questions=[question_view(each, language) for each in asked.form.questions_for(asked.side)],
            turns=[CheckInTurnView.of(turn, now) for turn in asked.turns.values()],
        )


class CheckInView(ResponseModel):
    id: UUID
    side: Side
    """Who checked in."""
    made_at: datetime
    """When, in UTC."""
    line: str | None
    """What happened besides; null where the form was answered."""
    answers: Annotated[dict[str, Any], Field(json_schema_extra=ANSWERS_SCHEMA)] | None
    """By the questions' keys; null where it is a line."""
    form_version: int | None
    """The version of the form that was answered; null where it is a line."""
    asked: list[FormQuestionView] | None
    """What the answers are to, as it was asked then, in your language; null where it is a line."""

    @classmethod
    def of(cls, made: CheckIn, form: ProgrammeForm | None, language: str) -> Self:
        return cls(
            id=made.id,
            side=made.side,
            made_at=made.made_at,
            line=made.line,
            answers=None if made.answers is None else dict(made.answers),
            form_version=made.form_version,
            asked=[question_view(each, language) for each in form.questions_for(made.side)] if form else None,
        )


@router.get(
    "/mentorships/{mentorship_id}/check-in-form",
    operation_id="read_check_in_form",
    summary="What you are asked in a check-in, and when each of you is to answer",
    response_model=CheckInFormView,
    responses=problems(refusals.UnknownMentorship),
)
async def read_check_in_form(mentorship_id: UUID, query: Query, language: Language) -> Response:
    async def read(tx: Tx, now: datetime) -> CheckInFormView:
        asked = await checking_in.read_form(tx, mentorship_id, by=query.caller.person_id)
        return CheckInFormView.of(asked, now, language)

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/check-ins",
    operation_id="list_check_ins",
    summary="How each of you said that it goes, the latest first",
    response_model=Page[CheckInView],
    responses=problems(refusals.UnknownMentorship),
)
async def list_check_ins(mentorship_id: UUID, query: Query, paging: PagingQuery, language: Language) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[CheckInView]:
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        authors = mentorship.readable_authors("check-in", asker)
        found = await stored.of_mentorship(tx, mentorship_id, authors, paging.after(datetime, UUID), paging.limit)
        forms = await programme_forms.in_versions(
            tx, mentorship.programme_id, "check_in", {each.form_version for each in found}
        )
        views = [CheckInView.of(each, forms.get(each.form_version), language) for each in found]
        return Page[CheckInView].of(views, paging, key=lambda view: (view.made_at, view.id))

    return await query.run(read)


@router.post(
    "/mentorships/{mentorship_id}/check-ins",
    operation_id="check_in",
    summary=f"Say how it goes: answer the form, or leave a line; {MOST_A_DAY} times a day at most",
    response_model=CheckInView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded, FormChanged, TooManyCheckIns),
)
async def check_in(mentorship_id: UUID, body: CheckInToMake, command: Command, language: Language) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> CheckInView:
        if body.line is not None:
            made = await checking_in.note(tx, mentorship_id, body.line, by=asker, expects=command.expects, now=now)
            return CheckInView.of(made[1], None, language)
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        version, side = body.form_version or 0, mentorship.pair.side_of(asker)
        asked = await programme_forms.form(tx, mentorship.programme_id, "check_in", version)
        answers = fitting(asked.questions_for(side), body.answers or {})
        _, answered = await checking_in.answer(
            tx, mentorship_id, version, answers, by=asker, expects=command.expects, now=now
        )
        return CheckInView.of(answered, asked, language)

    return await command.run(act)
