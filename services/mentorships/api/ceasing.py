"""Which mentorships end when somebody ceases to be a mentor, before they do."""

from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi import Response

from services.mentorships.store import mentorships
from services.mentorships.store.mentorships import GoingOn
from shared.contracts.vocabulary import MentorshipPhase
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router: Final = Router(tag="mentorships")


class MentorshipThatEnds(ResponseModel):
    id: UUID
    mentee_id: UUID
    state: MentorshipPhase
    """Whether it goes on or has a break."""
    goals_open: int
    """How many of its goals are neither completed nor dropped; they stay as they are."""

    @classmethod
    def of(cls, found: GoingOn) -> "MentorshipThatEnds":
        return cls.model_validate(found)


class MentorshipsThatEnd(ResponseModel):
    """Which mentorships end for somebody who ceases to be a mentor now."""

    mentorships: list[MentorshipThatEnds]
    """Yours as a mentor that have not ended, the oldest first; each mentee is told, with what they can do next."""


@router.get(
    "/me/mentor/ceasing",
    operation_id="preview_ceasing_mentorships",
    summary="Which mentorships would end if you ceased to be a mentor (`DELETE /profiles/v1/me/mentor`)",
    response_model=MentorshipsThatEnd,
    responses=problems(),
)
async def preview_ceasing_mentorships(query: Query) -> Response:
    async def read(tx: Tx, _now: datetime) -> MentorshipsThatEnd:
        found = await mentorships.going_on_with(tx, query.caller.person_id)
        return MentorshipsThatEnd(mentorships=[MentorshipThatEnds.of(each) for each in found])

    return await query.run(read)
