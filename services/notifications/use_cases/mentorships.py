"""Mentorships: told of, and what is overtaken taken back."""

from datetime import datetime
from typing import Final

from services.notifications.domain import telling
from services.notifications.domain.messages import MessageKind
from services.notifications.use_cases.telling import take_back, tell
from shared.contracts import MentorshipState
from shared.postgres import Tx

_SETTLES_AGREEMENTS: Final = frozenset({"agreement_changed", "ended"})


async def tell_of_mentorship(tx: Tx, mentorship: MentorshipState, happened_at: datetime, *, now: datetime) -> None:
    """What of an agreement that has moved on has not left yet leaves no more, be it of the same moment."""
    if mentorship.change in _SETTLES_AGREEMENTS:
        await take_back(tx, mentorship.mentorship_id, (MessageKind.AGREEMENT,), older_than=mentorship.version)
    if messages := telling.told_of_mentorship(mentorship, happened_at):
        await tell(tx, messages, now=now)
