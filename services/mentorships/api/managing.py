"""The pairs of programmes: for operators and the programmes' coordinators."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response

from services.mentorships.api.views import Counts
from services.mentorships.api.work import NO, ManagedMentorshipView, ProgrammeId
from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.momentum import Health, Quiet
from services.mentorships.store import managed
from services.mentorships.store.managed import Wanted
from services.mentorships.use_cases import coordinating
from shared.contracts.vocabulary import MentorshipPhase, MentorshipStage
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Query
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="work list")


class ManagedPairView(ManagedMentorshipView):
    """A mentorship in the list of its programme's: how far it is and how it goes, and no word of the two."""

    stage: MentorshipStage
    """Which of the four stages the two are in."""
    opened_at: datetime
    """When it began, in UTC."""
    paused_until: datetime | None
    """When a break ends by itself, in UTC; null where there is none, or it ends when one of the two resumes."""
    ended_at: datetime | None
    """When it ended, in UTC; null while it goes on."""
    counts: Counts
    """What the two have done so far."""
    health: Health
    """How it goes: by the rhythm agreed on, a week until the first session, a month where no rhythm is agreed on."""
    active_at: datetime
    """When one of the two last did something, in UTC."""
    meeting_due_at: datetime | None
    """By when the two meet next if they keep to their rhythm, in UTC; null where nothing is expected of them."""

    @classmethod
    def of(cls, mentorship: Mentorship, quiet: Quiet, now: datetime) -> Self:
        return cls(
            mentorship_id=mentorship.id,
            programme_id=mentorship.programme_id,
            mentor_id=mentorship.pair.mentor_id,
            mentee_id=mentorship.pair.mentee_id,
            state=mentorship.phase,
            stage=mentorship.stage,
            opened_at=mentorship.opened_at,
            paused_until=mentorship.paused_until,
            ended_at=mentorship.ending.ended_at if mentorship.ending else None,
            counts=Counts.of(mentorship.tally),
            health=quiet.health(now),
            active_at=quiet.active_at,
            meeting_due_at=quiet.meeting_due_at,
        )


@router.get(
    "/managed-mentorships",
    operation_id="list_managed_mentorships",
    summary="The pairs of programmes, those that began last first",
    response_model=Page[ManagedPairView],
    openapi_extra=documented("list_managed_mentorships"),
    responses=problems(*NO),
)
async def list_managed_mentorships(
    query: Query,
    paging: PagingQuery,
    needs_passkey: OperatorsNeedPasskey,
    programme_id: ProgrammeId = None,
    state: Annotated[MentorshipPhase | None, Parameter(description="Only those in this state.")] = None,
    stage: Annotated[MentorshipStage | None, Parameter(description="Only those at this stage.")] = None,
    mentor_id: Annotated[UUID | None, Parameter(description="Only those of this mentor.")] = None,
    mentee_id: Annotated[UUID | None, Parameter(description="Only those of this mentee.")] = None,
) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, now: datetime) -> Page[ManagedPairView]:
        theirs = await coordinating.programmes_of(tx, "list_managed_mentorships", programme_id, by=by)
        wanted = Wanted(theirs, state, stage, mentor_id, mentee_id)
        found = await managed.listed(tx, wanted, paging.after(datetime, UUID), paging.limit)
        quiet = await managed.quiet_of(tx, found, now)
        views = [ManagedPairView.of(each, quiet[each.id], now) for each in found]
        return Page[ManagedPairView].of(views, paging, lambda view: (view.opened_at, view.mentorship_id))

    return await query.run(read)
