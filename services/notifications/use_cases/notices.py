"""What match runs ask of people: told, and taken back once they have answered or there is nothing left to answer."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.notifications.domain import telling
from services.notifications.domain.messages import MessageKind
from services.notifications.use_cases.telling import take_back, tell
from shared.contracts import NoticeState
from shared.postgres import Tx

TOLD_OF_NOTICES: Final = (
    MessageKind.OPINION_ASKED,
    MessageKind.RUN_READY,
    MessageKind.RUN_FAILED,
    MessageKind.STEP_TOLD,
    MessageKind.STEP_REST,
    MessageKind.STEP_UNMATCHED,
    MessageKind.STEP_GRANTED,
    MessageKind.STEP_UPHELD,
    MessageKind.APPEAL_WAITS,
)


async def tell_of_notice(tx: Tx, notice: NoticeState, happened_at: datetime, *, now: datetime) -> None:
    """Tells it; a mail of before that has not left yet says nothing that this one does not."""
    await take_back(tx, notice.notice_id, TOLD_OF_NOTICES, older_than=notice.version)
    await tell(tx, telling.told_of_notice(notice, happened_at), now=now)


async def forget_notice(tx: Tx, notice_id: UUID) -> None:
    await take_back(tx, notice_id, TOLD_OF_NOTICES)
