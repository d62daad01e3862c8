"""What is said unasked is said to one person; whoever sends it has counted that it isn't too much."""

from datetime import datetime

from services.notifications.domain.messages import Facts, Message, MessageKind
from shared.contracts import PromptState


def told_of_prompt(prompt: PromptState, happened_at: datetime) -> list[Message]:
    """A nudge names one small step, as long as it is good; what is settled is said no more."""
    if prompt.change == "settled":
        return []
    return [
        Message(
            person_id=prompt.recipient_id,
            side=prompt.side,
            kind=MessageKind.NUDGE,
            subject=prompt.prompt_id,
            version=prompt.version,
            other_id=prompt.other_id,
            happened_at=happened_at,
            worth_until=prompt.good_until,
            facts=Facts(
                step=prompt.step,
                mentorship_id=prompt.mentorship_id,
                session_id=prompt.subject_id if prompt.step == "write_agenda" else None,
            ),
        )
    ]
