"""A rhythm agreed once: booked together, and cancelled or moved from one of its sessions on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.scheduling.domain.booking import SlotRequest, refuse_past, refuse_unoffered
from services.scheduling.domain.calendar import counted_around
from services.scheduling.domain.minutes import DAY, Minute, datetime_of, last_minute, next_minute
from services.scheduling.domain.questions import refuse_unfit
from services.scheduling.domain.refusals import (
    AlreadyBusy,
    BeyondHorizon,
    OfferingChanged,
    SlotNotOffered,
    SlotTaken,
    TooManyOpenSessions,
    TooManySessions,
)
from services.scheduling.domain.series import (
    Rhythm,
    Room,
    Series,
    Turn,
    WhenTaken,
    moved_along,
    moved_wall_clock,
    refuse_series,
    within_limits,
)
from services.scheduling.domain.series_refusals import MovesAskedSingly, NotInASeries, SeriesConflicts
from services.scheduling.domain.sessions import Change, Session
from services.scheduling.domain.slot_search import is_limited
from services.scheduling.domain.zones import offset_at
from services.scheduling.store import between, claims, counts, hours, series, sessions, situations
from services.scheduling.store.situations import Situation
from services.scheduling.use_cases.booking import most_open, new_session
from services.scheduling.use_cases.claiming import (
    keep_judged,
    refuse_changed_hours,
    refuse_later_than_first,
    refuse_too_many,
)
from services.scheduling.use_cases.sessions import end_overdue, end_sessions, save_moved
from services.scheduling.use_cases.telling import expect_end, tell
from services.scheduling.use_cases.turns import take_turn
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.refusals import Refusal


@dataclass(frozen=True, slots=True)
class SeriesRequest:
    """A rhythm as somebody asks for it; `length` None is the offering's first one."""

    mentee_id: UUID
    offering_id: UUID
    length: int | None
    rhythm: Rhythm
    when_taken: WhenTaken
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BookedSeries:
    """What was booked, and the turns that could not be had."""

    series: Series
    sessions: Sequence[Session]
    conflicts: Sequence[Turn]


async def book_series(tx: Tx, request: SeriesRequest, *, by: UUID, now: datetime) -> BookedSeries:
    """Books all of a rhythm or nothing, or all that is free.

    The offering's horizon and last date bind each session that a mentee books. A mentor knows their own.
    """
    known, room = await _room(tx, request, by=by, now=now)
    refuse_unfit(known.offering.terms.questions, request.answers)
    turns = [room.turn(request.rhythm.zone, wall) for wall in request.rhythm.wall_clocks()]
    if turns[0].conflict is BeyondHorizon:
        raise BeyondHorizon
    made = Series(
        uuid7(), request.offering_id, known.offering.mentor_id, request.mentee_id, room.length, request.rhythm
    )
    listed = [await _listed(tx, known, room, turn, now=now) for turn in turns]
    wanted = {
        turn.wall: _session(known, room, made, turn.start, request, by=by, now=now)
        for turn in listed
        if turn.start is not None and turn.conflict is None
    }
    judged = await _granted(tx, known, listed, wanted, by=by, now=now)
    conflicts = [turn for turn in judged if turn.conflict is not None]
    booked = [wanted[turn.wall] for turn in judged if turn.conflict is None]
    if not booked or (conflicts and request.when_taken == "book_none"):
        raise SeriesConflicts(conflicts=[shown(turn) for turn in conflicts])
    await series.insert(tx, made, now)
    stored = [await _store(tx, session, now=now) for session in booked]
    return BookedSeries(made, stored, conflicts)


async def _store(tx: Tx, session: Session, *, now: datetime) -> Session:
    if (stored := await sessions.insert(tx, session, now)) is None:
        raise OfferingChanged
    await expect_end(tx, stored)
    await tell(tx, stored, Change("booked" if stored.state == "booked" else "requested"), now=now)
    return stored


async def _listed(tx: Tx, known: Situation, room: Room, turn: Turn, *, now: datetime) -> Turn:
    """The turn, in conflict where it could be had and the offering shows an earlier slot of its day instead."""
    if turn.start is None or turn.conflict is not None:
        return turn
    try:
        await refuse_later_than_first(tx, known, room.slot(turn.start), now=now)
    except SlotNotOffered:
        return replace(turn, conflict=SlotNotOffered)
    return turn


async def _granted(
    tx: Tx, known: Situation, turns: Sequence[Turn], wanted: Mapping[int, Session], *, by: UUID, now: datetime
) -> list[Turn]:
    """Claims what is wanted, by wall clock; turns whose time was taken meanwhile, or is one too many, claim nothing."""
    offering, known_hours = known.offering, known.hours
    counts_matter = known_hours is not None and is_limited(offering, known_hours)
    if not wanted:
        return list(turns)
    mentee_id = next(iter(wanted.values())).mentee_ids[0]
    await keep_judged(tx, known, mentee_id, begins=by, now=now)
    if (most := most_open(known)) is not None:
        open_now = await between.count_open(tx, offering.mentor_id, mentee_id, last_minute(now), now)
        turns = _within_what_is_left(turns, most - open_now)
    wanted = {turn.wall: wanted[turn.wall] for turn in turns if turn.conflict is None}
    lost = await _claim(tx, list(wanted.values()), now=now)
    judged = [_with_loss(turn, wanted.get(turn.wall), lost, offering.mentor_id) for turn in turns]
    if known_hours is None or not counts_matter:
        return judged
    starts = [session.starts for session in wanted.values()]
    around = counted_around(known_hours, (min(starts), max(starts)))
    counted = (await counts.counted(tx, [offering.mentor_id], around, now))[offering.mentor_id]
    limited = within_limits(judged, offering, known_hours, counted)
    refused = [wanted[turn.wall].session_id for turn in limited if turn.conflict is TooManySessions]
    await claims.release_many(tx, sorted(refused))
    return limited


def _within_what_is_left(turns: Sequence[Turn], left: int) -> list[Turn]:
    """The turns, in conflict from where the mentee would have too many sessions ahead."""
    judged, had = [], 0
    for turn in turns:
        had += turn.conflict is None
        one_too_many = turn.conflict is None and had > left
        judged.append(replace(turn, conflict=TooManyOpenSessions) if one_too_many else turn)
    return judged


async def cancel_from_on(
    tx: Tx, session_id: UUID, reason: str | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """This session of a series, and all that follow it."""
    first, later = await _from_on(tx, session_id, by=by, expects=expects, now=now)
    cancelled = [session.cancel(reason, by=by, now=now) for session in (first, *later)]
    await end_sessions(tx, cancelled, [], now=now)
    return cancelled[0][0]


async def move_from_on(
    tx: Tx, session_id: UUID, start: Minute | None, *, by: UUID, expects: Expects, now: datetime
) -> Session:
    """This session of a series, and all that follow it by as much on the series' wall clock; all or nothing."""
    await hours.keep_of_session(tx, session_id)
    first, later = await _from_on(tx, session_id, by=by, expects=expects, now=now)
    for session in (first, *later):
        session.refuse_to_move(None if session is not first else start, by=by, now=now)
    if start is None:
        raise SlotNotOffered
    refuse_past(start, now)
    assert first.series_id is not None
    zone = (await series.series(tx, first.series_id)).rhythm.zone
    shift = moved_wall_clock(zone, first.starts, start)
    turns = [
        Turn(start + offset_at(zone, start), start),
        *(moved_along(zone, session.starts, by=shift) for session in later),
    ]
    known = await _known(tx, first.mentee_ids[0], first.offering_id, first.ends - first.starts, now=now)
    if by != first.mentor_id:
        known.offering.refuse_distance(start, now, known.hours)
        if known.offering.terms.confirmation:
            raise MovesAskedSingly
    await take_turn(tx, first.other_than(by), by=by, now=now)
    return await _move_all(tx, known, [first, *later], turns, by=by, now=now)


async def _move_all(
    tx: Tx, known: Situation, moving: Sequence[Session], turns: Sequence[Turn], *, by: UUID, now: datetime
) -> Session:
    offered = [_offered(known, session, turn) for session, turn in zip(moving, turns, strict=True)]
    if conflicts := [turn for turn in offered if turn.conflict is not None]:
        raise SeriesConflicts(conflicts=[shown(turn) for turn in conflicts])
    await refuse_changed_hours(tx, known)
    terms = known.offering.terms
    moved = []
    for session, turn in zip(moving, offered, strict=True):
        assert turn.start is not None
        slot = replace(
            session.slot(), starts=turn.start, buffer_before=terms.buffer_before, buffer_after=terms.buffer_after
        )
        moved.append(session.move_to(slot, terms.notice, terms.moving, by=by, now=now))
    await claims.release_many(tx, [session.session_id for session in moving])
    lost = await _claim(tx, [session for session, _ in moved], now=now)
    if lost:
        judged = [
            _with_loss(turn, session, lost, session.mentor_id)
            for turn, (session, _) in zip(offered, moved, strict=True)
        ]
        raise SeriesConflicts(conflicts=[shown(turn) for turn in judged if turn.conflict is not None])
    for session, change in moved:
        await save_moved(tx, session, change, now=now)
    landed = [
        await _landed(tx, known, session, turn, now=now) for turn, (session, _) in zip(offered, moved, strict=True)
    ]
    if conflicts := [turn for turn in landed if turn.conflict is not None]:
        raise SeriesConflicts(conflicts=[shown(turn) for turn in conflicts])
    return moved[0][0]


async def _landed(tx: Tx, known: Situation, session: Session, turn: Turn, *, now: datetime) -> Turn:
    """Judged when all is where it will be, so that sessions of one series count for each other."""
    try:
        await refuse_later_than_first(tx, known, session.slot(), apart_from=session.session_id, now=now)
        await refuse_too_many(tx, known, session.slot(), apart_from=session.session_id, now=now)
    except (SlotNotOffered, TooManySessions) as refusal:
        return replace(turn, conflict=type(refusal))
    return turn


def shown(turn: Turn) -> dict[str, str | None]:
    """A turn that can't be had: its wall clock, its start where it has one, and the slug of the reason."""
    assert turn.conflict is not None
    return {
        "local": f"{datetime_of(turn.wall):%Y-%m-%dT%H:%M}",
        "starts_at": None if turn.start is None else f"{datetime_of(turn.start):%Y-%m-%dT%H:%M:%SZ}",
        "reason": turn.conflict.slug,
    }


async def _room(tx: Tx, request: SeriesRequest, *, by: UUID, now: datetime) -> tuple[Situation, Room]:
    known = await _known(tx, request.mentee_id, request.offering_id, request.length, now=now)
    offering, walls = known.offering, request.rhythm.wall_clocks()
    refuse_series(offering, request.mentee_id, known.pair, by=by)
    people = sorted({offering.mentor_id, request.mentee_id})
    busy = await claims.busy(tx, people, (walls[0] - 2 * DAY, walls[-1] + 2 * DAY), now)
    length, (earliest, latest) = offering.length_for(request.length), offering.bookable_span(now, known.hours)
    if by == offering.mentor_id:
        latest = walls[-1] + 2 * DAY
    return known, Room(offering, known.hours, request.mentee_id, length, next_minute(now), earliest, latest, busy)


async def _known(tx: Tx, mentee_id: UUID, offering_id: UUID, length: int | None, *, now: datetime) -> Situation:
    return await situations.situation(tx, SlotRequest(mentee_id, offering_id, None, length), None, now)


def _session(
    known: Situation, room: Room, made: Series, start: Minute, request: SeriesRequest, *, by: UUID, now: datetime
) -> Session:
    session = replace(new_session(known, room.slot(start), request.answers, now=now), series_id=made.series_id)
    if by == made.mentor_id:  # who would have to confirm it has set it up
        return replace(session, state="booked", respond_by=None, place=known.offering.terms.place)
    return session


async def _claim(tx: Tx, wanted: Sequence[Session], *, now: datetime) -> dict[UUID, set[UUID]]:
    """Claims these sessions' time; tells whose was taken meanwhile of each that lost it, which then claims nothing."""
    if not wanted:
        return {}
    await claims.drop_expired(tx, sorted({wanted[0].mentor_id, wanted[0].mentee_ids[0]}), now)
    lost = await claims.claim_many(tx, [(each.slot(), each.session_id, each.respond_by) for each in wanted])
    await claims.release_many(tx, sorted(lost))
    return lost


def _with_loss(turn: Turn, session: Session | None, lost: Mapping[UUID, set[UUID]], mentor_id: UUID) -> Turn:
    if session is None or (people := lost.get(session.session_id)) is None:
        return turn
    return replace(turn, conflict=SlotTaken if mentor_id in people else AlreadyBusy)


def _offered(known: Situation, session: Session, turn: Turn) -> Turn:
    if turn.start is None:
        return turn
    try:
        refuse_unoffered(known.offering, known.hours, turn.start, session.ends - session.starts)
    except Refusal as refusal:
        return replace(turn, conflict=type(refusal))
    return turn


async def _from_on(
    tx: Tx, session_id: UUID, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Session, Sequence[Session]]:
    """The session in the version they mean, and what still lies ahead of its series after it, all locked."""
    found = await sessions.from_on_for_update(tx, session_id)
    if not found:
        present = await sessions.session(tx, session_id)
        present.side_of(by)
        raise NotInASeries
    found[0].side_of(by)
    expects(found[0].as_of(now).version)
    first, *later = [await end_overdue(tx, session, now=now) for session in found]
    return first, [session for session in later if session.is_live and not session.has_started(now)]
