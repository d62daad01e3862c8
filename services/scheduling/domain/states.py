"""A session as the other services see it."""

from services.scheduling.domain.minutes import datetime_of
from services.scheduling.domain.places import Place
from services.scheduling.domain.sessions import Change, Session
from shared.contracts import PlaceState, SessionState


def state_of(session: Session, change: Change) -> SessionState:
    """The public state after a change: no word that people wrote to each other."""
    moved_from, proposal = change.moved_from, session.proposal or change.proposal
    return SessionState(
        session_id=session.session_id,
        version=session.version,
        change=change.what,
        state=session.state,
        mentor_id=session.mentor_id,
        mentee_ids=session.mentee_ids,
        offering_id=session.offering_id,
        mentorship_id=session.mentorship_id,
        programme_id=session.programme_id,
        kind=session.kind,
        starts_at=datetime_of(session.starts),
        ends_at=datetime_of(session.ends),
        previous_starts_at=None if moved_from is None else datetime_of(moved_from[0]),
        previous_ends_at=None if moved_from is None else datetime_of(moved_from[1]),
        cancelled_by=session.cancelled_by,
        cancelled_late=session.cancelled_late,
        absent=session.absent,
        absence_reported_by=session.absence_reported_by,
        appeal=session.appeal,
        series_id=session.series_id,
        respond_by=session.respond_by if proposal is None else proposal.respond_by,
        unconfirmed=session.was_never_confirmed,
        cancelled_because=session.cancelled_because,
        moved_by=change.moved_by,
        proposed_by=None if proposal is None else proposal.by,
        proposed_starts_at=None if proposal is None else datetime_of(proposal.starts),
        proposed_ends_at=None if proposal is None else datetime_of(proposal.ends),
    )


def place_of(session: Session, place: Place, change: Change) -> PlaceState:
    """Where it takes place, for those who write to its people."""
    return PlaceState(
        session_id=session.session_id,
        version=session.version,
        change="changed" if change.what == "place_changed" else "named",
        kind="phone" if place.kind == "telephone" else place.kind,
        text=place.text,
    )
