"""Programmes: what is open to anybody, and what operators say of them."""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.api.programme_terms import (
    DatesView,
    EmailDomain,
    EnrolsText,
    JoinedByText,
    PlacesText,
    ProgrammeTextView,
    Slug,
    TermsBody,
)
from services.profiles.domain.acting import documented
from services.profiles.domain.programmes import (
    DatesOutOfOrder,
    DefaultProgrammeStays,
    JoinedBy,
    JoiningNotWhole,
    PlacesGo,
    Programme,
    ProgrammeArchived,
    SlugTaken,
    UnknownProgramme,
)
from services.profiles.store import programmes as store
from services.profiles.use_cases import programmes
from services.profiles.use_cases.acting import role_in
from shared.acting import NotYourProgramme
from shared.ground.languages import UnknownLocale
from shared.ground.questions import DuplicateLanguages
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import OpenQuery, OperatorCommand, OperatorQuery, Query
from shared.http.fields import Line, RequestModel, ResponseModel, UtcDatetime
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="programmes", about="Programmes: what two people do together belongs to one.")

_TERMS = (UnknownLocale, DuplicateLanguages, DatesOutOfOrder, JoiningNotWhole)


class NewProgramme(TermsBody):
    """A programme to be made."""

    slug: Slug
    """What it is called in addresses and exports; it stays."""


class Archiving(RequestModel):
    reason: Annotated[str, Line(500)] = Field(examples=["The last cohort has finished."])
    """Why; it stands in the audit log."""


class ProgrammeView(ResponseModel):
    """A programme as anybody may see it, in the language asked for where it has that one."""

    id: UUID
    version: int
    slug: str
    """What it is called in addresses."""
    name: str
    """What it is called."""
    about: str
    """What it is for, in its own words."""
    language: str
    """The language of name and about, a BCP 47 tag."""
    joined_by: JoinedBy = Field(description=JoinedByText)
    dates: DatesView
    """When one may apply, and when it runs."""
    everybody_belongs: bool
    """Whether it is the default programme, to which everybody belongs without joining."""
    takes_applications: bool
    """Whether one may apply today."""
    places: PlacesGo = Field(description=PlacesText)
    archived: bool
    """Whether it is over for good."""

    @classmethod
    def of(cls, programme: Programme, language: str, now: datetime) -> "ProgrammeView":
        text = programme.text_in(language)
        return cls(
            id=programme.programme_id,
            version=programme.version,
            slug=programme.slug,
            name=text.name,
            about=text.about,
            language=text.language,
            joined_by=programme.terms.joining.by,
            dates=DatesView.model_validate(programme.terms.dates),
            everybody_belongs=programme.open_to_all,
            takes_applications=programme.takes_applications(now.astimezone(UTC).date()),
            places=programme.terms.places,
            archived=programme.archived_at is not None,
        )


class TermsView(ResponseModel):
    """All that an operator says of a programme."""

    id: UUID
    version: int
    slug: str
    """What it is called in addresses and exports."""
    texts: list[ProgrammeTextView]
    """The first one is for whoever reads none of the languages."""
    joined_by: JoinedBy = Field(description=JoinedByText)
    email_domains: list[EmailDomain]
    """The domains that let in, where it is joined by them."""
    code: str | None
    """What is shown with an application, where it is joined by code."""
    dates: DatesView
    """When one may apply, and when it runs."""
    capacity: int | None
    """How many mentees there is room for; null for as many as come."""
    mentors_need_approval: bool
    """Whether an operator says yes to each mentor, however mentees join."""
    places: PlacesGo = Field(description=PlacesText)
    enrols_by_default: bool = Field(description=EnrolsText)
    everybody_belongs: bool
    """Whether it is the default programme, to which everybody belongs without joining."""
    archived_at: UtcDatetime | None
    """Since when it is over for good, in UTC; null while it is not."""
    can: list[Literal["update", "archive"]]

    @classmethod
    def of(cls, programme: Programme) -> "TermsView":
        terms = programme.terms
        stays = programme.open_to_all or programme.archived_at is not None
        return cls(
            id=programme.programme_id,
            version=programme.version,
            slug=programme.slug,
            texts=list(map(ProgrammeTextView.model_validate, terms.texts)),
            joined_by=terms.joining.by,
            email_domains=list(terms.joining.domains),
            code=terms.joining.code,
            dates=DatesView.model_validate(terms.dates),
            capacity=terms.capacity,
            mentors_need_approval=terms.mentors_need_approval,
            places=terms.places,
            enrols_by_default=terms.enrols_by_default,
            everybody_belongs=programme.open_to_all,
            archived_at=programme.archived_at,
            can=[] if stays else ["update", "archive"],
        )


@router.get(
    "/programmes",
    operation_id="list_programmes",
    openapi_extra=documented("list_programmes"),
    response_model=Page[ProgrammeView],
)
async def list_programmes(query: OpenQuery, paging: PagingQuery, language: Language) -> Response:
    """The programmes that one may apply to today, and the default one. Nobody has to sign in for that."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, now: datetime) -> Page[ProgrammeView]:
        today = now.astimezone(UTC).date()
        found = await store.taking_applications(tx, today, after=after, limit=paging.limit)
        views = [ProgrammeView.of(each, language, now) for each in found]
        return Page[ProgrammeView].of(views, paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/programmes/{programme_id}",
    operation_id="read_programme",
    openapi_extra=documented("read_programme"),
    response_model=ProgrammeView,
    responses=problems(UnknownProgramme),
)
async def read_programme(programme_id: UUID, query: OpenQuery, language: Language) -> Response:
    """A programme, open or not. Nobody has to sign in for that."""

    async def read(tx: Tx, now: datetime) -> ProgrammeView:
        return ProgrammeView.of(await store.programme(tx, programme_id), language, now)

    return await query.run(read)


@router.post(
    "/programmes",
    operation_id="make_programme",
    openapi_extra=documented("make_programme"),
    status_code=201,
    response_model=TermsView,
    responses=problems(*_TERMS, SlugTaken),
)
async def make_programme(body: NewProgramme, command: OperatorCommand) -> Response:
    """Make a programme."""

    async def act(tx: Tx, now: datetime) -> TermsView:
        terms = body.terms()
        return TermsView.of(await programmes.make_programme(tx, body.slug, terms, by=command.caller.person_id, now=now))

    return await command.run(act, location=lambda view: f"/profiles/v1/programmes/{view.id}/terms")


@router.get(
    "/managed-programmes",
    operation_id="list_managed_programmes",
    openapi_extra=documented("list_managed_programmes"),
    response_model=Page[TermsView],
)
async def list_managed_programmes(query: OperatorQuery, paging: PagingQuery) -> Response:
    """All programmes with their terms, archived ones too, the oldest first."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[TermsView]:
        found = await store.programmes(tx, after=after, limit=paging.limit)
        return Page[TermsView].of(list(map(TermsView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)


@router.get(
    "/programmes/{programme_id}/terms",
    operation_id="read_programme_terms",
    openapi_extra=documented("read_programme_terms"),
    response_model=TermsView,
    responses=problems(UnknownProgramme, NotYourProgramme, PasskeyNeeded),
)
async def read_terms(programme_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey) -> Response:
    """All that an operator says of a programme; its coordinators read it too."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> TermsView:
        await role_in(tx, "read_programme_terms", programme_id, by=by)
        return TermsView.of(await store.programme(tx, programme_id))

    return await query.run(read)


@router.put(
    "/programmes/{programme_id}/terms",
    operation_id="change_programme",
    openapi_extra=documented("change_programme"),
    response_model=TermsView,
    responses=problems(UnknownProgramme, ProgrammeArchived, DefaultProgrammeStays, *_TERMS),
)
async def change_programme(programme_id: UUID, body: TermsBody, command: OperatorCommand) -> Response:
    """Put a programme on other terms. Who belongs to it already stays."""

    async def act(tx: Tx, now: datetime) -> TermsView:
        by, terms = command.caller.person_id, body.terms()
        return TermsView.of(
            await programmes.change_programme(tx, programme_id, terms, by=by, expects=command.expects, now=now)
        )

    return await command.run(act)


@router.post(
    "/programmes/{programme_id}/archiving",
    operation_id="archive_programme",
    openapi_extra=documented("archive_programme"),
    response_model=TermsView,
    responses=problems(UnknownProgramme, ProgrammeArchived, DefaultProgrammeStays),
)
async def archive_programme(programme_id: UUID, body: Archiving, command: OperatorCommand) -> Response:
    """Archive a programme for good: nobody joins or asks in it any more, and what is still asked there ends.

    What two people began in it goes on.
    """

    async def act(tx: Tx, now: datetime) -> TermsView:
        by, expects = command.caller.person_id, command.expects
        return TermsView.of(
            await programmes.archive_programme(tx, programme_id, body.reason, by=by, expects=expects, now=now)
        )

    return await command.run(act)
