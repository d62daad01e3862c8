"""People as those see them who look after them: for operators, and for the coordinators of a programme."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Final, Literal, Self
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response
from pydantic import Field

from services.profiles.api.identity import IdentityOf
from services.profiles.domain.acting import documented
from services.profiles.domain.managed_people import Applicant, ManagedPerson, Part, Reported
from services.profiles.domain.people import LONGEST_NAME, UnknownPerson
from services.profiles.store import managed_people as store
from services.profiles.store.managed_people import Sought
from services.profiles.use_cases import managed_people
from services.profiles.use_cases.acting import programmes_of
from services.profiles.use_cases.managed_people import Looked
from shared.acting import NotYourProgramme
from shared.contracts.vocabulary import LeftBecause, MembershipPhase, ProgrammeRole
from shared.ground.person_numbers import hash_of_group
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import OperatorQuery, Query
from shared.http.fields import Line, ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="people of programmes", about="People, for operators and for the coordinators of their programmes.")

_NO: Final = (NotYourProgramme, PasskeyNeeded)

Words = Annotated[
    Annotated[str, Line(LONGEST_NAME)] | None,
    Parameter(
        description="Words of their name by their beginnings, in any case and without accents; to operators also the whole "
        "e-mail address, which nobody else finds people by.",
        examples=["ami oka"],
    ),
]
Suspended = Annotated[bool | None, Parameter(description="Only who is suspended, or only who is not.")]
SeenSince = Annotated[UtcDatetime | None, Parameter(description="Only who was here then or later.")]
UnseenSince = Annotated[UtcDatetime | None, Parameter(description="Only who has not been here since then.")]


class PartView(ResponseModel):
    """What somebody is, or was, in a programme."""

    membership_id: UUID
    """Of the membership."""
    programme_id: UUID
    role: ProgrammeRole
    """As what they take part."""
    state: MembershipPhase
    """Where it stands; only a `member` belongs to the programme."""
    left_because: LeftBecause | None
    """Why, where they have left."""
    changed_at: UtcDatetime
    """Since when it is so, in UTC."""

    @classmethod
    def all_of(cls, parts: Sequence[Part]) -> list[Self]:
        return [cls.model_validate(each) for each in parts]


class ManagedPersonView(ResponseModel):
    """Somebody, as those see them who look after them."""

    person_id: UUID
    """Who it is."""
    name: str
    """As they want to be called; empty where they have not said."""
    mentor: bool
    """Whether they have a profile as a mentor."""
    mentee: bool
    """Whether they have a profile as a mentee."""
    suspended: bool
    """Whether they are suspended now."""
    signed_up_at: UtcDatetime
    """When they first signed in, in UTC."""
    last_seen_at: UtcDatetime | None
    """When they were last here, in UTC and to the hour; null: never since that is kept."""
    memberships: list[PartView]
    """What they are or were: in this programme where one is asked for, else in all."""

    @classmethod
    def of(cls, person: ManagedPerson) -> "ManagedPersonView":
        return cls(**_said(person))


class ReportCounts(ResponseModel):
    """How many reports there are about somebody."""

    open: int
    """Nobody looks into them yet."""
    taken: int
    """Somebody looks into them."""
    decided: int
    """They are over, whatever came of them."""

    @classmethod
    def of(cls, reported: Reported) -> Self:
        return cls(**{state: reported.counts.get(state, 0) for state in ("open", "taken", "decided")})


class PersonPageView(ManagedPersonView):
    """One person's page. What operators alone see is null for others."""

    suspended_at: UtcDatetime | None
    """When they last were suspended, in UTC, be it lifted or not; null: never."""
    email: str | None
    """Where they get mail; for operators."""
    reports: ReportCounts | None
    """How many reports there are about them; for operators, who read them at `/profiles/v1/reports?person_id=`."""
    can: list[Literal["suspend", "reinstate", "erase"]]

    @classmethod
    def shown(cls, looked: Looked, *, operator: bool) -> Self:
        acts: list[Literal["suspend", "reinstate", "erase"]] = (
            ["reinstate", "erase"] if looked.person.suspended else ["suspend"]
        )
        return cls(
            **_said(looked.person),
            suspended_at=looked.person.suspended_at,
            email=looked.email,
            reports=None if looked.reported is None else ReportCounts.of(looked.reported),
            can=acts if operator else [],
        )


class ApplicantView(ResponseModel):
    """Somebody who waits for a yes; they get it at `…/memberships/{membership_id}/approval`, or a no at `…/refusal`."""

    membership_id: UUID
    """Of the membership that is decided on."""
    programme_id: UUID
    person_id: UUID
    """Who it is."""
    name: str
    """As they want to be called; empty where they have not said."""
    role: ProgrammeRole
    """As what they want to take part."""
    applied_at: UtcDatetime
    """Since when they wait, in UTC."""
    can: list[Literal["approve", "refuse"]] = Field(description="Nobody says yes to whoever is suspended.")

    @classmethod
    def of(cls, one: Applicant) -> "ApplicantView":
        return cls(
            membership_id=one.part.membership_id,
            programme_id=one.part.programme_id,
            person_id=one.person_id,
            name=one.name,
            role=one.part.role,
            applied_at=one.part.changed_at,
            can=["refuse"] if one.suspended else ["approve", "refuse"],
        )


@router.get(
    "/programmes/{programme_id}/people",
    operation_id="list_programme_people",
    response_model=Page[ManagedPersonView],
    openapi_extra=documented("list_programme_people"),
    responses=problems(*_NO),
)
async def list_programme_people(
    programme_id: UUID,
    query: Query,
    paging: PagingQuery,
    identity: IdentityOf,
    needs_passkey: OperatorsNeedPasskey,
    q: Words = None,
    role: Annotated[ProgrammeRole | None, Parameter(description="Only who has or had this role in it.")] = None,
    state: Annotated[MembershipPhase | None, Parameter(description="Only who is in this state in it.")] = None,
    group: Annotated[
        Annotated[str, Line(60)] | None,
        Parameter(description="Only who is in the group of their organisation with this code.", examples=["ENG-2"]),
    ] = None,
    suspended: Suspended = None,
    seen_since: SeenSince = None,
    unseen_since: UnseenSince = None,
) -> Response:
    """Who has or had a part in a programme and has signed in, in the order in which they first did. Who has not signed
    in yet stands among its invitees.
    """
    (after,) = paging.after(UUID) or (None,)
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)
    sought = Sought(
        group=None if group is None else hash_of_group(group, identity.number_key),
        role=role,
        state=state,
        suspended=suspended,
        seen_since=seen_since,
        unseen_since=unseen_since,
        **_by_words(q),
    )

    async def read(tx: Tx, _now: datetime) -> Page[ManagedPersonView]:
        found = await managed_people.list_of_programme(tx, sought, programme_id, after, paging.limit, by=by)
        return Page[ManagedPersonView].of(list(map(ManagedPersonView.of, found)), paging, _place)

    return await query.run(read)


@router.get(
    "/programmes/{programme_id}/people/{person_id}",
    operation_id="read_programme_person",
    response_model=PersonPageView,
    openapi_extra=documented("read_programme_person"),
    responses=problems(*_NO, UnknownPerson),
)
async def read_programme_person(
    programme_id: UUID, person_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """Somebody who has or had a part in a programme. That one has looked is in the audit log."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, now: datetime) -> PersonPageView:
        looked = await managed_people.look_in_programme(tx, programme_id, person_id, by=by, now=now)
        return PersonPageView.shown(looked, operator=by.operator)

    return await query.run(read)


@router.get(
    "/managed-people",
    operation_id="list_all_people",
    response_model=Page[ManagedPersonView],
    openapi_extra=documented("list_all_people"),
    responses=problems(),
)
async def list_all_people(
    query: OperatorQuery,
    paging: PagingQuery,
    q: Words = None,
    role: Annotated[
        Literal["mentor", "mentee"] | None, Parameter(description="Only who has a profile in this role.")
    ] = None,
    suspended: Suspended = None,
    seen_since: SeenSince = None,
    unseen_since: UnseenSince = None,
) -> Response:
    """Everybody who has signed in, in the order in which they first did."""
    (after,) = paging.after(UUID) or (None,)
    sought = Sought(role=role, suspended=suspended, seen_since=seen_since, unseen_since=unseen_since, **_by_words(q))

    async def read(tx: Tx, _now: datetime) -> Page[ManagedPersonView]:
        found = await store.listed(tx, sought, after=after, limit=paging.limit)
        return Page[ManagedPersonView].of(list(map(ManagedPersonView.of, found)), paging, _place)

    return await query.run(read)


@router.get(
    "/managed-people/{person_id}",
    operation_id="read_any_person",
    response_model=PersonPageView,
    openapi_extra=documented("read_any_person"),
    responses=problems(UnknownPerson),
)
async def read_any_person(person_id: UUID, query: OperatorQuery) -> Response:
    """Somebody, with all that they take part in. That one has looked is in the audit log."""

    async def read(tx: Tx, now: datetime) -> PersonPageView:
        looked = await managed_people.look(tx, person_id, by=query.caller.person_id, now=now)
        return PersonPageView.shown(looked, operator=True)

    return await query.run(read)


@router.get(
    "/applicants",
    operation_id="list_applicants",
    response_model=Page[ApplicantView],
    openapi_extra=documented("list_applicants"),
    responses=problems(*_NO),
)
async def list_applicants(
    query: Query,
    paging: PagingQuery,
    needs_passkey: OperatorsNeedPasskey,
    programme_id: Annotated[
        UUID | None,
        Parameter(
            description="Only in this programme; else in all that you look after, for operators in all there are."
        ),
    ] = None,
    role: Annotated[Literal["mentor", "mentee"] | None, Parameter(description="Only who wants this role.")] = None,
) -> Response:
    """Who waits for a yes, the longest first: mentors waiting for approval with `role=mentor`."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> Page[ApplicantView]:
        theirs = await programmes_of(tx, "list_applicants", programme_id, by=by)
        found = await store.applicants(tx, theirs, role, after=paging.after(datetime, UUID), limit=paging.limit)
        views = list(map(ApplicantView.of, found))
        return Page[ApplicantView].of(views, paging, lambda view: (view.applied_at, view.membership_id))

    return await query.run(read)


def _said(person: ManagedPerson) -> dict[str, Any]:
    shared = ("person_id", "name", "mentor", "mentee", "suspended", "signed_up_at", "last_seen_at")
    return {**{name: getattr(person, name) for name in shared}, "memberships": PartView.all_of(person.parts)}


def _by_words(q: str | None) -> dict[str, Any]:
    if q is None:
        return {}
    return {"address" if "@" in q else "words": q}


def _place(view: ManagedPersonView) -> tuple[UUID]:
    return (view.person_id,)
