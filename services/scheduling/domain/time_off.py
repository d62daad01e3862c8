"""What lies in the way of time off, and ends with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.hours import Hours, TimeOff
from services.scheduling.domain.sessions import Session
from services.scheduling.domain.slots import intervals


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


def outside(ahead: Iterable[Session], mentor_id: UUID, hours: Hours, now: datetime) -> list[Session]:
    """What of this mentor's lies ahead and not within these hours, by its start."""
    own = (each for each in ahead if each.mentor_id == mentor_id and each.as_of(now).is_live)
    return sorted((each for each in own if not _lies_within(each, hours)), key=lambda session: session.starts)


def _lies_within(session: Session, hours: Hours) -> bool:
    free = intervals(hours, session.starts, session.ends)
    return any(starts <= session.starts and session.ends <= ends for starts, ends in free)
