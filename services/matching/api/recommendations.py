"""`/me/recommendations`"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response
from pydantic import Field

from services.matching.domain.recommendations import Place, Reason, Recommendation
from services.matching.domain.refusals import (
    MenteeProfileMissing,
    NotInProgramme,
    ProgrammeNotRunning,
    UnknownProgramme,
)
from services.matching.domain.vocabulary import Factor
from services.matching.domain.wording import WORDINGS, Wording
from services.matching.use_cases.recommending import Directory, recommend_mentors
from shared.contracts.vocabulary import Side
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
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
    def of(cls, reason: Reason, wording: Wording) -> "ReasonView":
        return cls(
            side=reason.side,
            factor=reason.factor,
            weight=reason.weight,
            value=reason.value,
            contribution=reason.contribution,
            missing=reason.missing,
            text=wording.say(reason.facts, "mentee"),
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
        reasons = [ReasonView.of(each, wording) for each in recommendation.reasons]
        sides = SidesView(mentee=recommendation.sides["mentee"], mentor=recommendation.sides["mentor"])
        return cls(mentor_id=recommendation.mentor_id, score=recommendation.score, sides=sides, reasons=reasons)

    @property
    def place(self) -> tuple[float, UUID]:
        """Where it stands in the list."""
        return self.score, self.mentor_id


def router(directory: Directory) -> Router:
    """The routes that need the index of this process."""
    routes = Router(tag="recommendations", about="Mentors for a mentee, best first, with the reasons.")

    @routes.get(
        "/me/recommendations",
        operation_id="recommend_mentors",
        response_model=Page[RecommendationView],
        responses=problems(MenteeProfileMissing, UnknownProgramme, NotInProgramme, ProgrammeNotRunning),
    )
    async def recommend(
        query: Query,
        paging: PagingQuery,
        language: Language,
        programme_id: Annotated[UUID | None, Parameter(description="The default programme when left out.")] = None,
    ) -> Response:
        """Mentors who fit you, best first, with the reasons.

        A mentor with whom you share no language that both speak at level 3 or better is not among them.
        """

        async def read(tx: Tx, now: datetime) -> Page[RecommendationView]:
            after = paging.after(float, UUID)
            found = await recommend_mentors(
                tx,
                directory,
                programme_id,
                None if after is None else Place(*after),
                paging.limit,
                by=query.caller.person_id,
                now=now,
            )
            wording = WORDINGS.get(language, WORDINGS["en"])
            views = [RecommendationView.of(each, wording) for each in found]
            return Page[RecommendationView].of(views, paging, lambda view: view.place)

        return await query.run(read)

    return routes
