"""What a mentor who is asked sees of the mentee: their own published words, and no name."""

from pydantic import Field

from services.matching.domain.skills import written
from services.matching.use_cases.showing import Shown
from shared.contracts.vocabulary import CareerStage, GoalHorizon, GoalKind, MeetingRhythm, Style
from shared.http.fields import ResponseModel


class SkillNameView(ResponseModel):
    """A skill."""

    skill: str = Field(examples=["kubernetes"])
    """The slug of the skill."""
    name: str = Field(examples=["Kubernetes"])
    """As people write it."""


class SkillToLearnView(SkillNameView):
    """A skill that somebody wants to learn."""

    importance: int
    """1 (nice) to 5 (essential)."""


class GoalOfMenteeView(ResponseModel):
    text: str
    """The goal in their own words."""
    skills: list[SkillNameView]
    """The skills that it takes."""
    horizon: GoalHorizon
    """Whether it is meant for soon or for later."""
    kind: GoalKind
    """What sort it is."""


class SpokenView(ResponseModel):
    """A language that somebody speaks."""

    language: str = Field(examples=["pt"])
    """A BCP 47 primary tag, such as en."""
    level: int
    """1 (a little) to 5 (native)."""


class AskingMenteeView(ResponseModel):
    """Who asks, as their mentee profile says it now."""

    about: str
    """Who they are, in their own words."""
    goals: list[GoalOfMenteeView]
    """Where they want to get."""
    skills_wanted: list[SkillToLearnView]
    """What they want to learn, and how much it matters to them."""
    industries: list[str]
    """In the words of whoever wrote them."""
    stage: CareerStage
    """Where they stand in their career."""
    styles: list[Style]
    """How they like to work together."""
    languages: list[SpokenView]
    """What they speak, and how well."""
    meeting_rhythm: MeetingRhythm
    """How often they want to meet."""
    expectations: str
    """What they expect of a mentor, in their own words; empty: nothing said."""

    @classmethod
    def of(cls, shown: Shown) -> "AskingMenteeView | None":
        mentee = shown.mentee
        if mentee is None:
            return None

        def named(skill: str) -> SkillNameView:
            return SkillNameView(skill=skill, name=written(skill, shown.skill_names))

        return cls(
            about=mentee.about,
            goals=[
                GoalOfMenteeView(
                    text=goal.text,
                    skills=[named(skill) for skill in goal.skills],
                    horizon=goal.horizon,
                    kind=goal.kind,
                )
                for goal in mentee.goals
            ],
            skills_wanted=[
                SkillToLearnView(**vars(named(each.skill)), importance=each.importance) for each in mentee.skills_wanted
            ],
            industries=list(mentee.industries),
            stage=mentee.stage,
            styles=list(mentee.styles),
            languages=[SpokenView(language=each.language, level=each.level) for each in mentee.languages],
            meeting_rhythm=mentee.meeting_rhythm,
            expectations=mentee.expectations,
        )
