"""People of a file: tried, taken over, undone; and who of them has not come yet. For operators."""

from datetime import date, datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Base64Bytes, Field

from services.profiles.api.identity import IdentityOf
from services.profiles.api.memberships import MyMembershipView, view_of_mine
from services.profiles.api.people_files import read_people, written
from services.profiles.domain.acting import documented
from services.profiles.domain.imports import (
    Column,
    Import,
    ImportHasErrors,
    ImportRole,
    ImportSettled,
    ImportStale,
    ImportState,
    Invitee,
    SomebodyCame,
    TooManyRows,
    UnknownImport,
    UnknownInvitation,
    Wrong,
)
from services.profiles.domain.memberships import AlreadyInProgramme, EverybodyBelongs
from services.profiles.domain.people import PersonGone
from services.profiles.domain.programmes import ProgrammeArchived, UnknownProgramme
from services.profiles.store import imports as store
from services.profiles.store import programmes
from services.profiles.use_cases import importing, inviting
from shared.ground.table_files import UnreadableFile
from shared.http.dependencies import Command, OpenCommand, OperatorQuery, UnversionedOperatorCommand
from shared.http.fields import Line, RequestModel, ResponseModel, UtcDatetime
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="imports", about="People of a file come into a programme: for operators.")

_SHOWN: Final = 200
"""So many problems are shown; how many there are is said."""
_UNFIT: Final = (UnknownProgramme, EverybodyBelongs, ProgrammeArchived)


class PeopleFile(RequestModel):
    file: Annotated[Base64Bytes, Field(max_length=750_000)] = Field(
        examples=["ZW1haWwscm9sZQphZGFAZXhhbXBsZS5vcmcsbWVudGVlCg=="]
    )
    """The file as it is, in Base64: CSV in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or tabs. Its first
    line names the columns: `email`, `role` (mentor or mentee), and where there are any `name`, `language`, `invite_on` (not
    before that day), `number` (the organisation's own of the person), `manager` (such a number) and `groups` (codes of departments
    or other groups, with | between them). Numbers and codes are kept as keyed hashes only."""


class ProblemView(ResponseModel):
    """What is wrong with a cell."""

    row: int
    """Counted as a spreadsheet does: the first one names the columns."""
    column: Column
    """In which column."""
    wrong: Wrong
    """What is wrong there."""
    other: int | None
    """The row that it conflicts with, if any."""


class CountsView(ResponseModel):
    """How many rows do what."""

    new: int
    """Who is not here yet, and is expected from then on."""
    joins: int
    """Who has signed in here before, and is let in at once."""
    changed: int
    """Who is in the programme's books otherwise than the file says."""
    same: int
    """Who is there just so: nothing happens."""
    left: int
    """Who left the programme, and stays out of it."""


class ImportView(ResponseModel):
    """A file, and what taking it over does or did."""

    id: UUID
    programme_id: UUID
    state: ImportState
    """`tried`: nothing has happened yet. A file that nobody takes over is forgotten in an hour."""
    made_at: UtcDatetime
    """When it was tried, in UTC."""
    counts: CountsView
    """How many rows do what, or did."""
    problems: list[ProblemView]
    """What has to be mended before it can be taken over; the first two hundred."""
    problems_in_all: int
    """How many there are."""
    unknown_managers: list[str]
    """Numbers of managers who are neither in the file nor in the programme: they hinder nothing."""
    ignored_columns: list[str]
    """Columns that mean nothing here."""
    can: list[Literal["commit", "undo"]]

    @classmethod
    def of(cls, one: Import) -> "ImportView":
        found = one.report.problems
        can: dict[ImportState, list[Literal["commit", "undo"]]] = {
            "tried": [] if found else ["commit"],
            "committed": ["undo"],
            "undone": [],
        }
        return cls(
            id=one.import_id,
            programme_id=one.programme_id,
            state=one.state,
            made_at=one.made_at,
            counts=CountsView(**{name: one.counts.get(name, 0) for name in CountsView.model_fields}),
            problems=[ProblemView.model_validate(each) for each in found[:_SHOWN]],
            problems_in_all=len(found),
            unknown_managers=list(one.report.unknown_managers),
            ignored_columns=list(one.report.ignored_columns),
            can=can[one.state],
        )


class InviteeView(ResponseModel):
    """Somebody of a file who has not signed in yet."""

    id: UUID
    """Of the membership that will be theirs."""
    email: str
    """Where their invitation goes."""
    name: str
    """As the file says it; empty where it doesn't."""
    role: ImportRole
    """As what they are to take part."""
    language: str
    """The one they are written to in, a BCP 47 tag."""
    state: Literal["eligible", "invited"]
    """Whether their invitation was sent."""
    invite_on: date | None
    """It is not sent before this day; null where any day will do."""
    imported_at: UtcDatetime
    """When they were imported, in UTC. Who is not invited is forgotten 90 days later."""

    @classmethod
    def of(cls, one: Invitee) -> "InviteeView":
        return cls(
            id=one.membership_id,
            email=one.email,
            name=one.name,
            role=one.role,
            language=one.locale,
            state="eligible" if one.token_hash is None else "invited",
            invite_on=one.invite_on,
            imported_at=one.imported_at,
        )


class InvitedView(ResponseModel):
    """Who is invited by this."""

    people: int
    """How many were not invited before. Their mails leave one after the other, each on its day at the earliest."""


class InvitationToken(RequestModel):
    token: Annotated[str, Line(100)] = Field(examples=["k3J9…"])
    """What stands behind `/invitations/` in the link of the mail, or is called its code there."""


@router.post(
    "/programmes/{programme_id}/imports",
    operation_id="try_import",
    status_code=201,
    response_model=ImportView,
    openapi_extra=documented("try_import"),
    responses=problems(*_UNFIT, UnreadableFile, TooManyRows),
)
async def try_import(
    programme_id: UUID, body: PeopleFile, command: UnversionedOperatorCommand, identity: IdentityOf
) -> Response:
    """Try a file of people: what taking it over would do, and what is wrong with it. Nothing happens yet."""

    async def act(tx: Tx, now: datetime) -> ImportView:
        file = read_people(body.file, identity.number_key)
        tried = await importing.try_file(
            tx,
            programme_id,
            file.rows,
            file.problems,
            managers=file.managers,
            ignored_columns=file.ignored_columns,
            now=now,
        )
        return ImportView.of(tried)

    return await command.run(act, location=lambda view: f"/profiles/v1/programmes/{programme_id}/imports/{view.id}")


@router.get(
    "/programmes/{programme_id}/imports/{import_id}",
    operation_id="read_import",
    response_model=ImportView,
    openapi_extra=documented("read_import"),
    responses=problems(UnknownImport),
)
async def read_import(programme_id: UUID, import_id: UUID, query: OperatorQuery) -> Response:
    """A file that was tried, and what became of it."""

    async def read(tx: Tx, _now: datetime) -> ImportView:
        return ImportView.of(await store.import_(tx, import_id, programme_id))

    return await query.run(read)


@router.post(
    "/programmes/{programme_id}/imports/{import_id}/commit",
    operation_id="commit_import",
    response_model=ImportView,
    openapi_extra=documented("commit_import"),
    responses=problems(*_UNFIT, UnknownImport, ImportSettled, ImportHasErrors, ImportStale),
)
async def commit_import(programme_id: UUID, import_id: UUID, command: UnversionedOperatorCommand) -> Response:
    """Take over what was tried, all of it, if it would still do the same.

    Nobody gets a mail by it but who has signed in here before: they are let in. The same file again changes nothing.
    """

    async def act(tx: Tx, now: datetime) -> ImportView:
        by = command.caller.person_id
        return ImportView.of(await importing.commit(tx, programme_id, import_id, by=by, now=now))

    return await command.run(act)


@router.post(
    "/programmes/{programme_id}/imports/{import_id}/undoing",
    operation_id="undo_import",
    response_model=ImportView,
    openapi_extra=documented("undo_import"),
    responses=problems(UnknownProgramme, UnknownImport, ImportSettled, SomebodyCame),
)
async def undo_import(programme_id: UUID, import_id: UUID, command: UnversionedOperatorCommand) -> Response:
    """Take back whom an import brought, while none of them has signed in. What it changed of others stays."""

    async def act(tx: Tx, now: datetime) -> ImportView:
        by = command.caller.person_id
        return ImportView.of(await importing.undo(tx, programme_id, import_id, by=by, now=now))

    return await command.run(act)


@router.get(
    "/programmes/{programme_id}/invitees",
    operation_id="list_invitees",
    response_model=Page[InviteeView],
    openapi_extra=documented("list_invitees"),
    responses=problems(UnknownProgramme),
)
async def list_invitees(programme_id: UUID, query: OperatorQuery, paging: PagingQuery) -> Response:
    """Who was imported and has not signed in yet, in the order in which they came."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[InviteeView]:
        await programmes.programme(tx, programme_id)
        found = await store.invitees_of(tx, programme_id, after=after, limit=paging.limit)
        return Page[InviteeView].of(list(map(InviteeView.of, found)), paging, lambda view: (view.id,))

    return await query.run(read)


@router.post(
    "/programmes/{programme_id}/invitations",
    operation_id="invite_people",
    response_model=InvitedView,
    openapi_extra=documented("invite_people"),
    responses=problems(UnknownProgramme),
)
async def invite_people(programme_id: UUID, command: UnversionedOperatorCommand) -> Response:
    """Invite everybody of a programme's files who is not invited yet: each gets a mail with a link."""

    async def act(tx: Tx, now: datetime) -> InvitedView:
        return InvitedView(people=await inviting.invite(tx, programme_id, by=command.caller.person_id, now=now))

    return await command.run(act)


@router.get(
    "/programmes/{programme_id}/people.csv",
    operation_id="export_people",
    response_class=Response,
    response_model=None,
    openapi_extra=documented("export_people"),
    responses={
        **problems(UnknownProgramme),
        200: {
            "description": "A table in UTF-8, which `try_import` reads as it is.",
            "content": {"text/csv": {"schema": {"type": "string"}}},
        },
    },
)
async def export_people(programme_id: UUID, query: OperatorQuery) -> Response:
    """Everybody in a programme's books as a table. Importing it again changes nothing."""

    async def read(tx: Tx, _now: datetime) -> bytes:
        await programmes.programme(tx, programme_id)
        return "".join(written(await store.table(tx, programme_id))).encode()

    return await query.run_document(read, media_type="text/csv; charset=utf-8", cache_control="no-store")


@router.post(
    "/me/invitations",
    operation_id="accept_invitation",
    status_code=201,
    response_model=MyMembershipView,
    openapi_extra=documented("accept_invitation"),
    responses=problems(PersonGone, UnknownInvitation, AlreadyInProgramme),
)
async def accept_invitation(body: InvitationToken, command: Command, language: Language) -> Response:
    """Come in by the link of an invitation, whatever address one signs in with. Where every place is taken, one waits for one.

    Where the programme asks something one is invited from now on, and comes in with its form (`can`: `sign_up`).
    """
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> MyMembershipView:
        own = await inviting.accept_invitation(tx, body.token, by=by, now=now)
        return await view_of_mine(tx, own.membership_id, language, by=by, now=now)

    return await command.run(act, location=lambda view: f"/profiles/v1/me/memberships/{view.id}")


@router.post(
    "/invitations/declining",
    operation_id="decline_invitation",
    status_code=204,
    openapi_extra=documented("decline_invitation"),
    responses=problems(UnknownInvitation),
)
async def decline_invitation(body: InvitationToken, command: OpenCommand) -> Response:
    """Stay out of a programme, by the link of an invitation: whoever is enrolled is so no more. Nobody has to sign in for that.

    No later file enrols them again; whoever changes their mind comes in by the same link.
    """

    async def act(tx: Tx, now: datetime) -> None:
        await inviting.decline_invitation(tx, body.token, now=now)

    return await command.run(act)
