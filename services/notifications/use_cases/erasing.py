"""Forgetting a person."""

from datetime import datetime
from uuid import UUID

from services.notifications.store import forgetting
from services.notifications.use_cases.places import forget_places
from services.notifications.use_cases.proposals import stop_reminding_of_proposal
from services.notifications.use_cases.sessions import stop_reminding_of_session
from shared import erasure, mail
from shared.postgres import Tx


async def erase_person(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """Nothing of the person stays: contact, messages, mails, wishes, and their name in what others were not sent yet."""
    sessions, proposals = await forgetting.forget_person(tx, person_id)
    await forget_places(tx, sessions)
    for session_id in sessions:
        await stop_reminding_of_session(tx, session_id)
    for proposal_id in proposals:
        await stop_reminding_of_proposal(tx, proposal_id)
    await mail.forget(tx, person_id)
    await erasure.forget(tx, "notifications", person_id, now)
