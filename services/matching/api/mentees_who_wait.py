"""`/me/mentees-who-wait`: for mentors, where their programme wants it."""

from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response

from services.matching.api.recommendations import ReasonView, Share, SidesView
from services.matching.domain.mentees_who_wait import WaitingMentee
from services.matching.domain.recommendations import Place
from services.matching.domain.refusals import (
    MentorProfileMissing,
    MentorsDoNotLook,
    NotInProgramme,
    ProgrammeNotRunning,
    UnknownProgramme,
)
from services.matching.domain.wording import WORDINGS, Wording
from services.matching.use_cases.mentees_who_wait import recommend_mentees
from services.matching.use_cases.recommending import Directory
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.languages import Language
from shared.http.limits import Limit
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

LOOKS: Final = Limit("mentees-who-wait", 60, timedelta(hours=1))
"""So often may a mentor ask: everybody who waits is scored for it."""


class MenteeWhoWaitsView(ResponseModel):
    """A mentee who has nobody in the programme and asks nobody there, and why they fit. Their own words are for whom they ask."""

    mentee_id: UUID
    score: Share
    """How well the two fit, 0 to 1, as the mentee sees it too."""
    sides: SidesView
    """What is combined: the score of each side."""
    reasons: list[ReasonView]
    """Each factor of each side with what it adds, the largest first, told to you as the mentor."""

    @classmethod
    def of(cls, one: WaitingMentee, wording: Wording) -> "MenteeWhoWaitsView":
        return cls(
            mentee_id=one.mentee_id,
            score=one.score,
            sides=SidesView(mentee=one.sides["mentee"], mentor=one.sides["mentor"]),
            reasons=[ReasonView.of(each, wording, "mentor") for each in one.reasons],
        )

    @property
    def place(self) -> tuple[float, UUID]:
        """Where it stands in the list."""
        return self.score, self.mentee_id


def router(directory: Directory) -> Router:
    """The route that needs the vocabulary of this process."""
    routes = Router(tag="recommendations")

    @routes.get(
        "/me/mentees-who-wait",
        operation_id="recommend_mentees",
        response_model=Page[MenteeWhoWaitsView],
        responses=problems(
            MentorProfileMissing, UnknownProgramme, NotInProgramme, ProgrammeNotRunning, MentorsDoNotLook
        ),
    )
    async def recommend(
        query: Query,
        paging: PagingQuery,
        language: Language,
        programme_id: Annotated[UUID | None, Parameter(description="The default programme when left out.")] = None,
    ) -> Response:
        """Mentees who wait and fit you, best first, where the programme shows them to its mentors. They ask; you can't.

        Nobody while you are paused or have no place free.
        """
        place = paging.after(float, UUID)
        await query.take(LOOKS, str(query.caller.person_id))
        wording = WORDINGS.get(language, WORDINGS["en"])

        async def read(tx: Tx, now: datetime) -> Page[MenteeWhoWaitsView]:
            after = None if place is None else Place(*place)
            by = query.caller.person_id
            found = await recommend_mentees(tx, directory, programme_id, after, paging.limit, by=by, now=now)
            views = [MenteeWhoWaitsView.of(each, wording) for each in found]
            return Page[MenteeWhoWaitsView].of(views, paging, lambda view: view.place)

        return await query.run(read)

    return routes
