"""Something that is said to one of the two unasked."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship, Pair
from services.mentorships.domain.momentum import Listener
from services.mentorships.domain.surveys import SurveyInvitation
from shared.contracts import PromptState
from shared.contracts.vocabulary import MentorshipStage, NextStep, NudgeRule, PromptKind, Side

COUNTED: Final[tuple[PromptKind, ...]] = (
    "momentum",
    "overdue_step",
    "check_in_due",
    "preparation_asked",
    "giving_back",
    "survey",
    "survey_reminder",
    "no_first_session",
)
"""What the platform says by itself: once a week to a person, over all their mentorships."""

SURVEY_GOOD_FOR: Final = timedelta(days=14)
MESSAGES_GOOD_FOR: Final = timedelta(days=3)
UNMET_GOOD_FOR: Final = timedelta(days=7)


@dataclass(frozen=True)
class Prompt:
    """`rule`, `stage`: the line of the table that a nudge was said by. `step`: the one thing that it names.

    `acted_at`: when something happened there since; at once for what no budget counts.
    `named`: whom it names, where that is not the other of the two.
    """

    id: UUID
    version: int
    mentorship_id: UUID
    person_id: UUID
    side: Side
    stage: MentorshipStage | None
    rule: NudgeRule | None
    step: NextStep
    subject_id: UUID | None
    said_at: datetime
    good_until: datetime
    acted_at: datetime | None = None
    kind: PromptKind = "momentum"
    named: UUID | None = None

    @classmethod
    def of_messages(
        cls, prompt_id: UUID, mentorship_id: UUID, person_id: UUID, side: Side, *, now: datetime
    ) -> "Prompt":
        """There is something to read that the other one wrote."""
        return cls(
            id=prompt_id,
            version=1,
            mentorship_id=mentorship_id,
            person_id=person_id,
            side=side,
            stage=None,
            rule=None,
            step="read_messages",
            subject_id=None,
            said_at=now,
            good_until=now + MESSAGES_GOOD_FOR,
            acted_at=now,
            kind="messages",
        )

    @classmethod
    def to_be_read(
        cls,
        prompt_id: UUID,
        mentorship_id: UUID,
        person_id: UUID,
        side: Side,
        kind: PromptKind,
        *,
        named: UUID,
        now: datetime,
    ) -> "Prompt":
        """There is something to read that is owed to them: no budget of nudges counts it, nothing settles it."""
        return replace(cls.of_messages(prompt_id, mentorship_id, person_id, side, now=now), kind=kind, named=named)

    def leading_to(self, step: NextStep, subject_id: UUID | None) -> "Prompt":
        """The same, about this one thing."""
        return replace(self, step=step, subject_id=subject_id)

    @classmethod
    def of_survey(
        cls, prompt_id: UUID, survey_id: UUID, invitation: SurveyInvitation, closes_at: datetime, *, now: datetime
    ) -> "Prompt":
        """Somebody is asked by a survey, or reminded of it. It names nobody but them, and belongs to no mentorship but to the survey."""
        return cls(
            id=prompt_id,
            version=1,
            mentorship_id=survey_id,
            person_id=invitation.person_id,
            side=invitation.side,
            stage=None,
            rule=None,
            step="read_messages",
            subject_id=invitation.id,
            said_at=now,
            good_until=min(closes_at, now + SURVEY_GOOD_FOR),
            acted_at=now,
            kind="survey" if invitation.told_at is None else "survey_reminder",
            named=invitation.person_id,
        )

    @classmethod
    def of_platform(
        cls,
        prompt_id: UUID,
        mentorship: Mentorship,
        listener: Listener,
        side: Side,
        kind: PromptKind,
        step: NextStep,
        *,
        now: datetime,
        subject_id: UUID | None = None,
    ) -> "Prompt":
        """What the platform says by itself: the week of the listener counts it, and it is said by day or not at all."""
        return cls(
            id=prompt_id,
            version=1,
            mentorship_id=mentorship.id,
            person_id=listener.person_id,
            side=side,
            stage=None,
            rule=None,
            step=step,
            subject_id=subject_id,
            said_at=now,
            good_until=listener.day_ends(now),
            acted_at=now,
            kind=kind,
        )

    @classmethod
    def of_overdue(
        cls,
        prompt_id: UUID,
        mentorship: Mentorship,
        person_id: UUID,
        side: Side,
        step_id: UUID,
        *,
        good_until: datetime,
        now: datetime,
    ) -> "Prompt":
        """The deadline of an action step has passed, and it is this side's."""
        return cls(
            id=prompt_id,
            version=1,
            mentorship_id=mentorship.id,
            person_id=person_id,
            side=side,
            stage=None,
            rule=None,
            step="do_overdue_step",
            subject_id=step_id,
            said_at=now,
            good_until=good_until,
            acted_at=now,
            kind="overdue_step",
        )

    @classmethod
    def of_unmet(cls, prompt_id: UUID, programme_id: UUID, person_id: UUID, *, now: datetime) -> "Prompt":
        """Pairs that somebody looks after have not met. It names nobody else, and belongs to no mentorship but to the programme of one of them."""
        return cls(
            id=prompt_id,
            version=1,
            mentorship_id=programme_id,
            person_id=person_id,
            side="mentor",
            stage=None,
            rule=None,
            step="book_first_session",
            subject_id=None,
            said_at=now,
            good_until=now + UNMET_GOOD_FOR,
            acted_at=now,
            kind="no_first_session",
            named=person_id,
        )

    @property
    def is_of_no_pair(self) -> bool:
        """Of a survey, or of several pairs: it names nobody but whom it is told."""
        return self.kind in {"survey", "survey_reminder", "no_first_session"}

    def public(self, pair: Pair) -> PromptState:
        """What `notifications` learns."""
        return PromptState(
            prompt_id=self.id,
            version=self.version,
            change="said" if self.version == 1 else "settled",
            kind=self.kind,
            recipient_id=self.person_id,
            side=self.side,
            other_id=self.named or (pair.mentee_id if self.side == "mentor" else pair.mentor_id),
            mentorship_id=self.mentorship_id,
            step=self.step,
            subject_id=self.subject_id,
            good_until=self.good_until,
        )
