"""Who is told what: the domain bare."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.notifications.domain.known import KnownProposal, KnownSession
from services.notifications.domain.messages import DECLINABLE, INBOX_ONLY, INVITATIONS, MessageKind
from services.notifications.domain.preferences import Preferences
from services.notifications.domain.refusals import KindCannotBeSwitchedOff
from services.notifications.domain.telling import (
    reminder_of_proposal,
    reminder_of_session,
    told_of_feedback,
    told_of_match,
    told_of_mentorship,
    told_of_session,
)
from tests.notifications.builders import MENTEE, MENTOR, NOW, feedback, match, mentorship, move_proposal, moved, session


def test_a_proposal_is_told_to_the_mentor_alone_and_is_worth_it_until_it_must_be_answered() -> None:
    (message,) = told_of_match(match(), NOW)

    assert (message.person_id, message.kind, message.other_id) == (MENTOR, MessageKind.PROPOSAL, MENTEE)
    assert message.worth_until == match().respond_by


@pytest.mark.parametrize("outcome", ["accepted", "declined", "expired"])
def test_an_answer_is_told_to_the_mentee_alone(outcome: str) -> None:
    (message,) = told_of_match(match(outcome, 2), NOW)

    assert (message.person_id, message.kind, message.facts.outcome) == (MENTEE, MessageKind.ANSWER, outcome)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("booked", MessageKind.BOOKING),
        ("confirmed", MessageKind.BOOKING),
        ("rescheduled", MessageKind.MOVING),
        ("cancelled", MessageKind.CANCELLATION),
        ("completed", MessageKind.FEEDBACK_REQUEST),
    ],
)
def test_both_learn_what_happens_to_their_session(change: str, kind: MessageKind) -> None:
    told = told_of_session(session(change), NOW)

    assert {(message.person_id, message.other_id, message.kind) for message in told} == {
        (MENTOR, MENTEE, kind),
        (MENTEE, MENTOR, kind),
    }


def test_a_requested_session_is_the_mentors_to_confirm() -> None:
    (message,) = told_of_session(session("requested"), NOW)

    assert (message.person_id, message.kind) == (MENTOR, MessageKind.SESSION_REQUEST)


@pytest.mark.parametrize(
    ("canceller", "outcome", "told_to"),
    [
        ("mentor", "declined", {MENTEE}),
        ("mentee", "withdrawn", {MENTOR}),
        ("platform", "expired", {MENTOR, MENTEE}),
    ],
)
def test_the_end_of_a_request_is_told_to_whom_it_is_news_and_cancels_no_invitation(
    canceller: str, outcome: str, told_to: set[UUID]
) -> None:
    told = told_of_session(session("cancelled", cancelled_by=canceller, unconfirmed=True), NOW)

    assert {message.person_id for message in told} == told_to
    assert {(message.kind, message.facts.outcome) for message in told} == {(MessageKind.SESSION_REQUEST_ENDED, outcome)}


def test_that_nobody_answered_a_request_is_told_for_a_day_however_late_it_ended() -> None:
    unanswered = session("cancelled", cancelled_by="platform", unconfirmed=True)

    for happened_at in (NOW, unanswered.starts_at, unanswered.ends_at + timedelta(days=3)):
        over = max(unanswered.ends_at, happened_at)
        worth = {message.worth_until for message in told_of_session(unanswered, happened_at)}
        assert worth == {over + timedelta(days=1)}


def test_that_a_session_stays_where_it_is_is_told_while_it_lasts() -> None:
    stays = move_proposal("move_expired")

    assert {message.worth_until for message in told_of_session(stays, stays.starts_at)} == {stays.ends_at}


@pytest.mark.parametrize(
    ("change", "kind", "told_to"),
    [
        ("move_proposed", MessageKind.MOVE_PROPOSAL, {MENTOR}),
        ("move_declined", MessageKind.MOVE_PROPOSAL_ENDED, {MENTEE}),
        ("move_withdrawn", MessageKind.MOVE_PROPOSAL_ENDED, {MENTOR}),
        ("move_expired", MessageKind.MOVE_PROPOSAL_ENDED, {MENTOR, MENTEE}),
    ],
)
def test_a_time_the_mentee_proposes_is_told_to_whom_it_is_news(
    change: str, kind: MessageKind, told_to: set[UUID]
) -> None:
    told = told_of_session(move_proposal(change, by="mentee"), NOW)

    assert {message.person_id for message in told} == told_to
    assert {message.kind for message in told} == {kind}


def test_who_did_not_report_an_absence_learns_of_it_and_both_learn_of_the_decision() -> None:
    (message,) = told_of_session(session("missed", absent="mentor", absence_reported_by="mentee"), NOW)
    assert (message.person_id, message.kind) == (MENTOR, MessageKind.ABSENCE)
    assert told_of_session(session("missed"), NOW) == []
    assert told_of_session(session("appealed", state="missed", appeal="open"), NOW) == []
    for change, appeal in (("absence_upheld", "upheld"), ("completed", "granted")):
        told = told_of_session(session(change, appeal=appeal), NOW)
        assert {(each.person_id, each.kind) for each in told} == {
            (MENTOR, MessageKind.APPEAL_DECISION),
            (MENTEE, MessageKind.APPEAL_DECISION),
        }


def test_in_a_group_session_mentees_are_not_named_to_each_other() -> None:
    told = told_of_session(session(mentee_ids=(MENTEE, NOBODY)), NOW)

    by_person = {message.person_id: message for message in told}
    assert by_person[MENTEE].other_id == MENTOR
    assert by_person[MENTOR].other_id is None
    assert by_person[MENTOR].facts.others == 2


def test_counts_of_a_mentorship_are_no_news() -> None:
    assert told_of_mentorship(mentorship("progressed"), NOW) == []


def test_both_learn_that_a_mentorship_ends() -> None:
    assert {message.person_id for message in told_of_mentorship(mentorship("ended"), NOW)} == {MENTOR, MENTEE}


def test_revealed_feedback_is_told_to_whom_it_is_about() -> None:
    message = told_of_feedback(feedback(), NOW, None)

    assert (message.person_id, message.side, message.other_id) == (MENTEE, "mentee", MENTOR)


def test_a_booked_session_has_a_reminder_a_day_and_one_an_hour_before() -> None:
    booked = session()
    due = {kind: due_at for kind, due_at, _ in KnownSession.of(booked).reminders_due()}

    assert due == {
        MessageKind.REMINDER_DAY_BEFORE: booked.starts_at - timedelta(hours=24),
        MessageKind.REMINDER_HOUR_BEFORE: booked.starts_at - timedelta(hours=1),
    }


@pytest.mark.parametrize("change", ["requested", "cancelled", "completed", "missed"])
def test_a_session_that_is_not_booked_has_no_reminders(change: str) -> None:
    known = KnownSession.of(session(change))

    assert list(known.reminders_due()) == []
    assert reminder_of_session(known, MessageKind.REMINDER_HOUR_BEFORE, NOW) == []


def test_a_session_that_has_begun_is_nothing_to_be_reminded_of() -> None:
    booked = KnownSession.of(session())

    assert reminder_of_session(booked, MessageKind.REMINDER_HOUR_BEFORE, booked.starts_at) == []


def test_of_a_session_that_is_over_no_people_are_kept() -> None:
    kept = KnownSession.of(session("completed")).worth_keeping()

    assert (kept.mentor_id, kept.mentee_ids) == (None, ())


@pytest.mark.parametrize("change", ["accepted", "declined", "withdrawn", "expired"])
def test_an_answered_proposal_is_nothing_to_be_reminded_of(change: str) -> None:
    assert reminder_of_proposal(KnownProposal.of(match(change, 2)), NOW) == []


def test_invitations_cannot_be_switched_off() -> None:
    for kind in INVITATIONS | INBOX_ONLY:
        with pytest.raises(KindCannotBeSwitchedOff):
            Preferences(MENTEE).replaced_by(frozenset({kind}))


def test_every_other_kind_can_be_switched_off_and_on_again() -> None:
    off = Preferences(MENTEE).replaced_by(frozenset(DECLINABLE))

    assert not any(off.wants(kind) for kind in DECLINABLE)
    assert all(off.replaced_by(frozenset()).wants(kind) for kind in DECLINABLE)


def test_a_moved_session_says_from_when() -> None:
    (message, _) = told_of_session(moved(), NOW)

    assert message.facts.previous_starts_at == session().starts_at


NOBODY = MENTOR.__class__(int=1)
