"""Passing on what one learnt: a draft of a mentor's profile."""

from datetime import datetime
from typing import Self
from uuid import UUID

from fastapi import Response

from services.mentorships.domain.giving_back import Draft
from services.mentorships.use_cases import giving_back
from shared.http.dependencies import Query
from shared.http.fields import ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="giving back", about="Who has completed a mentorship may pass on what they learnt.")


class TaughtSkill(ResponseModel):
    skill: str
    """The skill's slug."""
    level: int
    """From 3 to 5, as it was seen at last."""


class MentorDraftView(ResponseModel):
    """What you could bring in as a mentor; `PUT /profiles/v1/me/mentor` takes the skills as they are."""

    ready: bool
    """Whether you have completed a mentorship with a goal reached."""
    learnt_in: list[UUID]
    """The mentorships in which you did, the latest first."""
    goals_reached: int
    """How many goals you have reached in them."""
    skills: list[TaughtSkill]
    """What you could teach, the strongest first."""

    @classmethod
    def of(cls, draft: Draft) -> Self:
        return cls(
            ready=bool(draft.learnt_in),
            learnt_in=list(draft.learnt_in),
            goals_reached=draft.goals_reached,
            skills=[TaughtSkill(skill=skill, level=level) for skill, level in draft.skills.items()],
        )


@router.get(
    "/me/mentor-draft",
    operation_id="read_mentor_draft",
    summary="What you could bring in as a mentor, from what you learnt as a mentee",
    response_model=MentorDraftView,
    responses=problems(),
)
async def read_mentor_draft(query: Query) -> Response:
    async def read(tx: Tx, _now: datetime) -> MentorDraftView:
        return MentorDraftView.of(await giving_back.draft(tx, by=query.caller.person_id))

    return await query.run(read)
