"""What somebody can do with a session now: what its rules would let through, for `can`."""

from datetime import datetime
from uuid import UUID

from services.scheduling.domain.absences import acts_about_absence
from services.scheduling.domain.sessions import Session
from services.scheduling.domain.vocabulary import Act
from shared.contracts.vocabulary import Side


def acts_open_to(session: Session, person: UUID, now: datetime) -> tuple[Act, ...]:
    """What this person can do with it now."""
    side = session.side_of(person)
    if session.state == "pending":
        return ("confirm", "decline") if side == "mentor" else ("cancel",)
    acts: list[Act] = []
    if session.is_live and not session.has_started(now):
        if side == "mentor" or not session.is_too_late_to_cancel(now):
            acts.append("cancel")
        acts += _moves_open_to(session, side, now)
    if session.state == "booked" and side == "mentor" and not session.closed:
        if not session.is_over(now):
            acts.append("name_place")
        if session.has_started(now):
            acts.append("complete")
    return (*acts, *acts_about_absence(session, side, now))


def _moves_open_to(session: Session, side: Side, now: datetime) -> list[Act]:
    moves: list[Act] = []
    if not session.is_too_late_to_move(now) and not session.has_moved_often(side):
        moves.append("reschedule")
    if session.proposal is None:
        moves.append("propose_move")
    else:
        moves += ["withdraw_move"] if session.proposal.by == side else ["accept_move", "decline_move"]
    return moves
