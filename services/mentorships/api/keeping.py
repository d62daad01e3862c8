"""What goes with a mentee into their next mentorship, and whom a mentor who leaves suggests."""

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import refusals
from services.mentorships.use_cases import keeping
from services.mentorships.use_cases.keeping import Seen
from shared.http.dependencies import Command, Query
from shared.http.fields import RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="mentorships")

Act = Literal["keep", "let_read", "suggest_successor"]


class WhatToKeep(RequestModel):
    """What goes with you into your next mentorship, of what is open and in your own words."""

    goals: bool = Field(examples=[True])
    """Your goals and their steps, as proposals to the next mentor."""
    agreement: bool = Field(False, examples=[True])
    """What you had agreed on, as a proposal to the next mentor, for a year from then on."""
    history: bool = Field(False, examples=[True])
    """How far you came, for the next mentor to read while you work together; nothing of how the two of you got along. You may change your
    mind later too, and say the rest as it was."""


class Successor(RequestModel):
    mentor_id: UUID | None = Field(examples=["0198f2a0-0000-7000-8000-000000000003"])
    """Who could go on with your mentee; null takes it back. Nobody is bound by it: your mentee asks them, or somebody else, or nobody."""


class KeepingView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that it comes from."""
    version: int
    goals: bool | None
    """Whether goals go with the mentee; null for the mentor, whom that does not concern."""
    agreement: bool | None
    """Whether what was agreed on does; null for the mentor."""
    history: bool | None
    """Whether the next mentor may read how far the two came; null for the mentor."""
    successor_id: UUID | None
    """Whom the mentor suggests; null where nobody is suggested, or whoever was is no mentor any more."""
    carried_into: UUID | None
    """The mentorship that it went into; null until then, and for the mentor."""
    came_from: UUID | None
    """The mentorship from which something went into this one, for the mentee; for the mentor, where its timeline may be read."""
    can: list[Act]
    """`let_read`: to say whether the next mentor may read the history, once the rest has gone along."""

    @classmethod
    def of(cls, seen: Seen, asker: UUID) -> Self:
        mentorship, kept = seen.mentorship, seen.keeping
        is_mentee, over = asker == mentorship.pair.mentee_id, mentorship.ending is not None
        act: Act = "keep" if is_mentee else "suggest_successor"
        if is_mentee and kept.carried_into is not None:
            act = "let_read"
        settled = not is_mentee and (over or kept.carried_into is not None)
        return cls(
            mentorship_id=mentorship.id,
            version=kept.version,
            goals=kept.goals if is_mentee else None,
            agreement=kept.agreement if is_mentee else None,
            history=kept.history if is_mentee else None,
            successor_id=seen.successor_id,
            carried_into=kept.carried_into if is_mentee else None,
            came_from=seen.came_from,
            can=[] if settled else [act],
        )


@router.get(
    "/mentorships/{mentorship_id}/keeping",
    operation_id="read_keeping",
    summary="What goes with the mentee into their next mentorship, and whom their mentor suggests",
    response_model=KeepingView,
    responses=problems(refusals.UnknownMentorship),
)
async def read_keeping(mentorship_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> KeepingView:
        return KeepingView.of(await keeping.read_keeping(tx, mentorship_id, by=asker), asker)

    return await query.run(read)


@router.put(
    "/mentorships/{mentorship_id}/keeping",
    operation_id="keep_for_next_mentorship",
    summary="Say what goes with you into your next mentorship; also after the end of this one",
    response_model=KeepingView,
    responses=problems(refusals.UnknownMentorship, refusals.MenteesChoice, refusals.AlreadyCarried),
)
async def keep_for_next_mentorship(mentorship_id: UUID, body: WhatToKeep, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, _now: datetime) -> KeepingView:
        kept = await keeping.allow(
            tx,
            mentorship_id,
            goals=body.goals,
            agreement=body.agreement,
            history=body.history,
            by=asker,
            expects=command.expects,
        )
        return KeepingView.of(kept, asker)

    return await command.run(act)


@router.put(
    "/mentorships/{mentorship_id}/successor",
    operation_id="suggest_successor",
    summary="Suggest to your mentee who could go on with them",
    response_model=KeepingView,
    responses=problems(
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.MentorsChoice,
        refusals.UnfitSuccessor,
        refusals.AlreadyCarried,
        refusals.TooManyChangesOfMentorship,
    ),
)
async def suggest_successor(mentorship_id: UUID, body: Successor, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> KeepingView:
        suggested = await keeping.suggest_successor(
            tx, mentorship_id, body.mentor_id, by=asker, expects=command.expects, now=now
        )
        return KeepingView.of(suggested, asker)

    return await command.run(act)
