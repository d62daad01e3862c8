"""`/me/recommendations`"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends
from fastapi import Query as Parameter
from fastapi.responses import Response
from pydantic import Field
from pydantic_core import to_json

from services.matching.api.filling import up_to_date
from services.matching.domain.facts import Detail, Fact
from services.matching.domain.helping import Answer, Help, would_help
from services.matching.domain.obstacles import Obstacle
from services.matching.domain.recommendations import Place, Reason, Recommendation
from services.matching.domain.refusals import (
    MenteeProfileMissing,
    NoSuchMentor,
    NotInProgramme,
    ProgrammeNotRunning,
    UnknownProgramme,
)
from services.matching.domain.vocabulary import Factor
from services.matching.domain.wishes import Order, Wishes
from services.matching.domain.wording import WORDINGS, Wording
from services.matching.use_cases.recommending import Directory, Listed, Named, look_at_mentor, recommend_mentors
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Side, Style
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, Paging, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

Share = Annotated[float, Field(ge=0, le=1)]


class SidesView(ResponseModel):
    """How well the two fit, as each side sees it."""

    mentee: Share
    """How much the mentee gains: skills, goals, and how well the mentor has done so far."""
    mentor: Share
    """How far the mentee is what the mentor wished for, and how much room there is."""


class ReasonView(ResponseModel):
    """What one factor adds to the score of a side: contribution = weight × value.

    The weights of a side sum to 1, but for a mentor who knows none of the skills that are wanted, nor one close to them: there
    all but that of the skills are a quarter of themselves, so that nobody is recommended for the rest alone.
    """

    side: Side
    """To whose side it adds: what the mentee gains, or what the mentor wished for."""
    factor: Factor
    """What is compared."""
    weight: Share
    """How much it counts for its side, 0 to 1."""
    value: Share
    """How well it fits, 0 to 1."""
    contribution: Share
    """What it adds to the score of its side: weight × value."""
    missing: bool
    """Whether one of the two has not answered: then the value is what a quarter of all answers stay below."""
    text: str = Field(examples=["Knows Kubernetes, close to the Docker you want to learn"])
    """The same for people, in the language asked for."""

    @classmethod
    def of(cls, reason: Reason, wording: Wording, to: Side = "mentee") -> "ReasonView":
        return cls(
            side=reason.side,
            factor=reason.factor,
            weight=reason.weight,
            value=reason.value,
            contribution=reason.contribution,
            missing=reason.missing,
            text=wording.say(reason.facts, to),
        )


class RecommendationView(ResponseModel):
    """A mentor who fits, and why: two sides combined, each with its reasons, whose contributions sum to the side's score."""

    mentor_id: UUID
    score: Share
    """How well the two fit, 0 to 1: the harmonic mean of the two sides, cut to four decimals; near the lower of the two."""
    sides: SidesView
    """What is combined. A side none of whose factors has a weight has no say: then the score is the other one."""
    reasons: list[ReasonView]
    """Each factor of each side with what it adds, the largest first."""

    @classmethod
    def of(cls, recommendation: Recommendation, wording: Wording) -> "RecommendationView":
        return cls.model_validate(_told(recommendation, wording, {}))


def _told(
    recommendation: Recommendation, wording: Wording, said: dict[int, Mapping[str, str | bool]]
) -> dict[str, Any]:
    """As `RecommendationView` has it. `said`: what was told of facts of this page, most of which are both sides' and of several mentors."""
    reasons = []
    for each in recommendation.reasons:
        if (told := said.get(id(each.facts))) is None:
            told = {"missing": each.missing, "text": wording.say(each.facts, "mentee")}
            said[id(each.facts)] = told
        numbers = {"weight": each.weight, "value": each.value, "contribution": each.contribution}
        reasons.append({"side": each.side, "factor": each.factor, **numbers, **told})
    return {
        "mentor_id": recommendation.mentor_id,
        "score": recommendation.score,
        "sides": recommendation.sides,
        "reasons": reasons,
    }


class HelpView(ResponseModel):
    """Something that you have not said and that would help."""

    answer: Answer
    """What is missing: `skills_wanted`, `goals` (with skills, or an industry of yours), `languages` or `styles` of your profile, or
    your `hours`."""
    gain: Share
    """By how much scores would rise by an answer as most people give one, on average of what is shown here."""
    text: str = Field(examples=["Give your hours"])
    """What to do, in the language asked for."""

    @classmethod
    def all_of(cls, helps: Sequence[Help], wording: Wording) -> "list[HelpView]":
        return [
            cls(answer=each.answer, gain=each.gain, text=wording.say([Fact(f"help.{each.answer}")], "mentee"))
            for each in helps
        ]


class PageOfRecommendation(Page[RecommendationView]):
    """One page of mentors who fit."""

    would_help: list[HelpView] = Field(
        description="What is missing in your profile, what would help most first; empty where nothing is."
    )

    @staticmethod
    def written(listed: Listed, order: Order, paging: Paging, wording: Wording) -> bytes:
        """As JSON, of which hundreds of views would be the larger part of the time."""
        shown = listed.recommendations[: paging.size]
        more = len(listed.recommendations) > paging.size
        said = dict[int, Mapping[str, str | bool]]()
        told = {
            "items": [_told(each, wording, said) for each in shown],
            "next_page_token": paging.token_of(astuple(shown[-1].place_in(order))) if more else None,
            "would_help": HelpView.all_of(would_help(shown, listed.rules), wording),
        }
        return to_json(told)


class ObstacleView(ResponseModel):
    obstacle: Obstacle
    """What stands in the way."""
    text: str = Field(examples=["Has no place free"])
    """The same for people, in the language asked for."""


class NamedRecommendationView(RecommendationView):
    """How one mentor fits you, recommended or not."""

    recommended: bool
    """Whether they are in your list now: where nothing stands in the way."""
    obstacles: list[ObstacleView]
    """Every hard condition that stands in the way; a score, however high, opens none of them."""
    would_help: list[HelpView]
    """What is missing in your profile, what would help most first."""

    @classmethod
    def named(cls, named: Named, wording: Wording) -> "NamedRecommendationView":
        said = RecommendationView.of(named.recommendation, wording)
        factors: dict[str, Detail] = {"factors": tuple(f"factor.{each}" for each in named.unmet)}
        obstacles = [
            ObstacleView(obstacle=each, text=wording.say([Fact(f"obstacle.{each}", factors)], "mentee"))
            for each in named.obstacles
        ]
        helps = HelpView.all_of(would_help([named.recommendation], named.rules), wording)
        return cls(**vars(said), recommended=not obstacles, obstacles=obstacles, would_help=helps)


InOrder = Annotated[
    Order,
    Parameter(
        description="`fit`: by both sides together; `gain`: by what you gain; `welcome`: by how far you are what the mentor "
        "wished for."
    ),
]


async def _wishes(
    skill: Annotated[
        Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)] | None,
        Parameter(description="Who knows this skill, by its slug.", examples=["docker"]),
    ] = None,
    language: Annotated[
        Annotated[str, Field(pattern="^[a-z]{2,3}$")] | None,
        Parameter(
            description="Who speaks it, or one that counts as it (`nb` and `no`), by its BCP 47 primary tag.",
            examples=["de"],
        ),
    ] = None,
    style: Annotated[Style | None, Parameter(description="Who mentors in this style.")] = None,
    meeting_rhythm: Annotated[MeetingRhythm | None, Parameter(description="Who wants to meet in this rhythm.")] = None,
    mentee_stage: Annotated[CareerStage | None, Parameter(description="Who takes mentees of this stage.")] = None,
) -> Wishes:
    return Wishes(skill, language, style, meeting_rhythm, mentee_stage)


WishesQuery = Annotated[Wishes, Depends(_wishes)]


def router(directory: Directory) -> Router:
    """The routes that need the index of this process."""
    routes = Router(tag="recommendations", about="Mentors for a mentee, best first, with the reasons.")

    @routes.get(
        "/me/recommendations",
        operation_id="recommend_mentors",
        response_model=PageOfRecommendation,
        responses=problems(MenteeProfileMissing, UnknownProgramme, NotInProgramme, ProgrammeNotRunning),
    )
    async def recommend(
        query: Query,
        paging: PagingQuery,
        language: Language,
        wishes: WishesQuery,
        order: InOrder = "fit",
        programme_id: Annotated[UUID | None, Parameter(description="The default programme when left out.")] = None,
    ) -> Response:
        """Mentors who fit you, best first, with the reasons; narrowed to what you wish for. That changes no score.

        A mentor with whom you share no language that both speak at level 3 or better is not among them, nor one who was shown to as
        many others today as the programme wants: that is settled for the day (UTC) when you first look.
        """

        async def read(tx: Tx, now: datetime) -> bytes:
            await up_to_date(directory, tx, refers=query.refers)
            after = paging.after(float, UUID)
            listed = await recommend_mentors(
                tx,
                directory,
                programme_id,
                None if after is None else Place(*after),
                paging.limit,
                wishes=wishes,
                order=order,
                by=query.caller.person_id,
                now=now,
            )
            return PageOfRecommendation.written(listed, order, paging, WORDINGS.get(language, WORDINGS["en"]))

        return await query.run_written(read)

    _naming(routes, directory)
    return routes


def _naming(routes: Router, directory: Directory) -> None:
    @routes.get(
        "/me/recommendations/{mentor_id}",
        operation_id="look_at_mentor",
        response_model=NamedRecommendationView,
        responses=problems(NoSuchMentor, MenteeProfileMissing, UnknownProgramme, NotInProgramme, ProgrammeNotRunning),
    )
    async def look(
        mentor_id: UUID,
        query: Query,
        language: Language,
        programme_id: Annotated[UUID | None, Parameter(description="The default programme when left out.")] = None,
    ) -> Response:
        """How one mentor fits you, and why they are not recommended where they are not."""
        wording = WORDINGS.get(language, WORDINGS["en"])

        async def read(tx: Tx, now: datetime) -> NamedRecommendationView:
            by = query.caller.person_id
            await up_to_date(directory, tx, refers=query.refers)
            named = await look_at_mentor(tx, directory, programme_id, mentor_id, by=by, now=now)
            return NamedRecommendationView.named(named, wording)

        return await query.run(read)
