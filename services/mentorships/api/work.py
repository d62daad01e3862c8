"""The work list: what needs a hand, why, and the act that helps; for operators and a programme's coordinators."""

from datetime import datetime
from typing import Annotated, Final, Self
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response
from pydantic import Field

from services.mentorships.domain import refusals
from services.mentorships.domain.coordinating import documented
from services.mentorships.domain.work import WHY, Item, Reason
from services.mentorships.german import WORK as GERMAN_WHY
from services.mentorships.store import work as stored
from services.mentorships.store.work import Wanted
from services.mentorships.use_cases import coordinating, work
from shared.acting import NotYourProgramme
from shared.contracts.vocabulary import EndingReason, MentorshipPhase, Side
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import Line, RequestModel, ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(
    tag="work list", about="What needs a hand, why, and the act that helps: for those who look after programmes."
)

NO: Final = (NotYourProgramme, PasskeyNeeded)
_ON_ONE: Final = (*NO, refusals.UnknownMentorship, refusals.MentorshipEnded)
_MANAGED: Final = "/mentorships/v1/managed-mentorships/{mentorship}"

CALLS: Final[dict[Reason, tuple[str, str]]] = {
    "asking_for_help": ("POST", "/mentorships/v1/help-requests/{subject}/answer"),
    "silent": ("POST", f"{_MANAGED}/reminder"),
    "not_met": ("POST", f"{_MANAGED}/reminder"),
    "at_risk": ("POST", f"{_MANAGED}/reminder"),
    "waiting_for_answer": ("POST", f"{_MANAGED}/reminder"),
    "ending_soon": ("POST", f"{_MANAGED}/reminder"),
    "unmatched": ("POST", "/matching/v1/match-runs"),
}
"""The call of the act that helps."""

Why = Annotated[str, Line(500)]
ProgrammeId = Annotated[
    UUID | None,
    Parameter(description="Only in this programme; else in all that you look after, for operators in all there are."),
]


class WorkItemView(ResponseModel):
    """Something that needs a hand."""

    id: UUID
    reason: Reason
    """Why it is here."""
    because: str
    """The same in words."""
    since: datetime
    """Since when it is so, in UTC."""
    programme_id: UUID
    mentorship_id: UUID | None
    """The mentorship meant; null where somebody has none."""
    mentor_id: UUID | None
    """Its mentor; null where somebody has none."""
    mentee_id: UUID
    """Its mentee, or who has no mentor."""
    helps: str
    """The act that helps, in words."""
    method: str
    """The method of the call that does it."""
    path: str
    """The path of the call that does it."""

    @classmethod
    def of(cls, item: Item, language: str) -> Self:
        because, helps = (GERMAN_WHY if language == "de" else WHY)[item.reason]
        method, path = CALLS[item.reason]
        return cls(
            id=item.id,
            reason=item.reason,
            because=because,
            since=item.since,
            programme_id=item.programme_id,
            mentorship_id=item.mentorship_id,
            mentor_id=item.mentor_id,
            mentee_id=item.mentee_id,
            helps=helps,
            method=method,
            path=path.format(mentorship=item.mentorship_id, subject=item.subject_id),
        )


class WorkCount(ResponseModel):
    reason: Reason
    """Why it is on the list."""
    number: int
    """How many there are."""


class WorkCounts(ResponseModel):
    counts: list[WorkCount]
    """Of each reason, in the order in which they matter."""


class Reminder(RequestModel):
    side: Side = Field(examples=["mentee"])
    """Whom to remind of their next step."""
    reason: Why = Field(examples=["Silent for six weeks."])
    """Why; it stands in the audit log, and the person does not read it."""


class EndingForTwo(RequestModel):
    ending: EndingReason = Field(examples=["out_of_touch"])
    """The reason that the two read."""
    reason: Why = Field(examples=["Nobody has answered since March."])
    """Why you end it for them; it stands in the audit log, and the two do not read it."""


class ManagedMentorshipView(ResponseModel):
    """A mentorship as those see it who look after its programme: no word of the two."""

    mentorship_id: UUID
    """Which one it is."""
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    state: MentorshipPhase
    """Whether it goes on."""


@router.get(
    "/work-list",
    operation_id="list_work",
    summary="What needs a hand, the longest first",
    response_model=Page[WorkItemView],
    openapi_extra=documented("list_work"),
    responses=problems(*NO),
)
async def list_work(
    query: Query,
    paging: PagingQuery,
    needs_passkey: OperatorsNeedPasskey,
    language: Language,
    programme_id: ProgrammeId = None,
    reason: Annotated[Reason | None, Parameter(description="Only what is there for this reason.")] = None,
) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> Page[WorkItemView]:
        theirs = await coordinating.programmes_of(tx, "list_work", programme_id, by=by)
        found = await stored.items(tx, Wanted(by.person_id, theirs, reason), paging.after(datetime, UUID), paging.limit)
        views = [WorkItemView.of(each, language) for each in found]
        return Page[WorkItemView].of(views, paging, key=lambda view: (view.since, view.id))

    return await query.run(read)


@router.get(
    "/work-list/counts",
    operation_id="count_work",
    summary="How much needs a hand, by reason",
    response_model=WorkCounts,
    openapi_extra=documented("count_work"),
    responses=problems(*NO),
)
async def count_work(query: Query, needs_passkey: OperatorsNeedPasskey, programme_id: ProgrammeId = None) -> Response:
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> WorkCounts:
        theirs = await coordinating.programmes_of(tx, "count_work", programme_id, by=by)
        found = await stored.counts(tx, Wanted(by.person_id, theirs))
        return WorkCounts(counts=[WorkCount(reason=reason, number=found.get(reason, 0)) for reason in CALLS])

    return await query.run(read)


@router.post(
    "/managed-mentorships/{mentorship_id}/reminder",
    operation_id="remind_of_next_step",
    summary="Remind one of the two of their next step, within what one may be told in a week and by day",
    status_code=204,
    openapi_extra=documented("remind_of_next_step"),
    responses=problems(
        *_ON_ONE,
        refusals.MentorshipPaused,
        refusals.WantsNoWord,
        refusals.TooSoonToRemind,
        refusals.NothingToRemindOf,
    ),
)
async def remind_of_next_step(
    mentorship_id: UUID, body: Reminder, command: UnversionedCommand, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> None:
        await work.remind(tx, mentorship_id, body.side, body.reason, by=by, expects=command.expects, now=now)

    return await command.run(act)


@router.post(
    "/managed-mentorships/{mentorship_id}/ending",
    operation_id="end_on_behalf",
    summary="Bring a mentorship to a kind end for its two; its sessions ahead are cancelled, the mentor has room again",
    response_model=ManagedMentorshipView,
    openapi_extra=documented("end_on_behalf"),
    responses=problems(*_ON_ONE),
)
async def end_on_behalf(
    mentorship_id: UUID, body: EndingForTwo, command: UnversionedCommand, needs_passkey: OperatorsNeedPasskey
) -> Response:
    by = actor_of(command.caller, operators_need_passkey=needs_passkey)

    async def act(tx: Tx, now: datetime) -> ManagedMentorshipView:
        ended = await work.end_for(tx, mentorship_id, body.ending, body.reason, by=by, expects=command.expects, now=now)
        return ManagedMentorshipView(
            mentorship_id=ended.id,
            programme_id=ended.programme_id,
            mentor_id=ended.pair.mentor_id,
            mentee_id=ended.pair.mentee_id,
            state=ended.phase,
        )

    return await command.run(act)
