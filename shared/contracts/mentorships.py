"""A mentorship's stage, rhythm and counts; no free text."""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId
from shared.contracts.vocabulary import (
    AgreementPhase,
    EndedBecause,
    MeetingRhythm,
    MentorshipPhase,
    MentorshipStage,
    Side,
)


class MentorshipState(State):
    """`ended_because`: the reason that one of the two chose, or what ended it without them.

    `person_left`: one of the two is gone; `ceased`: the mentor mentors no more; `closed`: it ended, and the rest is
    nobody's business. `agreement`: what has become of what was proposed last, by `agreement_by`, to be answered by
    `agreement_answer_by`; `meeting_rhythm` is what holds. `paused_until`: when a break ends by itself.
    """

    mentorship_id: UUID
    version: int
    change: Literal["opened", "stage_moved", "progressed", "paused", "resumed", "ended", "agreement_changed"]
    programme_id: UUID
    mentor_id: PersonId
    mentee_id: PersonId
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
    paused_until: datetime | None = None
    agreement: AgreementPhase | None = None
    agreement_by: Side | None = None
    agreement_answer_by: datetime | None = None


MENTORSHIPS: Final = Topic(
    name="mentorships",
    summary="stage, rhythm and counts of a mentorship, ended or not",
    state=MentorshipState,
    key="mentorship_id",
    type="mentoring.mentorship.v1",
    producers=("mentorships",),
    consumers=("matching", "scheduling", "notifications"),
)
