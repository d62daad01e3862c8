"""What a match run or a ladder asks of somebody, and what they are told."""

from datetime import datetime
from typing import Final

from services.notifications.domain.messages import Facts, Message, MessageKind
from services.notifications.domain.telling.worth import NEWS
from shared.contracts import NoticeState
from shared.contracts.notices import NoticeKind

_KINDS: Final[dict[NoticeKind, MessageKind]] = {
    "opinion_asked": MessageKind.OPINION_ASKED,
    "run_ready": MessageKind.RUN_READY,
    "run_failed": MessageKind.RUN_FAILED,
    "step_told": MessageKind.STEP_TOLD,
    "step_rest": MessageKind.STEP_REST,
    "step_unmatched": MessageKind.STEP_UNMATCHED,
    "step_granted": MessageKind.STEP_GRANTED,
    "step_upheld": MessageKind.STEP_UPHELD,
    "appeal_waits": MessageKind.APPEAL_WAITS,
}

_OF_WHOM_ONE_LOOKS_AFTER: Final = frozenset({"run_ready", "run_failed", "appeal_waits"})


def told_of_notice(notice: NoticeState, happened_at: datetime) -> list[Message]:
    """It names nobody: with whom one would be put together stands where one says what one thinks of it."""
    if notice.change == "settled":
        return []
    return [
        Message(
            person_id=notice.recipient_id,
            side=notice.side or "mentor",
            kind=_KINDS[notice.kind],
            subject=notice.notice_id,
            version=notice.version,
            other_id=None,
            happened_at=happened_at,
            worth_until=happened_at + NEWS,
            facts=_run_of(notice),
        )
    ]


def _run_of(notice: NoticeState) -> Facts:
    """For whoever looks after it; what is said of oneself is shown elsewhere."""
    if notice.kind in _OF_WHOM_ONE_LOOKS_AFTER:
        return Facts(programme_id=notice.programme_id, run_id=notice.run_id)
    return Facts()
