"""One's own shelf, and what fits a goal: off the mentor's shelf, and what helped others."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

import fastapi
from fastapi import Response
from pydantic import Field

from services.mentorships.api.feedback import Skill
from services.mentorships.api.suggestions import ItemTitle, Link, Skills
from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.shelf import Content, ItemKind, ShelfFull, ShelfItem, UnknownShelfItem
from services.mentorships.domain.suggestions import HELPED_AT_LEAST, Helped, SuggestionKind
from services.mentorships.store import shelf as stored
from services.mentorships.use_cases import shelf, suggesting
from services.mentorships.use_cases.suggesting import Fitting
from shared.contracts.vocabulary import GoalKind
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="shelf", about="What you keep to suggest it again: resources, challenges, and stories of your own.")


class ShelfItemBody(RequestModel):
    kind: ItemKind = Field(examples=["story"])
    """What it is; a story is read where it fits a goal, all else can be suggested."""
    title: ItemTitle
    """What it is called."""
    text: Annotated[str, Prose(lengths.STORY)] | None = Field(None, examples=["My first team did not trust me either."])
    """The story, or why you think of it."""
    link: Link | None = None
    """Where it is found."""
    skills: Skills = Field(default_factory=list)
    """Which skills it is about."""
    goal_kinds: Annotated[list[GoalKind], Field(max_length=5)] = Field(default_factory=list)
    """Which kinds of goals it fits."""
    shared: bool = True
    """Whether your mentees see it beside goals that it fits."""

    def content(self) -> Content:
        return Content(
            self.kind, self.title, self.text, self.link, tuple(self.skills), tuple(self.goal_kinds), self.shared
        )


class ShelfItemView(ResponseModel):
    id: UUID
    version: int
    kind: ItemKind
    """What it is."""
    title: str
    """What it is called."""
    text: str | None
    """The story, or why its owner thinks of it."""
    link: str | None
    """Where it is found."""
    skills: list[str]
    """Which skills it is about."""
    goal_kinds: list[GoalKind]
    """Which kinds of goals it fits."""
    shared: bool
    """Whether its owner's mentees see it beside goals that it fits."""
    added_at: datetime
    """When it was put there, in UTC."""
    suggested: int | None
    """How often it was suggested; null for others than its owner."""
    can: list[Literal["change", "take_away"]]

    @classmethod
    def of(cls, item: ShelfItem, asker: UUID) -> Self:
        own = item.owner_id == asker
        return cls.model_validate(
            {
                **vars(item.content),
                "id": item.id,
                "version": item.version,
                "added_at": item.added_at,
                "suggested": item.suggested if own else None,
                "can": ["change", "take_away"] if own else [],
            }
        )


class HelpedView(ResponseModel):
    """What helped others in this programme with a goal of the same kind."""

    kind: SuggestionKind
    """What it is."""
    title: str
    """What it is called, in small letters."""
    link: str
    """Where it is found."""
    people: int = Field(description=f"How many people have rated it; never fewer than {HELPED_AT_LEAST}.")
    useful: float
    """The mean of their ratings, from 1 to 5."""

    @classmethod
    def of(cls, helped: Helped) -> Self:
        return cls.model_validate({**vars(helped), "useful": round(helped.useful, 1)})


class FittingView(ResponseModel):
    goal_id: UUID
    """The goal that it fits."""
    items: list[ShelfItemView]
    """What fits it on the mentor's shelf: all of it for the mentor, what is shared for the mentee."""
    helped_others: list[HelpedView]
    """What helped others, the most useful first."""

    @classmethod
    def of(cls, fitting: Fitting, asker: UUID) -> Self:
        return cls(
            goal_id=fitting.goal.id,
            items=[ShelfItemView.of(each, asker) for each in fitting.items],
            helped_others=[HelpedView.of(each) for each in fitting.helped],
        )


@router.get(
    "/me/shelf",
    operation_id="list_my_shelf",
    summary="What stands on your shelf, the latest first",
    response_model=Page[ShelfItemView],
    responses=problems(),
)
async def list_my_shelf(
    query: Query,
    paging: PagingQuery,
    kind: Annotated[ItemKind | None, fastapi.Query(description="Only what is of this kind.")] = None,
) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[ShelfItemView]:
        found = await stored.of_owner(tx, asker, kind, paging.after(datetime, UUID), paging.limit)
        views = [ShelfItemView.of(each, asker) for each in found]
        return Page[ShelfItemView].of(views, paging, key=lambda view: (view.added_at, view.id))

    return await query.run(read)


@router.post(
    "/me/shelf",
    operation_id="put_on_shelf",
    summary="Put something on your shelf",
    status_code=201,
    response_model=ShelfItemView,
    responses=problems(ShelfFull, UnknownShelfItem),
)
async def put_on_shelf(body: ShelfItemBody, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ShelfItemView:
        return ShelfItemView.of(await shelf.put_on_shelf(tx, body.content(), by=asker, now=now), asker)

    return await command.run(act, location=lambda view: f"/mentorships/v1/me/shelf/{view.id}")


@router.get(
    "/me/shelf/{shelf_item_id}",
    operation_id="read_shelf_item",
    summary="Something on your shelf",
    response_model=ShelfItemView,
    responses=problems(UnknownShelfItem),
)
async def read_shelf_item(shelf_item_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> ShelfItemView:
        return ShelfItemView.of(await stored.item(tx, shelf_item_id, asker), asker)

    return await query.run(read)


@router.put(
    "/me/shelf/{shelf_item_id}",
    operation_id="change_shelf_item",
    summary="Say otherwise what stands on your shelf; what was suggested stays as it was",
    response_model=ShelfItemView,
    responses=problems(UnknownShelfItem),
)
async def change_shelf_item(shelf_item_id: UUID, body: ShelfItemBody, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, _now: datetime) -> ShelfItemView:
        changed = await shelf.change(tx, shelf_item_id, body.content(), by=asker, expects=command.expects)
        return ShelfItemView.of(changed, asker)

    return await command.run(act)


@router.delete(
    "/me/shelf/{shelf_item_id}",
    operation_id="take_off_shelf",
    summary="Take something off your shelf; what was suggested stays as it was",
    status_code=204,
    responses=problems(UnknownShelfItem),
)
async def take_off_shelf(shelf_item_id: UUID, command: Command) -> Response:
    async def act(tx: Tx, _now: datetime) -> None:
        await shelf.take_away(tx, shelf_item_id, by=command.caller.person_id, expects=command.expects)

    return await command.run(act)


@router.get(
    "/goals/{goal_id}/fitting",
    operation_id="list_what_fits",
    summary="What may help with a goal: stories and more off the mentor's shelf, and what helped others",
    response_model=FittingView,
    responses=problems(refusals.UnknownGoal),
)
async def list_what_fits(
    goal_id: UUID,
    query: Query,
    skill: Annotated[
        list[Skill] | None, fastapi.Query(description="Also what is about one of these.", max_length=10)
    ] = None,
) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> FittingView:
        return FittingView.of(await suggesting.what_fits(tx, goal_id, skill or (), by=asker), asker)

    return await query.run(read)
