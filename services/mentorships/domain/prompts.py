"""Something that is said to one of the two unasked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.mentorship import Pair
from shared.contracts import PromptState
from shared.contracts.vocabulary import MentorshipStage, NextStep, NudgeRule, Side


@dataclass(frozen=True)
class Prompt:
    """`rule`, `stage`: the line of the table that it was said by. `acted_at`: when something happened there since."""

    id: UUID
    version: int
    mentorship_id: UUID
    person_id: UUID
    side: Side
    stage: MentorshipStage
    rule: NudgeRule
    step: NextStep
    subject_id: UUID | None
    said_at: datetime
    good_until: datetime
    acted_at: datetime | None = None

    def public(self, pair: Pair) -> PromptState:
        """What `notifications` learns."""
        return PromptState(
            prompt_id=self.id,
            version=self.version,
            change="said" if self.acted_at is None else "settled",
            kind="momentum",
            recipient_id=self.person_id,
            side=self.side,
            other_id=pair.mentee_id if self.side == "mentor" else pair.mentor_id,
            mentorship_id=self.mentorship_id,
            step=self.step,
            subject_id=self.subject_id,
            good_until=self.good_until,
        )
