"""What a block leaves to be told: to whoever blocks nothing about the other, to the other what has ended."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final
from uuid import UUID

from services.notifications.domain.messages import Message, MessageKind

CALENDARS: Final = frozenset({MessageKind.CANCELLATION})
"""Whoever has an invitation gets its cancellation."""

NAMELESS: Final = CALENDARS | {MessageKind.APPEAL_DECISION}
"""What whoever blocks is told all the same, without a name: that, and what was decided on an appeal."""

ENDS: Final = NAMELESS | {MessageKind.SESSION_REQUEST_ENDED, MessageKind.MENTORSHIP_ENDED, MessageKind.ANSWER}
"""What has ended is told to whoever waits, never by whom or why."""


def let_through(message: Message, blocks: AbstractSet[tuple[UUID, UUID]]) -> Message | None:
    """The message as it may be told while these blocks stand (who, whom); None where it may not."""
    if message.other_id is None:
        return message
    if (message.person_id, message.other_id) in blocks:
        if message.kind not in NAMELESS:
            return None
        return replace(message, other_id=None, facts=message.facts.model_copy(update={"closed": True}))
    if (message.other_id, message.person_id) in blocks and message.kind not in ENDS:
        return None
    return message
