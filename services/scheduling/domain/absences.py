"""Who did not come: reported by one side, appealed by the other, decided on by an operator."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.minutes import DAY, next_minute
from services.scheduling.domain.refusals import (
    AbsenceTooLate,
    AlreadyAppealed,
    AppealTooLate,
    NeverAgreed,
    NoOpenAppeal,
    NotMissed,
    OwnReport,
    SessionNotStarted,
)
from services.scheduling.domain.sessions import Change, Session
from services.scheduling.domain.vocabulary import Act
from shared.contracts.vocabulary import Side

ABSENCE_REPORTED_WITHIN: Final = DAY
APPEALED_WITHIN: Final = 8 * DAY


def report_absence(session: Session, who: Side, *, by: UUID, now: datetime) -> tuple[Session, Change]:
    """From its start until a day after its end either side may say who did not come, if they had a say in its time."""
    side = session.side_of(by)
    session.refuse_parted()
    if session.state not in ("booked", "completed"):
        session.refuse_unless_live()
    if session.appeal is not None:
        raise AlreadyAppealed
    if not session.has_started(now):
        raise SessionNotStarted
    if not _in_time_to_report(session, now):
        raise AbsenceTooLate
    if session.imposed and who == "mentee" and side == "mentor":
        raise NeverAgreed
    missed = replace(
        session, version=session.version + 1, state="missed", absent=who, absence_reported_by=side, proposal=None
    )
    return missed, Change("missed")


def appeal_absence(session: Session, reason: str, *, by: UUID, now: datetime) -> tuple[Session, Change]:
    """The side that did not report the absence says that it was not so; an operator decides."""
    side = session.side_of(by)
    if session.state != "missed":
        raise NotMissed
    if side == _reporter(session):
        raise OwnReport
    if session.appeal is not None:
        raise AlreadyAppealed
    if not _in_time_to_appeal(session, now):
        raise AppealTooLate
    return replace(session, version=session.version + 1, appeal="open", appeal_reason=reason), Change("appealed")


def decide_appeal(session: Session, *, took_place: bool) -> tuple[Session, Change]:
    """An operator lets the absence stand, or says that the session took place."""
    if session.appeal != "open":
        raise NoOpenAppeal
    version = session.version + 1
    if took_place:
        granted = replace(session, version=version, state="completed", absent=None, appeal="granted")
        return granted, Change("completed")
    return replace(session, version=version, appeal="upheld"), Change("absence_upheld")


def acts_about_absence(session: Session, side: Side, now: datetime) -> list[Act]:
    """What this side can say of it now."""
    acts: list[Act] = []
    reportable = session.state in ("booked", "completed") and session.appeal is None and not session.closed
    if reportable and session.has_started(now) and _in_time_to_report(session, now):
        acts.append("report_absence")
    appealable = session.state == "missed" and session.appeal is None and side != _reporter(session)
    if appealable and _in_time_to_appeal(session, now):
        acts.append("appeal")
    return acts


def _in_time_to_report(session: Session, now: datetime) -> bool:
    return next_minute(now) <= session.ends + ABSENCE_REPORTED_WITHIN


def _in_time_to_appeal(session: Session, now: datetime) -> bool:
    return next_minute(now) <= session.ends + APPEALED_WITHIN


def appellant(session: Session) -> Side | None:
    """The side that says that nobody was absent."""
    if session.appeal is None:
        return None
    return "mentee" if _reporter(session) == "mentor" else "mentor"


def _reporter(session: Session) -> Side:
    if session.absence_reported_by is not None:
        return session.absence_reported_by
    return "mentee" if session.absent == "mentor" else "mentor"
