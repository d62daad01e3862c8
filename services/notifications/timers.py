"""What notifications does later: reminders. A reminder of an old version does nothing."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.notifications.domain.messages import MessageKind
from services.notifications.use_cases import proposals, sessions
from shared.postgres import Tx
from shared.timers import timer


@timer(MessageKind.REMINDER_DAY_BEFORE.value, waits_for=("sessions",))
async def remind_day_before(tx: Tx, session_id: UUID, version: int, now: datetime) -> None:
    await sessions.remind_of_session(tx, session_id, version, MessageKind.REMINDER_DAY_BEFORE, now=now)


@timer(MessageKind.REMINDER_HOUR_BEFORE.value, waits_for=("sessions",))
async def remind_hour_before(tx: Tx, session_id: UUID, version: int, now: datetime) -> None:
    await sessions.remind_of_session(tx, session_id, version, MessageKind.REMINDER_HOUR_BEFORE, now=now)


@timer(MessageKind.PROPOSAL_REMINDER.value, waits_for=("matches",))
async def remind_of_proposal(tx: Tx, proposal_id: UUID, version: int, now: datetime) -> None:
    await proposals.remind_of_proposal(tx, proposal_id, version, now=now)


TIMERS: Final = (remind_day_before, remind_hour_before, remind_of_proposal)
