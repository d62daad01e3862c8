"""`/me/drafts`: with whom a match run would put one together, and what one says of that before it is decided."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.matching.api.proposals import WhyView
from services.matching.api.recommendations import Share
from services.matching.domain.mentees_who_wait import unquoted
from services.matching.domain.opinions import LOWEST_RANK, ContradictoryOpinion, NoSuchDraft, Opinion, OwnDraft
from services.matching.domain.runs import MatchRunDecided
from services.matching.domain.scoring import POINTS
from services.matching.store import opinions
from services.matching.use_cases import opining
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import RequestModel, ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="match-runs")


class NewOpinion(RequestModel):
    """What one says of a draft: a rank, or that one refuses it; neither takes back what one has said."""

    rank: Annotated[int, Field(strict=True, ge=1, le=LOWEST_RANK)] | None = None
    """1 for what one wants before all others. Where a mentor has fewer places than drafts, those whom the mentor ranks highest are
    asked, then those who rank the mentor highest."""
    refused: bool = False
    """Whether nothing is to come of it: no proposal is sent, and no later run puts the two together. Whether, and not why, is told to
    those who look after the programme, and to nobody else."""

    @property
    def opinion(self) -> Opinion:
        return Opinion(self.rank, self.refused)


class OwnDraftView(ResponseModel):
    """With whom a match run would put one together."""

    id: UUID
    run_id: UUID
    """The match run whose draft it is."""
    programme_id: UUID
    you: Side
    """Your side of it."""
    mentee_id: UUID
    mentor_id: UUID
    score: Share
    """How well the two fit, both sides combined, when the run was done."""
    reasons: list[WhyView]
    """What speaks for the two, told to you, the weightiest first; without a word that the other one wrote."""
    rank: int | None = Field(ge=1, le=LOWEST_RANK)
    """How you rank it; null: you have not said."""
    refused: bool
    """Whether you have refused it."""
    can: list[Literal["say"]]

    @classmethod
    def of(cls, draft: OwnDraft, by: UUID, language: str) -> "OwnDraftView":
        you = draft.side_of(by)
        reasons = unquoted(draft.reasons) if you == "mentor" else draft.reasons
        return cls(
            id=draft.draft_id,
            run_id=draft.run_id,
            programme_id=draft.programme_id,
            you=you,
            mentee_id=draft.mentee_id,
            mentor_id=draft.mentor_id,
            score=draft.points / POINTS,
            reasons=WhyView.all_of(reasons, you, language),
            rank=draft.opinion.rank,
            refused=draft.opinion.refused,
            can=["say"],
        )


@router.get("/me/drafts", operation_id="list_my_drafts", response_model=Page[OwnDraftView])
async def list_my_drafts(query: Query, paging: PagingQuery, language: Language) -> Response:
    """Your drafts of match runs that are not decided yet, where the programme shows them to the two, the newest first.

    Gone once the run is decided, or one of the two blocks the other, is suspended, leaves, or has found somebody.
    """
    (after,) = paging.after(UUID) or (None,)
    by = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[OwnDraftView]:
        found = await opinions.drafts_of(tx, by, after, paging.limit)
        views = [OwnDraftView.of(each, by, language) for each in found]
        return Page[OwnDraftView].of(views, paging, lambda view: (view.id,))

    return await query.run(read)


@router.post(
    "/me/drafts/{draft_id}/opinion",
    operation_id="say_of_draft",
    response_model=OwnDraftView,
    responses=problems(NoSuchDraft, ContradictoryOpinion, MatchRunDecided),
)
async def say_of_draft(draft_id: UUID, body: NewOpinion, command: UnversionedCommand, language: Language) -> Response:
    """Rank a draft of yours, or refuse it, until its run is decided. What you said before is replaced."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> OwnDraftView:
        return OwnDraftView.of(await opining.say(tx, draft_id, body.opinion, by=by, now=now), by, language)

    return await command.run(act)
