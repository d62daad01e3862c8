"""The rules of a session, bare: who may do what, and until when."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import pytest

from services.scheduling.domain.absences import report_absence
from services.scheduling.domain.acting import acts_open_to
from services.scheduling.domain.booking import Hold, Slot
from services.scheduling.domain.minutes import datetime_of, exact_minute, last_minute, next_minute
from services.scheduling.domain.moving import MovePolicy, uncovered
from services.scheduling.domain.places import Place
from services.scheduling.domain.refusals import (
    AbsenceTooLate,
    AlreadyCancelled,
    CancelledTooLate,
    HoldExpired,
    HoldOfAnotherSlot,
    MentorsOnly,
    MoveAlreadyProposed,
    MovedTooLate,
    MovedTooOften,
    NeverAgreed,
    NoMoveProposed,
    NotYoursToAnswer,
    SessionFinished,
    SessionNotStarted,
    SessionStarted,
    UnknownSession,
)
from services.scheduling.domain.sessions import Session, answered_by
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
    cancelled, change = session().cancel("ill", by=MENTEE, now=before(NOTICE))
    assert (cancelled.state, cancelled.version, cancelled.cancelled_by, change.what) == (
        "cancelled",
        2,
        "mentee",
        "cancelled",
    )
    with pytest.raises(CancelledTooLate):
        session().cancel("ill", by=MENTEE, now=before(NOTICE) + SECOND)


def test_the_mentor_cancels_until_the_start_and_is_late_within_the_notice() -> None:
    assert session().cancel(None, by=MENTOR, now=before(NOTICE))[0].cancelled_late is False
    assert session().cancel(None, by=MENTOR, now=before(0) - SECOND)[0].cancelled_late is True
    with pytest.raises(SessionStarted):
        session().cancel(None, by=MENTOR, now=before(0))


@pytest.mark.parametrize("by", [MENTOR, MENTEE])
def test_either_side_moves_up_to_the_notice_of_moving_or_else_the_offerings(by: UUID) -> None:
    for notice, policy in ((NOTICE, MovePolicy()), (30, MovePolicy(notice=30))):
        session(policy=policy).refuse_to_move(STARTS + 60, by=by, now=before(notice))
        with pytest.raises(MovedTooLate):
            session(policy=policy).refuse_to_move(STARTS + 60, by=by, now=before(notice) + SECOND)


@pytest.mark.parametrize(("by", "other"), [(MENTOR, MENTEE), (MENTEE, MENTOR)])
def test_each_side_moves_a_session_alone_as_often_as_its_policy_says_and_agreed_moves_do_not_count(
    by: UUID, other: UUID
) -> None:
    once = session(policy=MovePolicy(most=1))
    agreed, _ = once.move_as_agreed(slot(STARTS + 90), 30)
    agreed.refuse_to_move(STARTS, by=by, now=before(500))
    moved, change = agreed.move_to(slot(STARTS + 90), 30, agreed.policy, by=by, now=before(500))
    assert change.moved_by == moved.side_of(by)
    with pytest.raises(MovedTooOften):
        moved.refuse_to_move(STARTS, by=by, now=before(500))
    moved.refuse_to_propose(STARTS, by=by, now=before(500))
    moved.refuse_to_move(STARTS, by=other, now=before(500))


def test_a_mentee_refuses_a_time_that_the_mentor_alone_put_into_the_notice_and_is_not_absent_from_it() -> None:
    imposed, _ = session().move_to(slot(STARTS - 600), NOTICE, MovePolicy(), by=MENTOR, now=before(610))
    assert "cancel" in acts_open_to(imposed, MENTEE, before(605))
    assert imposed.cancel(None, by=MENTEE, now=before(605))[0].state == "cancelled"
    with pytest.raises(NeverAgreed):
        report_absence(imposed, "mentee", by=MENTOR, now=before(590))
    assert report_absence(imposed, "mentor", by=MENTEE, now=before(590))[0].absent == "mentor"


def test_a_mentee_refuses_what_was_confirmed_within_the_notice() -> None:
    pending = session(state="pending", respond_by=before(0))
    late, _ = pending.confirm(None, by=MENTOR, now=before(30))
    assert late.cancel(None, by=MENTEE, now=before(20))[0].cancelled_late is False
    in_time, _ = pending.confirm(None, by=MENTOR, now=before(NOTICE))
    with pytest.raises(CancelledTooLate):
        in_time.cancel(None, by=MENTEE, now=before(20))


def test_a_time_that_both_agreed_on_or_the_mentee_chose_binds_the_mentee() -> None:
    imposed = session(imposed=True)
    for moved in (
        imposed.move_as_agreed(slot(STARTS), NOTICE)[0],
        imposed.move_to(slot(STARTS), NOTICE, MovePolicy(), by=MENTEE, now=before(20))[0],
    ):
        with pytest.raises(CancelledTooLate):
            moved.cancel(None, by=MENTEE, now=before(20))


def test_a_place_is_shown_to_those_who_meet_while_they_do() -> None:
    there = Place("telephone", "0123 456")
    ends = datetime_of(STARTS + 60)
    for state in ("booked", "completed"):
        assert session(place=there, state=state).place_shown(ends + timedelta(minutes=59)) == there
        assert session(place=there, state=state).place_shown(ends + timedelta(minutes=60)) is None
    for gone in ({"state": "pending"}, {"state": "cancelled"}, {"state": "missed"}, {"closed": True}):
        assert session(place=there, **gone).place_shown(before(10)) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://good.example@evil.example/",
        "https://user:word@evil.example",
        "https://evil.example\\@good.example",
        "https://good.example/\u202emoc",
        "https://good.example/\u200bx",
        "https://good.example/\x07",
    ],
)
def test_a_link_leads_where_it_seems_to_lead(text: str) -> None:
    with pytest.raises(Refusal):
        Place("link", text).refuse_no_such_place()


def test_an_address_turns_no_direction_and_may_be_in_any_script() -> None:
    Place("address", "שדרות רוטשילד 1, Haus 3").refuse_no_such_place()
    with pytest.raises(Refusal):
        Place("address", "Street 1 \u202e drowssap").refuse_no_such_place()


def test_a_proposal_is_answered_by_the_other_side_and_withdrawn_by_its_own() -> None:
    proposed, change = session().propose(slot(STARTS + 90), 30, by=MENTEE, now=before(500))
    assert (proposed.version, proposed.starts, change.what) == (2, STARTS, "move_proposed")
    assert proposed.proposed_slot(by=MENTOR) == (slot(STARTS + 90), 30)
    assert (proposed.decline_move(by=MENTOR)[0].proposal, proposed.withdraw_move(by=MENTEE)[0].proposal) == (None, None)
    for act in (
        lambda: proposed.proposed_slot(by=MENTEE),
        lambda: proposed.decline_move(by=MENTEE),
        lambda: proposed.withdraw_move(by=MENTOR),
    ):
        with pytest.raises(NotYoursToAnswer):
            act()
    with pytest.raises(MoveAlreadyProposed):
        proposed.refuse_to_propose(STARTS + 30, by=MENTOR, now=before(500))
    with pytest.raises(NoMoveProposed):
        session().decline_move(by=MENTOR)


@pytest.mark.parametrize(("hours_ahead", "answered_within"), [(1, 1), (47, 47), (48, 48), (49, 48), (2000, 48)])
def test_a_request_is_to_be_answered_within_two_days_and_before_it_would_start(
    hours_ahead: int, answered_within: int
) -> None:
    now = datetime_of(STARTS) - timedelta(hours=hours_ahead)
    assert answered_by(STARTS, now) == now + timedelta(hours=answered_within)


def test_a_proposal_is_over_at_its_time_at_the_latest_when_either_would_start() -> None:
    for start in (STARTS + 90, STARTS - 90):
        proposed, _ = session().propose(slot(start), 30, by=MENTEE, now=before(500))
        assert proposed.proposal is not None
        assert proposed.proposal.respond_by == datetime_of(min(start, STARTS))
        assert proposed.as_of(proposed.proposal.respond_by - SECOND) is proposed
        over = proposed.as_of(proposed.proposal.respond_by)
        assert (over.proposal, over.version, over.state) == (None, 3, "booked")


def test_what_is_claimed_for_a_proposal_leaves_out_what_the_session_has_already() -> None:
    own = (100, 160)
    assert uncovered((130, 190), own) == [(160, 190)]
    assert uncovered((70, 130), own) == [(70, 100)]
    assert uncovered((90, 170), own) == [(90, 100), (160, 170)]
    assert uncovered((110, 150), own) == []
    assert uncovered((160, 220), own) == [(160, 220)]
    assert uncovered((20, 80), own) == [(20, 80)]


def test_a_move_tells_the_old_time_beside_the_new_one() -> None:
    moved, change = session().move_to(slot(STARTS + 90), 30, MovePolicy(), by=MENTEE, now=before(500))
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
        lambda: over.cancel(None, by=MENTOR, now=before(500)),
        lambda: over.refuse_to_move(STARTS + 60, by=MENTOR, now=before(500)),
        lambda: over.complete(by=MENTOR, now=before(0)),
        lambda: over.complete_by_itself(before(-60)),
    ):
        with pytest.raises(refusal):
            act()


def test_the_mentor_completes_from_the_start_on_and_it_completes_by_itself_at_its_end() -> None:
    assert session().complete(by=MENTOR, now=before(0))[0].state == "completed"
    assert session().complete_by_itself(before(-60))[0].state == "completed"
    with pytest.raises(SessionNotStarted):
        session().complete(by=MENTOR, now=before(0) - SECOND)
    with pytest.raises(SessionNotStarted):
        session().complete_by_itself(before(-60) - SECOND)
    with pytest.raises(MentorsOnly):
        session().complete(by=MENTEE, now=before(-60))


def test_an_absence_is_reported_from_the_start_until_a_day_after_the_end() -> None:
    a_day_after = datetime_of(STARTS + 60) + timedelta(days=1)
    for state in ("booked", "completed"):
        missed, change = report_absence(session(state=state), "mentor", by=MENTEE, now=a_day_after)
        assert (missed.state, missed.absent, change.what) == ("missed", "mentor", "missed")
    with pytest.raises(AbsenceTooLate):
        report_absence(session(), "mentor", by=MENTEE, now=a_day_after + SECOND)
    with pytest.raises(SessionNotStarted):
        report_absence(session(), "mentor", by=MENTEE, now=before(0) - SECOND)


@pytest.mark.parametrize("stranger", [uuid7()])
def test_a_session_is_unknown_to_strangers(stranger: UUID) -> None:
    with pytest.raises(UnknownSession):
        acts_open_to(session(), stranger, before(0))


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
