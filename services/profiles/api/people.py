"""The person who is signed in: their data, whom they block, and their leaving."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.api.erasures import ErasureView
from services.profiles.api.fields import Languages, LanguageView, languages_of
from services.profiles.api.photos import PhotoAddresses, PhotosShown, PhotoView
from services.profiles.domain.languages import UnknownLanguage
from services.profiles.domain.people import (
    LONGEST_NAME,
    BlockingOneself,
    Person,
    PersonGone,
    TooManyBlocks,
    UnknownPerson,
    UnknownTimeZone,
)
from services.profiles.domain.profiles import TooManyLanguages
from services.profiles.store import people as store
from services.profiles.use_cases import erasing, people
from shared.ground.languages import UnknownLocale
from shared.ground.questions import DuplicateLanguages
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import Command, Query, UnversionedCommand
from shared.http.fields import RequestModel, ResponseModel, Zone
from shared.http.names import Name
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="people", about="The person who is signed in: their data, whom they block, and their leaving.")

_GONE = problems(PersonGone)


class PersonChanges(RequestModel):
    """What is left out or null stays as it is."""

    name: Annotated[str, Name(LONGEST_NAME, shortest=0)] | None = Field(
        None,
        description="As people write it, in any script; no address, no link. An empty text takes the name away.",
        examples=["Amina Diallo"],
    )
    time_zone: Zone | None = None
    """An IANA name: the wall clock that mails and hours are meant on."""
    languages: Languages | None = None
    """All of them; they replace those told before."""
    locale: Annotated[str, Field(pattern="^[A-Za-z0-9_-]{2,15}$")] | None = Field(
        None,
        description="The language to be written to in: mails and the inbox are in English or German, in English for any other.",
        examples=["en", "pt-BR"],
    )


class PersonView(ResponseModel):
    """The person who is signed in."""

    person_id: UUID
    """One's own id."""
    version: int
    email: str
    """Where mails go, and what one signs in with."""
    name: str
    """As one wants to be called; empty until it is told."""
    time_zone: str
    """An IANA name: the wall clock that mails and hours are meant on."""
    time_zone_set: bool = Field(
        description="Whether the person ever told their zone; until then it is UTC, and mails go by the zone of their hours, if any. "
        "Ask for it."
    )
    languages: list[LanguageView]
    """What they speak, and how well."""
    locale: str
    """The language to be written to in, a BCP 47 tag."""
    photo: PhotoView | None
    """Where one's photo is to be had; null where one shows none."""
    operator: bool
    """Whether one runs the platform; what the next token says."""
    mentor: bool
    """Whether there is a mentor profile."""
    mentee: bool
    """Whether there is a mentee profile."""
    missing: list[Literal["name", "time_zone"]] = Field(description="What to ask the person for before anything else.")
    can: list[Literal["update", "publish_mentor", "publish_mentee", "erase"]]

    @classmethod
    def of(cls, person: Person, photos: PhotoAddresses) -> "PersonView":
        return cls(
            person_id=person.person_id,
            version=person.version,
            email=person.email,
            name=person.name,
            time_zone=person.time_zone,
            time_zone_set=person.time_zone_set,
            languages=[LanguageView.model_validate(each) for each in person.languages],
            locale=person.locale,
            photo=photos.of(person.photo_id),
            operator=person.operator,
            mentor=person.mentor is not None,
            mentee=person.mentee is not None,
            missing=[*(() if person.name else ("name",)), *(() if person.time_zone_set else ("time_zone",))],
            can=["update", "publish_mentor", "publish_mentee", "erase"],
        )


class BlockView(ResponseModel):
    """Somebody the asker wants nothing to do with."""

    person_id: UUID
    """Who is blocked."""


@router.get("/me", operation_id="read_me", response_model=PersonView, responses=_GONE)
async def read_me(query: Query, photos: PhotosShown) -> Response:
    """The person who is signed in."""

    async def read(tx: Tx, _now: datetime) -> PersonView:
        return PersonView.of(await store.person(tx, query.caller.person_id), photos)

    return await query.run(read)


@router.patch(
    "/me",
    operation_id="update_me",
    response_model=PersonView,
    responses=problems(
        PersonGone, UnknownTimeZone, UnknownLanguage, UnknownLocale, DuplicateLanguages, TooManyLanguages
    ),
)
async def update_me(body: PersonChanges, command: Command, photos: PhotosShown) -> Response:
    """Change one's name, time zone, languages or locale."""

    async def act(tx: Tx, now: datetime) -> PersonView:
        person = await people.update_person(
            tx,
            command.caller.person_id,
            name=body.name,
            time_zone=body.time_zone,
            locale=body.locale,
            languages=None if body.languages is None else languages_of(body.languages),
            expects=command.expects,
            now=now,
        )
        return PersonView.of(person, photos)

    return await command.run(act)


@router.delete("/me", operation_id="erase_me", status_code=202, response_model=ErasureView, responses=_GONE)
async def erase_me(command: UnversionedCommand) -> Response:
    """Erase oneself everywhere. There is no way back.

    What others need stays without the person. Keep the erasure's id: whoever has it can see how far the erasure is,
    without signing in.
    """

    async def act(tx: Tx, now: datetime) -> ErasureView:
        erasure = await erasing.erase_person(tx, command.caller.person_id, now=now)
        command.notes(SecurityEvent.PERSON_ERASED)
        return ErasureView.of(erasure)

    return await command.run(act, location=lambda view: f"/profiles/v1/erasures/{view.erasure_id}")


@router.get("/me/blocks", operation_id="list_blocks", response_model=Page[BlockView], responses=_GONE)
async def list_blocks(query: Query, paging: PagingQuery) -> Response:
    """Whom one has blocked."""
    after = paging.after(UUID)

    async def read(tx: Tx, _now: datetime) -> Page[BlockView]:
        person = await store.person(tx, query.caller.person_id)
        left = [each for each in sorted(person.blocks) if after is None or each > after[0]]
        return Page.of([BlockView(person_id=each) for each in left], paging, lambda block: (block.person_id,))

    return await query.run(read)


@router.put(
    "/me/blocks/{person_id}",
    operation_id="block",
    status_code=204,
    responses=problems(PersonGone, UnknownPerson, BlockingOneself, TooManyBlocks),
)
async def block(person_id: UUID, command: UnversionedCommand) -> Response:
    """Block somebody: no proposals, bookings or messages between the two. They are not told.

    Who blocks you is not found, as anybody who has left: nothing comes from them either.
    """

    async def act(tx: Tx, now: datetime) -> None:
        await people.block(tx, command.caller.person_id, person_id, expects=command.expects, now=now)

    return await command.run(act)


@router.delete("/me/blocks/{person_id}", operation_id="unblock", status_code=204, responses=_GONE)
async def unblock(person_id: UUID, command: UnversionedCommand) -> Response:
    """Take a block back."""

    async def act(tx: Tx, now: datetime) -> None:
        await people.unblock(tx, command.caller.person_id, person_id, now=now)

    return await command.run(act)
