"""What lies in the way of time off, and ends with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.hours import TimeOff
from services.scheduling.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class InTheWay:
    """By their start: sessions that are cancelled, and those that stay, of which a proposed time comes to nothing.

    `holds`: how many slots others hold in it.
    """

    sessions: Sequence[Session]
    moves: Sequence[Session]
    holds: int


def in_the_way(ahead: Iterable[Session], mentor_id: UUID, off: TimeOff, holds: int, now: datetime) -> InTheWay:
    """What this mentor's time off ends, of all their sessions that lie ahead."""
    own = sorted((each for each in ahead if each.mentor_id == mentor_id), key=lambda session: session.starts)
    sessions = [each for each in own if _lies_in(each, off, now)]
    moves = [each for each in own if not _lies_in(each, off, now) and _may_move_into(each, off, now)]
    return InTheWay(sessions, moves, holds)


def _lies_in(session: Session, off: TimeOff, now: datetime) -> bool:
    return not session.has_started(now) and session.as_of(now).is_live and off.touches(session.starts, session.ends)


def _may_move_into(session: Session, off: TimeOff, now: datetime) -> bool:
    proposal = session.as_of(now).proposal
    return proposal is not None and off.touches(proposal.starts, proposal.ends)
