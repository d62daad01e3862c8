"""The person who is signed in as a mentor and as a mentee."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.api.fields import (
    Industries,
    Languages,
    LanguageView,
    OneToFive,
    SkillLevelView,
    SkillText,
    languages_of,
    skill_levels_of,
)
from services.profiles.domain import profiles
from services.profiles.domain.languages import UnknownLanguage
from services.profiles.domain.people import Person, PersonGone, UnknownMentee, UnknownMentor
from services.profiles.domain.profiles import (
    DuplicateChoices,
    DuplicateIndustries,
    DuplicateSkills,
    MenteeProfile,
    MentorProfile,
)
from services.profiles.domain.skills import UnusableSkill
from services.profiles.store import people as store
from services.profiles.use_cases import people, skills
from shared.contracts.vocabulary import CareerStage, GoalHorizon, GoalKind, MeetingRhythm, Style
from shared.ground.questions import DuplicateLanguages
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Line, Prose, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="roles", about="The person who is signed in as a mentor and as a mentee.")

_Stages = Annotated[list[CareerStage], Field(max_length=8)]
_Styles = Annotated[list[Style], Field(max_length=6)]
_About = Annotated[str, Prose(profiles.LONGEST_TEXT, shortest=0)]
_BROKEN_RULES = (UnusableSkill, DuplicateSkills, DuplicateIndustries, DuplicateChoices)


class SkillLevelBody(RequestModel):
    """A skill in any spelling."""

    skill: SkillText = Field(examples=["k8s"])
    """In any spelling."""
    level: OneToFive
    """1 (beginner) to 5 (authority)."""


class MentorBody(RequestModel):
    """The whole mentor profile."""

    headline: Annotated[str, Line(profiles.LONGEST_HEADLINE)] = Field(examples=["Platforms that sleep at night"])
    """One line that says who they are."""
    about: _About = ""
    """Who they are, in their own words."""
    skills: Annotated[list[SkillLevelBody], Field(max_length=profiles.MOST_SKILLS)]
    """What you can teach, and how well you know it."""
    industries: Industries = Field(default_factory=list)
    """Where you have worked."""
    years_of_experience: Annotated[Int4, Field(ge=0, le=profiles.MOST_YEARS)] = 0
    """Whole years at work."""
    stage: CareerStage
    """Where they stand in their career."""
    mentee_types: _Stages = Field(default_factory=list, description="Whom one wants to mentor; empty is everybody.")
    styles: _Styles = Field(default_factory=list)
    """How they like to work together."""
    languages: Languages | None = Field(None, description="Those one mentors in; left out: all one speaks.")
    meeting_rhythm: MeetingRhythm
    """How often they want to meet."""
    capacity: Annotated[Int4, Field(ge=1, le=profiles.MOST_MENTEES)] = Field(description="Mentees at a time.")
    paused: bool = Field(False, description="Whether one takes no new mentees for now.")
    public: bool = False
    """Whether name, headline, about and what one offers are shown to people who have not signed in, search engines too."""

    def profile(self) -> MentorProfile:
        return MentorProfile(
            headline=self.headline,
            about=self.about,
            skills=tuple(profiles.SkillLevel(each.skill, each.level) for each in self.skills),
            industries=tuple(self.industries),
            years_of_experience=self.years_of_experience,
            stage=self.stage,
            mentee_types=tuple(self.mentee_types),
            styles=tuple(self.styles),
            languages=languages_of(self.languages or []),
            meeting_rhythm=self.meeting_rhythm,
            capacity=self.capacity,
            paused=self.paused,
            public=self.public,
        )


class MentorView(ResponseModel):
    """One's own mentor profile."""

    person_id: UUID
    """Whose it is; the id as mentor and as mentee too."""
    version: int
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
    """What they speak as a mentor, and how well; empty: all that they speak."""
    meeting_rhythm: MeetingRhythm
    """How often they want to meet."""
    capacity: int
    """How many mentorships they have room for at a time."""
    paused: bool
    """Whether they take no new mentees at present."""
    public: bool
    """Whether their card is shown to people who have not signed in."""
    can: list[Literal["update", "pause", "resume", "cease"]]


class GoalBody(RequestModel):
    """Where one wants to get."""

    text: Annotated[str, Prose(profiles.LONGEST_GOAL)] = Field(examples=["Lead a team of my own within two years"])
    """The goal in your own words."""
    skills: Annotated[list[SkillText], Field(max_length=profiles.MOST_SKILLS_OF_A_GOAL)] = Field(default_factory=list)
    """The skills that it takes, in any spelling."""
    horizon: GoalHorizon
    """Whether it is meant for soon or for later."""
    kind: GoalKind
    """What sort of goal it is."""


class SkillWantedBody(RequestModel):
    """A skill in any spelling."""

    skill: SkillText = Field(examples=["k8s"])
    """In any spelling."""
    importance: OneToFive
    """1 (nice) to 5 (essential)."""


class MenteeBody(RequestModel):
    """The whole mentee profile."""

    about: _About = ""
    """Who they are, in their own words."""
    goals: Annotated[list[GoalBody], Field(max_length=profiles.MOST_GOALS)] = Field(default_factory=list)
    """Where they want to get."""
    skills_wanted: Annotated[list[SkillWantedBody], Field(max_length=profiles.MOST_SKILLS)] = Field(
        default_factory=list
    )
    """What they want to learn, and how much it matters to them."""
    industries: Industries = Field(default_factory=list)
    """Where you work or want to."""
    stage: CareerStage
    """Where they stand in their career."""
    styles: _Styles = Field(default_factory=list)
    """How they like to work together."""
    meeting_rhythm: MeetingRhythm
    """How often they want to meet."""
    expectations: Annotated[str, Prose(profiles.LONGEST_TEXT, shortest=0)] = ""
    """What they expect of a mentor; whoever they ask reads it."""

    def profile(self) -> MenteeProfile:
        return MenteeProfile(
            about=self.about,
            goals=tuple(profiles.Goal(each.text, tuple(each.skills), each.horizon, each.kind) for each in self.goals),
            skills_wanted=tuple(profiles.SkillWanted(each.skill, each.importance) for each in self.skills_wanted),
            industries=tuple(self.industries),
            stage=self.stage,
            styles=tuple(self.styles),
            meeting_rhythm=self.meeting_rhythm,
            expectations=self.expectations,
        )


class SkillWantedView(ResponseModel):
    """A skill that somebody wants to learn."""

    skill: str
    """The slug of the skill."""
    name: str
    """As people write it."""
    importance: int
    """1 (nice) to 5 (essential)."""


class ProfileGoalView(ResponseModel):
    """Where one wants to get."""

    text: str
    """The goal in plain words."""
    skills: list[str]
    """The skills that it takes, by their slugs."""
    horizon: GoalHorizon
    """Whether it is meant for soon or for later."""
    kind: GoalKind
    """What sort of goal it is."""


class MenteeView(ResponseModel):
    """One's own mentee profile."""

    person_id: UUID
    """Whose it is; the id as mentor and as mentee too."""
    version: int
    about: str
    """Who they are, in their own words."""
    goals: list[ProfileGoalView]
    """Where they want to get."""
    skills_wanted: list[SkillWantedView]
    """What they want to learn, and how much it matters to them."""
    industries: list[str]
    """In the words of whoever wrote them."""
    stage: CareerStage
    """Where they stand in their career."""
    styles: list[Style]
    """How they like to work together."""
    meeting_rhythm: MeetingRhythm
    """How often they want to meet."""
    expectations: str
    """What they expect of a mentor."""
    can: list[Literal["update"]]


@router.get(
    "/me/mentor",
    operation_id="read_my_mentor",
    response_model=MentorView,
    responses=problems(PersonGone, UnknownMentor),
)
async def read_my_mentor(query: Query) -> Response:
    """One's own mentor profile."""

    async def read(tx: Tx, _now: datetime) -> MentorView:
        return await _mentor_view(tx, await store.person(tx, query.caller.person_id))

    return await query.run(read)


@router.put(
    "/me/mentor",
    operation_id="publish_mentor",
    response_model=MentorView,
    responses=problems(PersonGone, *_BROKEN_RULES, DuplicateLanguages, UnknownLanguage),
)
async def publish_mentor(body: MentorBody, command: Command) -> Response:
    """Become a mentor, or replace one's mentor profile. `paused` stops recommendations and new requests."""

    async def act(tx: Tx, now: datetime) -> MentorView:
        profile = body.profile()
        person = await people.publish_mentor(tx, command.caller.person_id, profile, expects=command.expects, now=now)
        return await _mentor_view(tx, person)

    return await command.run(act)


class CeasingView(ResponseModel):
    """What ends for somebody who ceases to be a mentor, before they do."""

    person_id: UUID
    """Whose it is; the id as mentor and as mentee too."""
    version: int
    headline: str
    """One line that says who they are."""
    takes_mentees: bool = Field(description="Whether anybody can find and ask them at present.")
    ends: list[Literal["card", "proposals", "mentorships", "sessions", "offerings"]]
    """Their card is not found any more; who asked them is told and asked on; their mentees are told kindly, with what they can
    do next; sessions ahead are cancelled; what could be booked is archived.
    """
    stays: list[Literal["history", "mentee_profile", "blocks"]]
    """What one said and was told before, and everything one is as a mentee."""
    named_by: list[str]
    """Where the other services name what ends of theirs: which requests, mentorships, sessions, offerings."""
    can: list[Literal["cease", "pause", "resume"]] = Field(description="`pause`: new mentees only, and nothing ends.")

    @classmethod
    def of(cls, person: Person) -> "CeasingView":
        if person.mentor is None:
            raise UnknownMentor
        return cls(
            person_id=person.person_id,
            version=person.mentor_version,
            headline=person.mentor.headline,
            takes_mentees=not person.mentor.paused,
            ends=["card", "proposals", "mentorships", "sessions", "offerings"],
            stays=["history", *(("mentee_profile",) if person.mentee else ()), "blocks"],
            named_by=[f"/{service}/v1/me/mentor/ceasing" for service in ("matching", "mentorships", "scheduling")],
            can=["cease", "resume" if person.mentor.paused else "pause"],
        )


@router.get(
    "/me/mentor/ceasing",
    operation_id="preview_ceasing_mentor",
    response_model=CeasingView,
    responses=problems(PersonGone, UnknownMentor),
)
async def preview_ceasing_mentor(query: Query) -> Response:
    """What would end if one ceased to be a mentor; which requests, mentees and sessions that are, `named_by` says."""

    async def read(tx: Tx, _now: datetime) -> CeasingView:
        return CeasingView.of(await store.person(tx, query.caller.person_id))

    return await query.run(read)


@router.delete(
    "/me/mentor",
    operation_id="cease_mentoring",
    status_code=204,
    responses=problems(PersonGone, UnknownMentor),
)
async def cease_mentoring(command: Command) -> Response:
    """Cease to be a mentor: open proposals, mentorships and sessions ahead end, and everybody concerned is told.

    One can become a mentor again later; what ended stays ended.
    """

    async def act(tx: Tx, now: datetime) -> None:
        await people.cease_mentoring(tx, command.caller.person_id, expects=command.expects, now=now)

    return await command.run(act)


@router.get(
    "/me/mentee",
    operation_id="read_my_mentee",
    response_model=MenteeView,
    responses=problems(PersonGone, UnknownMentee),
)
async def read_my_mentee(query: Query) -> Response:
    """One's own mentee profile."""

    async def read(tx: Tx, _now: datetime) -> MenteeView:
        return await _mentee_view(tx, await store.person(tx, query.caller.person_id))

    return await query.run(read)


@router.put(
    "/me/mentee",
    operation_id="publish_mentee",
    response_model=MenteeView,
    responses=problems(PersonGone, *_BROKEN_RULES),
)
async def publish_mentee(body: MenteeBody, command: Command) -> Response:
    """Become a mentee, or replace one's mentee profile. The mentor who is asked reads it, while they are asked and while they
    are one's mentor; nobody else does. Mentors of a programme that shows them who waits are told what of it fits them, and no text.
    """

    async def act(tx: Tx, now: datetime) -> MenteeView:
        profile = body.profile()
        person = await people.publish_mentee(tx, command.caller.person_id, profile, expects=command.expects, now=now)
        return await _mentee_view(tx, person)

    return await command.run(act)


async def _mentor_view(tx: Tx, person: Person) -> MentorView:
    if person.mentor is None:
        raise UnknownMentor
    names = await skills.names_of(tx, person.mentor.skills_named)
    fields = dict(vars(person.mentor))
    fields["skills"] = skill_levels_of(person.mentor.skills, names)
    acts = ["update", "resume" if person.mentor.paused else "pause", "cease"]
    fields.update(person_id=person.person_id, version=person.mentor_version, can=acts)
    return MentorView.model_validate(fields)


async def _mentee_view(tx: Tx, person: Person) -> MenteeView:
    if person.mentee is None:
        raise UnknownMentee
    names = await skills.names_of(tx, person.mentee.skills_named)
    fields = dict(vars(person.mentee))
    fields["skills_wanted"] = [
        SkillWantedView(skill=each.skill, name=names[each.skill], importance=each.importance)
        for each in person.mentee.skills_wanted
    ]
    return MenteeView.model_validate(
        {**fields, "person_id": person.person_id, "version": person.mentee_version, "can": ["update"]}
    )
