"""Mentors as everybody sees them, and the names of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends
from fastapi import Query as Parameter
from fastapi.responses import Response
from pydantic import BeforeValidator, Field

from services.profiles.api.fields import (
    IndustryText,
    LanguageText,
    LanguageView,
    SkillLevelView,
    SkillText,
    skill_levels_of,
)
from services.profiles.api.photos import PhotoAddresses, PhotosShown, PhotoView
from services.profiles.domain.cards import Card, Name, Order, ShortCard
from services.profiles.domain.languages import UnknownLanguage, alike, language_tag
from services.profiles.domain.people import UnknownMentor
from services.profiles.domain.skills import UnusableSkill
from services.profiles.store import cards
from services.profiles.store.cards import Wish
from services.profiles.use_cases import skills
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Style
from shared.http.dependencies import Query
from shared.http.fields import Line, ResponseModel
from shared.http.paging import Page, Paging, PagingQuery
from shared.http.problems import problems
from shared.http.refusals import InvalidPageToken
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="browsing", about="Mentors as everybody sees them, and the names of people.")

MOST_IDS = 200
MOST_CARDS = 100
MOST_COUNTED = 50


def _split(texts: object) -> object:
    """`?ids=a,b` and `?ids=a&ids=b` mean the same."""
    if not isinstance(texts, list):
        return texts
    return [part.strip() for text in texts for part in str(text).split(",") if part.strip()]


_IDS = (BeforeValidator(_split), Field(max_length=MOST_IDS))
_HUNDRED_IDS = (BeforeValidator(_split), Field(max_length=MOST_CARDS))
_SEVERAL = "Ids, repeated or separated by commas."


class CardView(ResponseModel):
    """A mentor as everybody who is signed in sees them."""

    person_id: UUID
    """Who they are; what requests and bookings name."""
    version: int
    name: str
    """As they want to be called; empty where they have told none."""
    headline: str
    """One line that says who they are."""
    about: str
    """Who they are, in their own words."""
    skills: list[SkillLevelView]
    """What they can teach, and how well they know it."""
    industries: list[str]
    """In the words of whoever wrote them."""
    years_of_experience: int
    """Whole years at work."""
    stage: CareerStage
    """Where they stand in their career."""
    mentee_types: list[CareerStage]
    """The stages of the mentees they want; empty: any."""
    styles: list[Style]
    """How they like to work together."""
    languages: list[LanguageView]
    """What they speak, and how well."""
    meeting_rhythm: MeetingRhythm
    """How often they want to meet."""
    paused: bool
    """Whether they take no new mentees at present."""
    photo: PhotoView | None
    """Where their photo is to be had; null where they show none."""
    can: list[Literal["block", "unblock"]]

    @classmethod
    def of(cls, card: Card, names: Mapping[str, str], photos: PhotoAddresses, asker: UUID) -> "CardView":
        fields = dict(vars(card.profile))
        fields.update(
            person_id=card.person_id,
            version=card.version,
            name=card.name,
            skills=skill_levels_of(card.profile.skills, names),
            languages=card.languages,
            photo=photos.of(card.photo_id),
            can=[] if card.person_id == asker else ["unblock" if card.blocked else "block"],
        )
        return cls.model_validate(fields)


class NameView(ResponseModel):
    """Who somebody is, for lists and headings."""

    person_id: UUID
    """Who it is."""
    name: str
    """As they want to be called; empty where they have told none."""
    mentor: bool
    """Whether they are a mentor."""
    mentee: bool
    """Whether they are a mentee."""
    photo: PhotoView | None
    """Where their photo is to be had; null where they show none."""


@router.get(
    "/mentors/{mentor_id}", operation_id="read_mentor", response_model=CardView, responses=problems(UnknownMentor)
)
async def read_mentor(mentor_id: UUID, query: Query, photos: PhotosShown) -> Response:
    """A mentor's card; a paused mentor's too. Who has blocked the asker is not there for them."""
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> CardView:
        return (await _views(tx, [await cards.card(tx, mentor_id, asker)], photos, asker))[0]

    return await query.run(read)


async def _wish(
    ids: Annotated[list[UUID] | None, *_IDS, Parameter(description=_SEVERAL)] = None,
    skill: Annotated[SkillText | None, Parameter(description="In any spelling.", examples=["k8s"])] = None,
    language: Annotated[
        LanguageText | None,
        Parameter(description="Who speaks it, or one that counts as it (`nb` and `no`), by its BCP 47 primary tag."),
    ] = None,
    q: Annotated[Annotated[str, Line(100)] | None, Parameter(description="Words of name, headline, about.")] = None,
    industry: Annotated[
        IndustryText | None, Parameter(description="Who names it among theirs, however written.")
    ] = None,
    style: Annotated[Style | None, Parameter(description="Who likes to work like this.")] = None,
    meeting_rhythm: Annotated[MeetingRhythm | None, Parameter(description="Who wants to meet this often.")] = None,
    mentee_stage: Annotated[CareerStage | None, Parameter(description="Who takes mentees of this stage.")] = None,
    card_id: Annotated[UUID | None, Parameter(description="Whose card was seen before signing in.")] = None,
) -> "Wanted":
    languages = None if language is None else alike(language_tag(language))
    wish = Wish(
        ids=ids,
        languages=languages,
        words=q,
        industry=industry,
        style=style,
        rhythm=meeting_rhythm,
        wants=mentee_stage,
        card_id=card_id,
    )
    return Wanted(wish, skill, q)


@dataclass(frozen=True)
class Wanted:
    """Which mentors one looks for, in one's own spelling of skills."""

    wish: Wish
    skill: str | None
    words: str | None

    async def known(self, tx: Tx) -> Wish:
        """In the vocabulary's. Raises `UnusableSkill`."""
        return replace(
            self.wish,
            skill=None if self.skill is None else (await skills.slugs_of(tx, [self.skill]))[self.skill],
            skill_in_words=None if self.words is None else await skills.slug_meant(tx, self.words),
        )


WishQuery = Annotated[Wanted, Depends(_wish)]


@router.get(
    "/mentors",
    operation_id="list_mentors",
    response_model=Page[CardView],
    responses=problems(UnknownLanguage, UnusableSkill),
)
async def list_mentors(
    query: Query,
    paging: PagingQuery,
    photos: PhotosShown,
    wanted: WishQuery,
    order: Annotated[
        Order, Parameter(description="Who joined first, who joined last, by name, or the most experienced first.")
    ] = "joined",
) -> Response:
    """Browse mentors by what they know and how they work, or read the cards of certain ones.

    All that is asked for has to fit. Paused mentors and those one has blocked come only when asked for by id.
    """
    after = _place_in(paging, order)
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[CardView]:
        wish = await wanted.known(tx)
        found = await cards.browse(tx, wish, asker=asker, order=order, after=after, limit=paging.limit)
        places = {each.person_id: each.place for each in found}
        views = await _views(tx, found, photos, asker)
        return Page.of(views, paging, lambda view: (order, places[view.person_id], view.person_id))

    return await query.run(read)


def _place_in(paging: Paging, order: Order) -> tuple[str, UUID] | None:
    """Behind whom the page begins. A token of another order is none of this one."""
    if (after := paging.after(str, str, UUID)) is None:
        return None
    if after[0] != order:
        raise InvalidPageToken
    return after[1], after[2]


class CountView(ResponseModel):
    """Something that mentors have, and how many do."""

    value: str
    """As the filter of the list takes it."""
    name: str
    """A skill's as people write it; of all else the value, whose name is in the vocabulary."""
    mentors: int
    """How many of those who fit have it."""


class MentorCountsView(ResponseModel):
    """How many mentors fit, and what they have: at most fifty of each sort, the most frequent first."""

    total: int
    """How many fit, on all pages together."""
    skills: list[CountView]
    """What they can teach; narrows by `skill`."""
    languages: list[CountView]
    """What they speak as mentors; narrows by `language`."""
    industries: list[CountView]
    """Where they have worked, however written; narrows by `industry`."""
    styles: list[CountView]
    """How they like to work together; narrows by `style`."""
    meeting_rhythms: list[CountView]
    """How often they want to meet; narrows by `meeting_rhythm`."""
    stages: list[CountView]
    """Where they stand in their career."""


@router.get(
    "/mentor-counts",
    operation_id="count_mentors",
    response_model=MentorCountsView,
    responses=problems(UnknownLanguage, UnusableSkill),
)
async def count_mentors(query: Query, wanted: WishQuery) -> Response:
    """How many mentors `GET /profiles/v1/mentors` has with the same filters, and what would narrow them to how many."""
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> MentorCountsView:
        counted = await cards.count(tx, await wanted.known(tx), asker=asker, most=MOST_COUNTED)
        names = await skills.names_of(tx, {slug for slug, _ in counted.facets.get("skills", ())})
        return MentorCountsView(
            total=counted.total,
            **{
                facet: [
                    CountView(
                        value=value, name=names.get(value, value) if facet == "skills" else value, mentors=mentors
                    )
                    for value, mentors in counted.facets.get(facet, ())
                ]
                for facet in MentorCountsView.model_fields
                if facet != "total"
            },
        )

    return await query.run(read)


class ShortCardView(ResponseModel):
    """Who somebody is, to be shown beside what one shares with them. The name is empty where none was given."""

    person_id: UUID
    """Whose it is; the id as mentor and as mentee too."""
    name: str
    """As people write it."""
    headline: str | None = Field(description="A mentor's; null for everybody else.")
    mentor: bool
    """Whether they are a mentor."""
    mentee: bool
    """Whether they are a mentee."""
    photo: PhotoView | None
    """Where their photo is to be had; null where they show none."""


class ShortCardsView(ResponseModel):
    """Each person once, in the order in which they were asked for."""

    items: list[ShortCardView]
    """Those of the people asked for who can be seen, in the order asked for."""


@router.get("/cards", operation_id="read_cards", response_model=ShortCardsView)
async def read_cards(
    query: Query, photos: PhotosShown, ids: Annotated[list[UUID], *_HUNDRED_IDS, Parameter(description=_SEVERAL)]
) -> Response:
    """All the names that a page needs, in one answer: up to a hundred people whose ids one holds.

    Whoever has blocked the asker, has left or never was is not among them, and nothing tells which.
    """

    async def read(tx: Tx, _now: datetime) -> ShortCardsView:
        found = await cards.short_cards(tx, ids, asker=query.caller.person_id)
        return ShortCardsView(items=[ShortCardView.model_validate(_with_photo(each, photos)) for each in found])

    return await query.run(read)


@router.get("/people", operation_id="list_people", response_model=Page[NameView])
async def list_people(
    query: Query,
    photos: PhotosShown,
    paging: PagingQuery,
    ids: Annotated[list[UUID], *_IDS, Parameter(description=_SEVERAL)],
) -> Response:
    """The names of certain people: those one has met by their ids. Who has blocked the asker is not among them."""
    after = paging.after(UUID)
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[NameView]:
        found = await cards.names(tx, ids, asker=asker, after=after[0] if after else None, limit=paging.limit)
        return Page.of(
            [NameView.model_validate(_with_photo(each, photos)) for each in found],
            paging,
            lambda view: (view.person_id,),
        )

    return await query.run(read)


def _with_photo(shown: ShortCard | Name, photos: PhotoAddresses) -> dict[str, object]:
    fields = dict(vars(shown))
    return fields | {"photo": photos.of(fields.pop("photo_id"))}


async def _views(tx: Tx, found: Sequence[Card], photos: PhotoAddresses, asker: UUID) -> list[CardView]:
    names = await skills.names_of(tx, {each.skill for card in found for each in card.profile.skills})
    return [CardView.of(card, names, photos, asker) for card in found]
