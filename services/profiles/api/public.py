"""What people see before they sign in: mentors who agreed to it. Nothing here names a person, or reaches one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response

from services.profiles.api.fields import LanguageText, LanguageView, SkillLevelView, SkillText, skill_levels_of
from services.profiles.domain.cards import PublicCard, UnknownCard
from services.profiles.domain.languages import UnknownLanguage, language_tag
from services.profiles.domain.skills import UnusableSkill
from services.profiles.store import public_cards
from services.profiles.store.public_cards import Shown
from services.profiles.use_cases import skills
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Style
from shared.http.dependencies import OpenQuery
from shared.http.fields import ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="public", about="What people see before they sign in: mentors who agreed to it.")

KEPT: Final = "public, max-age=60"
"""By browsers and by what stands before us: so long a card is seen after it was taken back."""


class PublicCardView(ResponseModel):
    """A mentor as everybody sees them who agreed to it."""

    card_id: UUID
    """Of the card alone, and only as long as it is shown: it says nothing of who they are elsewhere."""
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


@router.get(
    "/public/mentors",
    operation_id="list_public_mentors",
    response_model=Page[PublicCardView],
    responses=problems(UnknownLanguage, UnusableSkill),
)
async def list_public_mentors(
    query: OpenQuery,
    paging: PagingQuery,
    skill: Annotated[SkillText | None, Parameter(description="In any spelling.", examples=["k8s"])] = None,
    language: Annotated[LanguageText | None, Parameter(description="Who speaks it, by its BCP 47 primary tag.")] = None,
) -> Response:
    """Mentors who show their card to strangers and take mentees, by chance; for whoever has not signed in yet.

    Signed in, one finds the same mentor by `GET /profiles/v1/mentors?card_id=`.
    """
    (after,) = paging.after(UUID) or (None,)
    tag = None if language is None else language_tag(language)

    async def read(tx: Tx, _now: datetime) -> Page[PublicCardView]:
        slug = None if skill is None else (await skills.slugs_of(tx, [skill]))[skill]
        found = await public_cards.cards(tx, Shown(skill=slug, language=tag), after=after, limit=paging.limit)
        return Page[PublicCardView].of(await _views(tx, found), paging, lambda view: (view.card_id,))

    return await query.run(read, cache_control=KEPT)


@router.get(
    "/public/mentors/{card_id}",
    operation_id="read_public_mentor",
    response_model=PublicCardView,
    responses=problems(UnknownCard),
)
async def read_public_mentor(card_id: UUID, query: OpenQuery) -> Response:
    """The card of a mentor who shows it to strangers and takes mentees."""

    async def read(tx: Tx, _now: datetime) -> PublicCardView:
        return (await _views(tx, [await public_cards.card(tx, card_id)]))[0]

    return await query.run(read, cache_control=KEPT)


async def _views(tx: Tx, found: Sequence[PublicCard]) -> list[PublicCardView]:
    names = await skills.names_of(tx, {each.skill for card in found for each in card.profile.skills})
    return [
        PublicCardView.model_validate(
            dict(vars(card.profile))
            | {
                "card_id": card.card_id,
                "name": card.name,
                "skills": skill_levels_of(card.profile.skills, names),
                "languages": card.languages,
            }
        )
        for card in found
    ]
