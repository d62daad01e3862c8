"""What a match run or a ladder asks of one person, until they have answered; and what they are told."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from shared.contracts.notices import NoticeKind, NoticeState
from shared.contracts.vocabulary import Side

AGAIN_AFTER: Final = timedelta(days=1)
"""However often runs are done, nobody is asked about drafts of a programme more often."""


@dataclass(frozen=True)
class Waits:
    """Somebody has not said yet what they think of drafts of theirs. `run_id`: the newest run with such; `side`: theirs in it."""

    programme_id: UUID
    person_id: UUID
    run_id: UUID
    side: Side


@dataclass(frozen=True)
class Notice:
    """One a kind, programme and person. `said_at`: when it was last said; `held_until`: when there is more to say, before which it
    would be too often."""

    notice_id: UUID
    kind: NoticeKind
    programme_id: UUID
    person_id: UUID
    run_id: UUID | None
    side: Side | None
    version: int
    open: bool
    said_at: datetime
    held_until: datetime | None = None
    step_id: UUID | None = None

    def again(
        self, now: datetime, *, run_id: UUID | None = None, step_id: UUID | None = None, side: Side | None = None
    ) -> "Notice":
        """There is something new to say."""
        return replace(
            self,
            run_id=run_id,
            step_id=step_id,
            side=side,
            version=self.version + 1,
            open=True,
            said_at=now,
            held_until=None,
        )

    def settled(self) -> "Notice":
        """It needs no saying any more."""
        return replace(self, version=self.version + 1, open=False, held_until=None)

    def public(self) -> NoticeState:
        return NoticeState(
            notice_id=self.notice_id,
            version=self.version,
            change="said" if self.open else "settled",
            kind=self.kind,
            programme_id=self.programme_id,
            run_id=self.run_id,
            step_id=self.step_id,
            recipient_id=self.person_id,
            side=self.side,
        )


def about_drafts(kept: Notice | None, waits: Waits | None, fresh: UUID, now: datetime) -> Notice | None:
    """What is to be kept of what somebody is told of their drafts; None where it stands as it should. `fresh`: an id for a first one.

    What has its old version is told nobody: it waits until `held_until`.
    """
    if waits is None:
        return kept.settled() if kept is not None and kept.open else None
    if kept is None:
        opinion: NoticeKind = "opinion_asked"
        return Notice(fresh, opinion, waits.programme_id, waits.person_id, waits.run_id, waits.side, 1, True, now)
    if kept.open and kept.run_id is not None and waits.run_id <= kept.run_id:
        return None
    if now < (may := kept.said_at + AGAIN_AFTER):
        return None if kept.held_until == may else replace(kept, held_until=may)
    return kept.again(now, run_id=waits.run_id, side=waits.side)
