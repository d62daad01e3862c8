"""The progress tracker: goal, action steps, deadline, status, comments; and all that they ever were."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any, Final, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import refusals
from services.mentorships.domain.history import Version
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.timeline import What
from services.mentorships.domain.tracker import COLUMNS, ENGLISH, Comment, TrackedGoal, TrackedStep, Wording, rows
from services.mentorships.german import TRACKER as GERMAN
from services.mentorships.store import history, mentorships
from services.mentorships.use_cases import goals, tracker
from shared.contracts.vocabulary import GoalHorizon, GoalKind, Progress, Side
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.http.tables import CSV, HTML, as_csv, as_page
from shared.postgres import Tx

router = Router(tag="goals")

GONE: Final = "Null once the person who wrote it is not here for you any more."


class CommentView(ResponseModel):
    """What the two wrote to each other about one thing: see `about_id` of the thread."""

    number: int
    """How many comments there are."""
    side: Side
    """Who wrote the last one."""
    text: str | None = Field(description=f"The last one. {GONE}")

    @classmethod
    def of(cls, comment: Comment | None) -> Self | None:
        return None if comment is None else cls.model_validate(comment)


class TrackedStepView(ResponseModel):
    id: UUID
    text: str | None = Field(description=GONE)
    side: Side | None
    """Whose it is to do; null: of both."""
    deadline: date | None
    """The date by which it is to be reached."""
    status: Progress
    """How far it is."""
    overdue: bool
    """Whether its deadline has passed everywhere on Earth, and it is open."""
    comments: CommentView | None
    """What was written about it; null where nothing was."""

    @classmethod
    def of(cls, step: TrackedStep) -> Self:
        return cls(
            id=step.id,
            text=step.text,
            side=step.side,
            deadline=step.deadline,
            status=step.status,
            overdue=step.overdue,
            comments=CommentView.of(step.comment),
        )


class TrackedGoalView(ResponseModel):
    id: UUID
    text: str | None = Field(description=GONE)
    deadline: date | None
    """The date by which it is to be reached."""
    status: Progress
    """How far it is."""
    overdue: bool
    """Whether its deadline has passed everywhere on Earth, and it is open."""
    comments: CommentView | None
    """What was written about it; null where nothing was."""
    action_steps: list[TrackedStepView]
    """The steps that lead to it, oldest first."""

    @classmethod
    def of(cls, goal: TrackedGoal) -> Self:
        return cls(
            id=goal.id,
            text=goal.text,
            deadline=goal.deadline,
            status=goal.status,
            overdue=goal.overdue,
            comments=CommentView.of(goal.comment),
            action_steps=[TrackedStepView.of(step) for step in goal.steps],
        )


class TrackerView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that it is of."""
    goals: list[TrackedGoalView]
    """Every goal, the oldest first."""


class GoalVersionView(ResponseModel):
    """A goal or an action step as it was from then on."""

    subject: Literal["goal", "action_step"]
    """Whether it is the goal or one of its steps."""
    subject_id: UUID
    """Which one it is."""
    was_version: int
    """Which version of it this was."""
    what: What
    """What had happened."""
    by: Side
    """Who did it."""
    changed_at: datetime
    """When it became so, in UTC."""
    text: str | None = Field(description=GONE)
    status: Progress
    """How far it was."""
    deadline: date | None
    """The date by which it was to be reached."""
    horizon: GoalHorizon | None
    """Of a goal: whether it was meant for soon or for later."""
    kind: GoalKind | None
    """Of a goal: what sort of goal it was."""
    side: Side | None
    """Of a step: whose it was to do; null: of both."""

    @classmethod
    def of(cls, version: Version, mentorship: Mentorship, asker: UUID) -> Self:
        words: Literal["goal", "action step"] = "goal" if version.subject == "goal" else "action step"
        return cls(
            subject=version.subject,
            subject_id=version.subject_id,
            was_version=version.version,
            what=version.what,
            by=version.by,
            changed_at=version.changed_at,
            text=version.text if mentorship.shows(words, version.written_by, asker) else None,
            status=version.status,
            deadline=version.deadline,
            horizon=version.horizon,
            kind=version.kind,
            side=version.side,
        )


def _document(media_type: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"description": "The table.", "content": {media_type: {"schema": {"type": "string"}}}}}


@router.get(
    "/mentorships/{mentorship_id}/tracker",
    operation_id="read_tracker",
    summary="The progress tracker: goals, action steps, deadlines, status, comments",
    response_model=TrackerView,
    responses=problems(refusals.UnknownMentorship),
)
async def read_tracker(mentorship_id: UUID, query: Query) -> Response:
    async def read(tx: Tx, now: datetime) -> TrackerView:
        mentorship, tracked = await tracker.read_tracker(tx, mentorship_id, by=query.caller.person_id, now=now)
        return TrackerView(mentorship_id=mentorship.id, goals=[TrackedGoalView.of(goal) for goal in tracked])

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/tracker.csv",
    operation_id="download_tracker",
    summary="The progress tracker for spreadsheets (RFC 4180, UTF-8); no cell is a formula",
    response_class=Response,
    responses={**_document(CSV), **problems(refusals.UnknownMentorship)},
)
async def download_tracker(mentorship_id: UUID, query: Query, language: Language) -> Response:
    def written(wording: Wording, table: list[list[str]]) -> bytes:
        return as_csv([wording.columns[each] for each in COLUMNS], table)

    read = _table(mentorship_id, query.caller.person_id, language, written)
    return await query.run_document(read, media_type=f"{CSV}; charset=utf-8; header=present")


@router.get(
    "/mentorships/{mentorship_id}/tracker.html",
    operation_id="show_tracker",
    summary="The progress tracker as a page of its own, to read and to print",
    response_class=Response,
    responses={**_document(HTML), **problems(refusals.UnknownMentorship)},
)
async def show_tracker(mentorship_id: UUID, query: Query, language: Language) -> Response:
    def written(wording: Wording, table: list[list[str]]) -> bytes:
        return as_page(wording.title, language, [wording.columns[each] for each in COLUMNS], table)

    read = _table(mentorship_id, query.caller.person_id, language, written)
    return await query.run_document(read, media_type=f"{HTML}; charset=utf-8")


def _table(
    mentorship_id: UUID, asker: UUID, language: str, written: Callable[[Wording, list[list[str]]], bytes]
) -> Callable[[Tx, datetime], Awaitable[bytes]]:
    async def read(tx: Tx, now: datetime) -> bytes:
        wording = GERMAN if language == "de" else ENGLISH
        _, tracked = await tracker.read_tracker(tx, mentorship_id, by=asker, now=now)
        return written(wording, [[row[column] for column in COLUMNS] for row in rows(tracked, wording)])

    return read


@router.get(
    "/goals/{goal_id}/history",
    operation_id="list_goal_history",
    summary="All that a goal and its action steps ever were, the latest first",
    response_model=Page[GoalVersionView],
    responses=problems(refusals.UnknownGoal),
)
async def list_goal_history(goal_id: UUID, query: Query, paging: PagingQuery) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[GoalVersionView]:
        goal = await goals.read_goal(tx, goal_id, by=asker)
        mentorship = await mentorships.mentorship(tx, goal.mentorship_id)
        before = paging.after(int)
        found = await history.of_goal(tx, goal_id, before[0] if before else None, paging.limit)
        views = [GoalVersionView.of(each, mentorship, asker) for each in found]
        places = {(each.subject_id, each.version): each.number for each in found}
        return Page[GoalVersionView].of(views, paging, key=lambda view: (places[view.subject_id, view.was_version],))

    return await query.run(read)
