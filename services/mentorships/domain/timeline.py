"""What happened in a mentorship, line by line; never a word that somebody wrote."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain.stages import Cause
from shared.contracts.vocabulary import MentorshipStage, SessionKind, Side

By: TypeAlias = Side | Literal["platform"]

What: TypeAlias = Literal[
    "opened",
    "stage_moved",
    "rhythm_agreed",
    "agreement_proposed",
    "agreement_agreed",
    "agreement_declined",
    "agreement_withdrawn",
    "agreement_expired",
    "paused",
    "resumed",
    "ended",
    "goal_added",
    "goal_agreed",
    "goal_changed",
    "goal_completed",
    "goal_dropped",
    "goal_taken_up",
    "action_step_added",
    "action_step_changed",
    "action_step_completed",
    "action_step_dropped",
    "action_step_taken_up",
    "session_requested",
    "session_booked",
    "session_confirmed",
    "session_rescheduled",
    "session_move_proposed",
    "session_move_declined",
    "session_move_withdrawn",
    "session_move_expired",
    "session_place_changed",
    "session_cancelled",
    "session_completed",
    "session_missed",
    "session_absence_appealed",
    "session_absence_upheld",
    "agenda_written",
    "worksheet_filled_in",
    "checked_in",
    "notes_shared",
    "message_written",
    "successor_suggested",
    "roadmap_drawn",
    "feedback_revealed",
    "feedback_answered",
    "suggested",
    "suggestion_moved",
    "suggestion_declined",
    "suggestion_withdrawn",
    "skills_rated",
    "kudos_given",
    "introduction_proposed",
    "introduction_made",
    "prepared",
    "expectations_reviewed",
]


SIGNS_OF_LIFE: Final[frozenset[What]] = frozenset(
    {
        "opened",
        "resumed",
        "session_requested",
        "session_booked",
        "session_confirmed",
        "session_rescheduled",
        "session_move_proposed",
        "session_move_declined",
        "session_completed",
    }
)
"""What shows that the two are at it though no side of theirs is named: all else that the platform does shows nothing."""

HOW_FAR: Final[frozenset[What]] = frozenset(
    {
        "opened",
        "stage_moved",
        "goal_agreed",
        "goal_completed",
        "action_step_completed",
        "session_completed",
        "roadmap_drawn",
        "skills_rated",
    }
)
"""How far a mentee came: what a next mentor may be let read. Nothing of how the two got along, nor by whom and why it ended."""


@dataclass(frozen=True)
class Entry:
    """`subject_id`: the goal, action step or session meant (of feedback and of what is answered to it: its session). `stage`: the one moved to.

    `session_kind`: what the session meant is for, where its offering says so. `cause`: why they came to a stage.
    """

    what: What
    happened_at: datetime
    by: By
    subject_id: UUID | None = None
    stage: MentorshipStage | None = None
    starts_at: datetime | None = None
    session_kind: SessionKind | None = None
    cause: Cause | None = None

    @property
    def is_sign_of_life(self) -> bool:
        """Whether it shows that the two are at it."""
        return self.by != "platform" or self.what in SIGNS_OF_LIFE

    @property
    def settles(self) -> bool:
        """Whether it makes what was said unasked before out of date: a sign of life, or the end."""
        return self.is_sign_of_life or self.what == "ended"
