"""The rules of a session, bare: who may do what, and until when."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import pytest

from services.scheduling.domain.booking import Hold, Slot
from services.scheduling.domain.minutes import datetime_of, exact_minute, last_minute, next_minute
from services.scheduling.domain.refusals import (
    AbsenceTooLate,
    AlreadyCancelled,
    CancelledTooLate,
    HoldExpired,
    HoldOfAnotherSlot,
    MentorsOnly,
    MovedTooLate,
    SessionFinished,
    SessionNotStarted,
    SessionStarted,
    UnknownSession,
)
from services.scheduling.domain.sessions import Session
from services.scheduling.domain.states import state_of
from shared.ids import uuid7
from shared.refusals import Refusal

MENTOR: Final = uuid7()
MENTEE: Final = uuid7()
STARTS: Final = 29_600_000
NOTICE: Final = 120
SECOND: Final = timedelta(seconds=1)


def session(**changed: object) -> Session:
    booked = Session(
        session_id=uuid7(),
        version=1,
        state="booked",
        mentor_id=MENTOR,
        mentee_ids=(MENTEE,),
        offering_id=uuid7(),
        starts=STARTS,
        ends=STARTS + 60,
        notice=NOTICE,
    )
    return replace(booked, **changed)  # type: ignore[arg-type]


def before(minutes: int) -> datetime:
    """So many minutes before the session starts."""
    return datetime_of(STARTS - minutes)


def slot(start: int, length: int = 60) -> Slot:
    return Slot(MENTOR, MENTEE, start, length, 10, 20)


def test_minutes_are_judged_to_the_second() -> None:
    instant = datetime_of(STARTS)
    assert (last_minute(instant), next_minute(instant), exact_minute(instant)) == (STARTS, STARTS, STARTS)
    later = instant + SECOND
    assert (last_minute(later), next_minute(later), exact_minute(later)) == (STARTS, STARTS + 1, None)


def test_a_session_cannot_be_cancelled_by_the_mentee_within_its_notice_period() -> None:
    cancelled, change = session().cancel(MENTEE, "ill", before(NOTICE))
    assert (cancelled.state, cancelled.version, cancelled.cancelled_by, change.word) == (
        "cancelled",
        2,
        "mentee",
        "cancelled",
    )
    with pytest.raises(CancelledTooLate):
        session().cancel(MENTEE, "ill", before(NOTICE) + SECOND)


def test_the_mentor_cancels_until_the_start_and_is_late_within_the_notice() -> None:
    assert session().cancel(MENTOR, None, before(NOTICE))[0].cancelled_late is False
    assert session().cancel(MENTOR, None, before(0) - SECOND)[0].cancelled_late is True
    with pytest.raises(SessionStarted):
        session().cancel(MENTOR, None, before(0))


def test_the_mentee_moves_up_to_the_notice() -> None:
    session().refuse_to_move(MENTEE, STARTS + 60, before(NOTICE))
    session().refuse_to_move(MENTOR, STARTS + 60, before(1))
    with pytest.raises(MovedTooLate):
        session().refuse_to_move(MENTEE, STARTS + 60, before(NOTICE) + SECOND)


def test_a_move_tells_the_old_time_beside_the_new_one() -> None:
    moved, change = session().move_to(slot(STARTS + 90), notice=30)
    state = state_of(moved, change)
    assert (moved.version, moved.starts, moved.ends, moved.notice) == (2, STARTS + 90, STARTS + 150, 30)
    assert (state.previous_starts_at, state.previous_ends_at) == (datetime_of(STARTS), datetime_of(STARTS + 60))


@pytest.mark.parametrize(
    ("state", "refusal"),
    [("cancelled", AlreadyCancelled), ("completed", SessionFinished), ("missed", SessionFinished)],
)
def test_a_session_that_is_over_does_not_change(state: str, refusal: type[Refusal]) -> None:
    over = session(state=state)
    for act in (
        lambda: over.cancel(MENTOR, None, before(500)),
        lambda: over.refuse_to_move(MENTOR, STARTS + 60, before(500)),
        lambda: over.complete(MENTOR, before(0)),
        lambda: over.complete_by_itself(before(-60)),
    ):
        with pytest.raises(refusal):
            act()


def test_the_mentor_completes_from_the_start_on_and_it_completes_by_itself_at_its_end() -> None:
    assert session().complete(MENTOR, before(0))[0].state == "completed"
    assert session().complete_by_itself(before(-60))[0].state == "completed"
    with pytest.raises(SessionNotStarted):
        session().complete(MENTOR, before(0) - SECOND)
    with pytest.raises(SessionNotStarted):
        session().complete_by_itself(before(-60) - SECOND)
    with pytest.raises(MentorsOnly):
        session().complete(MENTEE, before(-60))


def test_an_absence_is_reported_from_the_start_until_a_day_after_the_end() -> None:
    a_day_after = datetime_of(STARTS + 60) + timedelta(days=1)
    for state in ("booked", "completed"):
        missed, change = session(state=state).report_absence(MENTEE, "mentor", a_day_after)
        assert (missed.state, missed.absent, change.word) == ("missed", "mentor", "missed")
    with pytest.raises(AbsenceTooLate):
        session().report_absence(MENTEE, "mentor", a_day_after + SECOND)
    with pytest.raises(SessionNotStarted):
        session().report_absence(MENTEE, "mentor", before(0) - SECOND)


@pytest.mark.parametrize("stranger", [uuid7()])
def test_a_session_is_unknown_to_strangers(stranger: UUID) -> None:
    with pytest.raises(UnknownSession):
        session().acts_open_to(stranger, before(0))


def test_the_mentor_is_claimed_with_buffers_and_the_mentee_without_sorted_by_person() -> None:
    claims = slot(STARTS).claims()
    assert dict(claims) == {MENTOR: (STARTS - 10, STARTS + 80), MENTEE: (STARTS, STARTS + 60)}
    assert [person for person, _ in claims] == sorted([MENTOR, MENTEE])


def test_a_hold_becomes_its_own_slot_within_its_five_minutes() -> None:
    offering = uuid7()
    hold = Hold(uuid7(), offering, MENTOR, MENTEE, STARTS, 60, expires_at=before(90))
    hold.refuse_to_become(slot(STARTS), offering, before(90) - SECOND)
    with pytest.raises(HoldExpired):
        hold.refuse_to_become(slot(STARTS), offering, before(90))
    for other in (slot(STARTS + 30), slot(STARTS, 30)):
        with pytest.raises(HoldOfAnotherSlot):
            hold.refuse_to_become(other, offering, before(91))
