"""The career roadmap: from today's role to the target, by milestones on which goals hang."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.goals import Goal
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.roadmap import MOST_MILESTONES, Milestone, Roadmap, Said, Wanted
from services.mentorships.use_cases import roadmaps
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.ids import uuid7
from shared.postgres import Tx

router = Router(tag="roadmaps", about="The career roadmap: from today's role to the target, by milestones.")

GONE: Final = "Null once who wrote it is not here for you any more."
_Role = Annotated[str, Prose(lengths.ROLE)]


class MilestoneToReach(RequestModel):
    id: UUID | None = Field(None, examples=[None])
    """The milestone meant; a new one where it is left out."""
    text: _Role = Field(examples=["Lead a project of another team"])
    """What is reached with it."""
    reached_by: date | None = Field(None, examples=["2030-06-30"])
    """By when."""
    reached: bool = Field(False, examples=[False])
    """Whether it is reached."""


class RoadmapToDraw(RequestModel):
    today: _Role = Field(examples=["Developer in a team of six"])
    """The mentee's role today."""
    target: _Role = Field(examples=["Lead of that team"])
    """The role that they want to reach."""
    milestones: list[MilestoneToReach] = Field(description=f"At most {MOST_MILESTONES}, in their order.")

    def wanted(self) -> list[Wanted]:
        return [
            Wanted(each.id or uuid7(), each.text, each.id is None, each.reached_by, each.reached)
            for each in self.milestones
        ]


class MilestoneView(ResponseModel):
    id: UUID
    text: str | None = Field(description=GONE)
    reached_by: date | None
    """By when it is to be reached."""
    reached_at: datetime | None
    """When it was said to be reached, in UTC; null until then."""
    goals: list[UUID]
    """The goals that hang on it, dropped ones left out."""
    goals_completed: int
    """How many of them are completed."""


class RoadmapView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that it belongs to."""
    version: int
    today: str | None = Field(description=f"The mentee's role today. {GONE}")
    target: str | None = Field(description=f"The role that they want to reach. {GONE}")
    milestones: list[MilestoneView]
    """In their order."""
    can: list[Literal["change"]]

    @classmethod
    def of(cls, mentorship: Mentorship, roadmap: Roadmap, goals: Sequence[Goal], asker: UUID) -> Self:
        def shown(said: Said | None) -> str | None:
            return said.text if said and mentorship.shows("roadmap", said.written_by, asker) else None

        def milestone(each: Milestone) -> MilestoneView:
            its = [goal for goal in goals if goal.milestone_id == each.id and goal.status != "dropped"]
            return MilestoneView(
                id=each.id,
                text=shown(each.said),
                reached_by=each.reached_by,
                reached_at=each.reached_at,
                goals=[goal.id for goal in its],
                goals_completed=sum(goal.status == "completed" for goal in its),
            )

        return cls(
            mentorship_id=mentorship.id,
            version=roadmap.version,
            today=shown(roadmap.today),
            target=shown(roadmap.target),
            milestones=[milestone(each) for each in roadmap.milestones],
            can=[] if mentorship.ending else ["change"],
        )


@router.get(
    "/mentorships/{mentorship_id}/roadmap",
    operation_id="read_roadmap",
    summary="The career roadmap, with the goals that hang on its milestones",
    response_model=RoadmapView,
    responses=problems(refusals.UnknownMentorship, refusals.UnknownRoadmap),
)
async def read_roadmap(mentorship_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> RoadmapView:
        return RoadmapView.of(*await roadmaps.read_roadmap(tx, mentorship_id, by=asker), asker)

    return await query.run(read)


@router.put(
    "/mentorships/{mentorship_id}/roadmap",
    operation_id="draw_roadmap",
    summary="Draw the career roadmap, or redraw it",
    response_model=RoadmapView,
    responses=problems(
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.TooManyMilestones,
        refusals.UnknownMilestone,
        refusals.DeadlineInPast,
        refusals.DeadlinesOutOfOrder,
    ),
)
async def draw_roadmap(mentorship_id: UUID, body: RoadmapToDraw, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> RoadmapView:
        drawn = await roadmaps.draw_roadmap(
            tx, mentorship_id, body.today, body.target, body.wanted(), by=asker, expects=command.expects, now=now
        )
        return RoadmapView.of(*drawn, asker)

    return await command.run(act)
