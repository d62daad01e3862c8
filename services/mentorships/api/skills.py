"""Where the mentee's skills stand, in numbers and as a picture; thanks that name them."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.api.feedback import Skill
from services.mentorships.api.skill_picture import SVG, as_svg, in_words
from services.mentorships.domain import kudos as rules
from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.kudos import Kudos, TooMuchKudos, UnknownKudos
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.skills import (
    MOST_SKILLS,
    ConfidenceIsOnesOwn,
    Course,
    Moment,
    NothingRated,
    Picture,
    Rating,
    SkillSeen,
    TooManyRatings,
)
from services.mentorships.store import kudos as stored
from services.mentorships.use_cases import journey, skills
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Prose, RequestModel, ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="skills", about="Where the mentee's skills stand, as each side sees it, and thanks that name them.")

Level = Annotated[Int4, Field(ge=1, le=5, examples=[3])]


class SkillLevel(RequestModel):
    skill: Skill
    """The skill."""
    level: Level
    """From 1 (beginning) to 5 (others learn it from them)."""


class SkillsToRate(RequestModel):
    """Where the mentee's skills stand, as you see it."""

    moment: Moment = Field(examples=["start"])
    """At what you look: at the start, in the middle, at the end, after a goal."""
    skills: Annotated[list[SkillLevel], Field(max_length=MOST_SKILLS)] = Field(default_factory=list)
    """Each once."""
    confidence: Level | None = Field(None, examples=[3])
    """As the mentee: how confident you are that you reach what you want to, from 1 (little) to 5 (very)."""
    goal_id: UUID | None = Field(None, examples=[None])
    """The goal after which you look, where it is one."""

    def levels(self) -> dict[str, int]:
        """Raises `NothingRated` for a skill that is there twice."""
        levels = {each.skill: each.level for each in self.skills}
        if len(levels) < len(self.skills):
            raise NothingRated
        return levels


class SkillRatingView(ResponseModel):
    id: UUID
    side: Side
    """Who has rated."""
    moment: Moment
    """At what they looked."""
    rated_at: datetime
    """When, in UTC."""
    levels: dict[str, int]
    """From 1 to 5, by the skill's slug."""
    confidence: int | None
    """The mentee's own, from 1 to 5; null where it was not said."""
    goal_id: UUID | None
    """The goal after which they looked."""

    @classmethod
    def of(cls, said: Rating) -> Self:
        return cls.model_validate({**vars(said), "levels": dict(said.levels)})


class CourseView(ResponseModel):
    first: int | None
    """At first, from 1 to 5; null where nobody has said."""
    last: int | None
    """Most recently."""
    change: int | None
    """By how much it has changed since."""

    @classmethod
    def of(cls, course: Course) -> Self:
        return cls(first=course.first, last=course.last, change=course.change)


class SkillSeenView(ResponseModel):
    skill: str
    """The skill's slug."""
    own: CourseView
    """As the mentee sees it."""
    mentors: CourseView
    """As the mentor sees it."""
    named: int
    """How often the mentor found it strong, in revealed feedback and in thanks."""
    level: float | None
    """What both see last, on average, with a quarter for each naming, one at most; null while nobody has rated it."""

    @classmethod
    def of(cls, seen: SkillSeen) -> Self:
        return cls(
            skill=seen.skill,
            own=CourseView.of(seen.own),
            mentors=CourseView.of(seen.mentors),
            named=seen.named,
            level=None if seen.level is None else round(seen.level, 2),
        )


class SkillPictureView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that it belongs to."""
    skills: list[SkillSeenView]
    """Each that was rated or named."""
    confidence: CourseView
    """How confident the mentee is."""
    text: str
    """All of it in words."""

    @classmethod
    def of(cls, mentorship: Mentorship, picture: Picture, language: str) -> Self:
        return cls(
            mentorship_id=mentorship.id,
            skills=[SkillSeenView.of(each) for each in picture.skills],
            confidence=CourseView.of(picture.confidence),
            text=in_words(picture, language),
        )


class KudosToGive(RequestModel):
    text: Annotated[str, Prose(lengths.KUDOS)] = Field(examples=["Your question on Tuesday changed how I plan."])
    """What you thank them for."""
    skills: Annotated[list[Skill], Field(max_length=rules.MOST_SKILLS)] = Field(default_factory=list)
    """What you found strong in them."""
    goal_id: UUID | None = Field(None, examples=[None])
    """The goal that they helped with, where it is one."""


class KudosView(ResponseModel):
    id: UUID
    version: int
    side: Side
    """Who gives thanks."""
    text: str
    """What for."""
    skills: list[str]
    """What they found strong in the other."""
    goal_id: UUID | None
    """The goal that the other helped with."""
    given_at: datetime
    """When, in UTC."""

    @classmethod
    def of(cls, given: Kudos) -> Self:
        return cls(
            id=given.id,
            version=1,
            side=given.side,
            text=given.text,
            skills=list(given.skills),
            goal_id=given.goal_id,
            given_at=given.given_at,
        )


@router.post(
    "/mentorships/{mentorship_id}/skill-ratings",
    operation_id="rate_skills",
    summary="Say where the mentee's skills stand, as you see it",
    response_model=SkillRatingView,
    responses=problems(
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.UnknownGoal,
        NothingRated,
        ConfidenceIsOnesOwn,
        TooManyRatings,
    ),
)
async def rate_skills(mentorship_id: UUID, body: SkillsToRate, command: Command) -> Response:
    async def act(tx: Tx, now: datetime) -> SkillRatingView:
        said = await skills.rate(
            tx,
            mentorship_id,
            body.moment,
            body.levels(),
            body.confidence,
            body.goal_id,
            by=command.caller.person_id,
            expects=command.expects,
            now=now,
        )
        return SkillRatingView.of(said)

    return await command.run(act)


@router.get(
    "/mentorships/{mentorship_id}/skills",
    operation_id="read_skill_picture",
    summary="How the mentee's skills have changed, in numbers and words",
    response_model=SkillPictureView,
    responses=problems(refusals.UnknownMentorship),
)
async def read_skill_picture(mentorship_id: UUID, query: Query, language: Language) -> Response:
    async def read(tx: Tx, _now: datetime) -> SkillPictureView:
        seen = await skills.read_picture(tx, mentorship_id, by=query.caller.person_id)
        return SkillPictureView.of(*seen, language)

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/skills.svg",
    operation_id="draw_skill_picture",
    summary="The same as a picture that reads without colour and says in words what it shows",
    response_class=Response,
    responses={
        200: {"description": "The picture.", "content": {SVG: {"schema": {"type": "string"}}}},
        **problems(refusals.UnknownMentorship),
    },
)
async def draw_skill_picture(mentorship_id: UUID, query: Query, language: Language) -> Response:
    async def read(tx: Tx, _now: datetime) -> bytes:
        _, picture = await skills.read_picture(tx, mentorship_id, by=query.caller.person_id)
        return as_svg(picture, language)

    return await query.run_document(read, media_type=SVG)


@router.post(
    "/mentorships/{mentorship_id}/kudos",
    operation_id="give_kudos",
    summary=f"Thank the other side, {rules.MOST_A_DAY} times a day at most; they are told",
    status_code=201,
    response_model=KudosView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded, refusals.UnknownGoal, TooMuchKudos),
)
async def give_kudos(mentorship_id: UUID, body: KudosToGive, command: Command) -> Response:
    asker = command.caller.person_id
    named = tuple(dict.fromkeys(body.skills))

    async def act(tx: Tx, now: datetime) -> KudosView:
        given = await skills.thank(
            tx, mentorship_id, body.text, named, body.goal_id, by=asker, expects=command.expects, now=now
        )
        return KudosView.of(given)

    return await command.run(act, location=lambda view: f"/mentorships/v1/kudos/{view.id}")


@router.get(
    "/mentorships/{mentorship_id}/kudos",
    operation_id="list_kudos",
    summary="What you have thanked each other for, the latest first",
    response_model=Page[KudosView],
    responses=problems(refusals.UnknownMentorship),
)
async def list_kudos(mentorship_id: UUID, query: Query, paging: PagingQuery) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[KudosView]:
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        authors = mentorship.readable_authors("kudos", asker)
        found = await stored.of_mentorship(tx, mentorship_id, authors, paging.after(datetime, UUID), paging.limit)
        views = [KudosView.of(each) for each in found]
        return Page[KudosView].of(views, paging, key=lambda view: (view.given_at, view.id))

    return await query.run(read)


@router.get(
    "/kudos/{kudos_id}",
    operation_id="read_kudos",
    summary="Words of thanks of yours or to you",
    response_model=KudosView,
    responses=problems(UnknownKudos),
)
async def read_kudos(kudos_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> KudosView:
        given = await skills.read_kudos(tx, kudos_id, by=asker)
        return KudosView.of(given)

    return await query.run(read)
