"""What one of the two suggests to the other, and what becomes of it."""

from datetime import datetime
from typing import Annotated, Final, Literal, Self, TypeAlias
from uuid import UUID

import fastapi
from fastapi import Response
from pydantic import AfterValidator, Field, model_validator

from services.mentorships.api.feedback import Skill
from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.shelf import StoryIsTold, UnknownShelfItem
from services.mentorships.domain.suggestions import (
    MOST_A_DAY,
    MOST_SKILLS,
    NotFromHere,
    OthersToSay,
    Outcome,
    State,
    Suggestion,
    SuggestionKind,
    TooManySuggestions,
    UnknownSuggestion,
    Wanted,
)
from services.mentorships.store import suggestions as stored
from services.mentorships.use_cases import journey, suggesting
from services.mentorships.use_cases.suggesting import Draft
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Invalid, Line, Prose, RequestModel, ResponseModel
from shared.http.links import with_host_in_ascii
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(
    tag="suggestions",
    about="What one suggests to the other: to read, to dare, to apply for, to come to; what became of it.",
)

ERASED: Final = "Null once the person who wrote it is not here for you any more."

Link: TypeAlias = Annotated[
    str,
    Line(lengths.LINK),
    Field(pattern="^https?://", examples=["https://example.org/the-first-90-days"]),
    AfterValidator(with_host_in_ascii),
]
Skills: TypeAlias = Annotated[list[Skill], Field(max_length=MOST_SKILLS)]
ItemTitle: TypeAlias = Annotated[str, Line(lengths.TITLE), Field(examples=["The first 90 days"])]


class SuggestionToMake(RequestModel):
    """Something new, or something off your shelf."""

    shelf_item_id: UUID | None = Field(None, examples=[None])
    """What stands on your shelf; nothing else is said then but the goal."""
    kind: SuggestionKind | None = Field(None, examples=["book"])
    """What it is."""
    title: ItemTitle | None = None
    """What it is called."""
    text: Annotated[str, Prose(lengths.SUGGESTION)] | None = Field(None, examples=["Chapter three is about you."])
    """Why you think of it."""
    link: Link | None = None
    """Where it is found."""
    skills: Skills = Field(default_factory=list)
    """Which skills it is about."""
    goal_id: UUID | None = Field(None, examples=[None])
    """The goal that it helps with, where it is one."""

    @model_validator(mode="after")
    def _is_one_of_them(self) -> Self:
        own = (self.kind, self.title, self.text, self.link)
        if self.shelf_item_id is not None and (any(own) or self.skills):
            raise Invalid("What stands on your shelf has its own words.")
        if self.shelf_item_id is None and (self.kind is None or self.title is None):
            raise Invalid("A suggestion has a kind and a title, or is one off your shelf.")
        return self


class SuggestionMoved(RequestModel):
    """What has become of it; what is left out stays as it is."""

    state: State | None = Field(None, examples=["started"])
    """How far it is."""
    useful: Annotated[Int4, Field(ge=1, le=5)] | None = Field(None, examples=[None])
    """How useful it was, from 1 (little) to 5 (much), once it is finished."""
    reflection: Annotated[str, Prose(lengths.SUGGESTION)] | None = Field(None, examples=[None])
    """What you take from a challenge that you have tried."""
    outcome: Outcome | None = Field(None, examples=[None])
    """What a position, a project or an event has led to."""

    def wanted(self) -> Wanted:
        return Wanted(self.state, self.useful, self.reflection, self.outcome)


Act = Literal[State, "rate", "reflect", "tell_outcome"]


class SuggestedView(ResponseModel):
    id: UUID
    version: int
    mentorship_id: UUID
    """The mentorship in which it was made."""
    kind: SuggestionKind
    """What it is."""
    side: Side
    """Who made it."""
    title: str | None = Field(description=f"What it is called. {ERASED}")
    text: str | None = Field(description=f"Why they think of it. {ERASED}")
    link: str | None = Field(description=f"Where it is found. {ERASED}")
    goal_id: UUID | None
    """The goal that it helps with; null: no one goal."""
    skills: list[str]
    """Which skills it is about."""
    state: State
    """How far it is."""
    suggested_at: datetime
    """When it was made, in UTC."""
    moved_at: datetime | None
    """When it last came on, in UTC."""
    useful: int | None
    """How useful it was, from 1 to 5; null where that is not said."""
    reflection: str | None = Field(description=f"What the other side takes from it. {ERASED}")
    outcome: Outcome | None
    """What it has led to; null where that is not said."""
    can: list[Act]
    """Where you may take it, and what you may say of it."""

    @classmethod
    def of(cls, made: Suggestion, mentorship: Mentorship, asker: UUID) -> Self:
        pair = mentorship.pair
        shown = mentorship.shows("suggestion", made.author_id, asker)
        reader = pair.mentee_id if made.side == "mentor" else pair.mentor_id
        return cls(
            id=made.id,
            version=made.version,
            mentorship_id=made.mentorship_id,
            kind=made.kind,
            side=made.side,
            title=made.title if shown else None,
            text=made.text if shown else None,
            link=made.link if shown else None,
            goal_id=made.goal_id,
            skills=list(made.skills),
            state=made.state,
            suggested_at=made.suggested_at,
            moved_at=made.moved_at,
            useful=made.useful,
            reflection=made.reflection if mentorship.shows("reflection", reader, asker) else None,
            outcome=made.outcome,
            can=[] if mentorship.ending else _acts(made, pair.side_of(asker)),
        )


def _acts(made: Suggestion, side: Side) -> list[Act]:
    acts: list[Act] = list(made.states_for(side))
    if made.takes_rating(side):
        acts.append("rate")
    if made.takes_reflection(side):
        acts.append("reflect")
    if made.takes_outcome():
        acts.append("tell_outcome")
    return acts


@router.get(
    "/mentorships/{mentorship_id}/suggestions",
    operation_id="list_suggestions",
    summary="What you have suggested to each other, the latest first",
    response_model=Page[SuggestedView],
    responses=problems(refusals.UnknownMentorship),
)
async def list_suggestions(
    mentorship_id: UUID,
    query: Query,
    paging: PagingQuery,
    kind: Annotated[SuggestionKind | None, fastapi.Query(description="Only those of this kind.")] = None,
    state: Annotated[State | None, fastapi.Query(description="Only those that are so far.")] = None,
) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[SuggestedView]:
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        found = await stored.of_mentorship(tx, mentorship_id, kind, state, paging.after(datetime, UUID), paging.limit)
        views = [SuggestedView.of(each, mentorship, asker) for each in found]
        return Page[SuggestedView].of(views, paging, key=lambda view: (view.suggested_at, view.id))

    return await query.run(read)


@router.post(
    "/mentorships/{mentorship_id}/suggestions",
    operation_id="suggest",
    summary=f"Suggest something to the other side, {MOST_A_DAY} times a day at most; they are told once a day",
    status_code=201,
    response_model=SuggestedView,
    responses=problems(
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.UnknownGoal,
        UnknownShelfItem,
        StoryIsTold,
        TooManySuggestions,
    ),
)
async def suggest(mentorship_id: UUID, body: SuggestionToMake, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> SuggestedView:
        await journey.read_mentorship(tx, mentorship_id, by=asker)
        if body.shelf_item_id is not None:
            draft = await suggesting.drafted_from(tx, body.shelf_item_id, body.goal_id, by=asker)
        else:
            kind, skills = body.kind or "article", tuple(body.skills)
            draft = Draft(kind, body.title or "", body.text, body.link, skills, body.goal_id)
        made = await suggesting.suggest(tx, mentorship_id, draft, by=asker, expects=command.expects, now=now)
        return SuggestedView.of(made[1], made[0], asker)

    return await command.run(act, location=lambda view: f"/mentorships/v1/suggestions/{view.id}")


@router.get(
    "/suggestions/{suggestion_id}",
    operation_id="read_suggestion",
    summary="A suggestion of yours or to you",
    response_model=SuggestedView,
    responses=problems(UnknownSuggestion),
)
async def read_suggestion(suggestion_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> SuggestedView:
        mentorship, found = await suggesting.read(tx, suggestion_id, by=asker)
        return SuggestedView.of(found, mentorship, asker)

    return await query.run(read)


@router.patch(
    "/suggestions/{suggestion_id}",
    operation_id="move_suggestion",
    summary="Say what has become of a suggestion",
    response_model=SuggestedView,
    responses=problems(UnknownSuggestion, refusals.MentorshipEnded, OthersToSay, NotFromHere),
)
async def move_suggestion(suggestion_id: UUID, body: SuggestionMoved, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> SuggestedView:
        mentorship, moved = await suggesting.move(
            tx, suggestion_id, body.wanted(), by=asker, expects=command.expects, now=now
        )
        return SuggestedView.of(moved, mentorship, asker)

    return await command.run(act)
