"""What is known here of what messages are about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.notifications.domain.messages import MessageKind
from shared.contracts import MatchState, SessionState

DAY_BEFORE: Final = timedelta(hours=24)
HOUR_BEFORE: Final = timedelta(hours=1)
TOO_LATE_FOR_DAY_BEFORE: Final = timedelta(hours=2)
QUIET_REMINDER: Final = timedelta(days=1)

_STILL_TO_COME: Final = frozenset({"pending", "booked"})


@dataclass(frozen=True)
class KnownSession:
    """What is known here of a session in one version."""

    session_id: UUID
    version: int
    state: str
    starts_at: datetime
    ends_at: datetime
    mentor_id: UUID | None
    mentee_ids: tuple[UUID, ...]

    @classmethod
    def of(cls, session: SessionState) -> "KnownSession":
        return cls(
            session.session_id,
            session.version,
            session.state,
            session.starts_at,
            session.ends_at,
            session.mentor_id,
            session.mentee_ids,
        )

    @property
    def people(self) -> frozenset[UUID]:
        return frozenset(self.mentee_ids) | ({self.mentor_id} if self.mentor_id is not None else frozenset())

    def worth_keeping(self) -> "KnownSession":
        """The same, without people once nobody needs to be reminded."""
        return self if self.state in _STILL_TO_COME else replace(self, mentor_id=None, mentee_ids=())

    def reminders_due(self) -> Iterator[tuple[MessageKind, datetime, datetime]]:
        """Kind of each reminder, when it is due, and until when it is worth giving."""
        if self.state == "booked":
            yield (
                MessageKind.REMINDER_DAY_BEFORE,
                self.starts_at - DAY_BEFORE,
                self.starts_at - TOO_LATE_FOR_DAY_BEFORE,
            )
            yield MessageKind.REMINDER_HOUR_BEFORE, self.starts_at - HOUR_BEFORE, self.starts_at


@dataclass(frozen=True)
class KnownProposal:
    """What is known here of a proposal in one version. People are kept only while it is open."""

    proposal_id: UUID
    version: int
    open: bool
    respond_by: datetime
    mentor_id: UUID | None
    mentee_id: UUID | None

    @classmethod
    def of(cls, match: MatchState) -> "KnownProposal":
        return cls(
            match.proposal_id,
            match.version,
            match.is_open,
            match.respond_by,
            match.mentor_id if match.is_open else None,
            match.mentee_id if match.is_open else None,
        )

    @property
    def people(self) -> frozenset[UUID]:
        return frozenset(person for person in (self.mentor_id, self.mentee_id) if person is not None)

    @property
    def reminder_due(self) -> datetime:
        return self.respond_by - QUIET_REMINDER
