"""What a mentor who is asked sees of the mentee: their own published words, and no name."""

from pydantic import Field

from services.matching.domain.skills import written
from services.matching.use_cases.showing import Shown
from shared.contracts.vocabulary import CareerStage, GoalHorizon, GoalKind, MeetingRhythm, Style
from shared.http.fields import ResponseModel


class SkillNameView(ResponseModel):
    """`skill` is the slug, `name` how people write it."""

    skill: str = Field(examples=["kubernetes"])
    name: str = Field(examples=["Kubernetes"])


class SkillToLearnView(SkillNameView):
    """`importance` 1 (nice) to 5 (essential)."""

    importance: int


class GoalOfMenteeView(ResponseModel):
    text: str
    skills: list[SkillNameView]
    horizon: GoalHorizon
    kind: GoalKind


class SpokenView(ResponseModel):
    """`level` 1 (a little) to 5 (native)."""

    language: str = Field(examples=["pt"])
    level: int


class AskingMenteeView(ResponseModel):
    """Who asks, as their mentee profile says it now."""

    about: str
    goals: list[GoalOfMenteeView]
    skills_wanted: list[SkillToLearnView]
    industries: list[str]
    stage: CareerStage
    styles: list[Style]
    languages: list[SpokenView]
    meeting_rhythm: MeetingRhythm

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
        )
