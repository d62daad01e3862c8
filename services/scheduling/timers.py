"""What is due later in scheduling."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.use_cases.sessions import complete_by_itself, end_unanswered
from services.scheduling.use_cases.telling import COMPLETE_SESSION, END_REQUEST
from shared.postgres import Tx
from shared.timers import timer


@timer(COMPLETE_SESSION)
async def complete_session(tx: Tx, session_id: UUID, version: int, now: datetime) -> None:
    """A session that nobody ended is completed at its end."""
    await complete_by_itself(tx, session_id, version, now=now)


@timer(END_REQUEST)
async def end_request(tx: Tx, session_id: UUID, version: int, now: datetime) -> None:
    """A request or proposal that nobody answered is told to have ended; it was over before this fired."""
    await end_unanswered(tx, session_id, version, now=now)


TIMERS: Final = (complete_session, end_request)
