"""A mentorship's stage, rhythm and counts; no free text."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.vocabulary import EndedBecause, MeetingRhythm, MentorshipPhase, MentorshipStage


class MentorshipState(State):
    """`ended_because`: the reason that one of the two chose, or what ended it without them.

    `person_left`: one of the two is gone; `ceased`: the mentor mentors no more; `closed`: it ended, and the rest is
    nobody's business.
    """

    mentorship_id: UUID
    version: int
    change: Literal["opened", "stage_moved", "progressed", "paused", "resumed", "ended"]
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    stage: MentorshipStage
    state: MentorshipPhase
    meeting_rhythm: MeetingRhythm | None = None
    opened_at: datetime
    ended_at: datetime | None = None
    ended_because: EndedBecause | None = None
    goals: int = 0
    goals_completed: int = 0
    action_steps: int = 0
    action_steps_completed: int = 0
    sessions_completed: int = 0
    sessions_missed: int = 0


MENTORSHIPS: Final = Topic(
    name="mentorships",
    summary="stage, rhythm and counts of a mentorship, ended or not",
    state=MentorshipState,
    key="mentorship_id",
    type="mentoring.mentorship.v1",
    producers=("mentorships",),
    consumers=("matching", "scheduling", "notifications"),
)
