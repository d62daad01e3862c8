"""What is told when events arrive: twice, late, and in any order. `Desk.deliver` hands over everything twice."""

from datetime import timedelta
from itertools import permutations
from typing import get_args

import pytest
from icalendar import Calendar

from shared.consuming import Kind
from shared.contracts import CONTACTS, SESSIONS
from shared.contracts.vocabulary import PromptKind
from shared.ids import uuid7
from tests.notifications.builders import (
    ADA,
    BEN,
    MENTEE,
    MENTOR,
    NOW,
    SESSION,
    feedback,
    match,
    mentee_contact,
    mentor_contact,
    mentorship,
    moved,
    prompt,
    recipient,
    session,
)
from tests.notifications.conftest import Desk, topic_of


async def test_a_proposal_is_mailed_to_the_mentor_once(known: Desk) -> None:
    await known.deliver(match(), match())

    (mail,) = await known.settle()

    assert (mail.recipient, mail.subject) == (ADA, "Request: Ben Özdemir would like you as their mentor")
    assert "Thursday, 5 March 2026, 14:45 (Kathmandu, UTC+05:45)" in mail.text
    assert await known.settle() == []


async def test_the_answer_is_mailed_to_the_mentee(known: Desk) -> None:
    await known.deliver(match(), match("accepted", 2))

    mails = await known.settle()

    assert [(mail.recipient, mail.subject) for mail in mails] == [(BEN, "Good news: Ada Thapa said yes")]


@pytest.mark.parametrize("late", [(0, 1), (0,), (1,)])
async def test_a_message_waits_for_whose_contact_has_not_arrived_and_holds_up_nobody_else(
    desk: Desk, late: tuple[int, ...]
) -> None:
    contacts = [mentor_contact(), mentee_contact()]
    others = [
        mentor_contact(person_id=SESSION, email="cy@x.example"),
        mentee_contact(person_id=CY, email="di@x.example"),
    ]
    await desk.deliver(*others, *[contact for n, contact in enumerate(contacts) if n not in late])
    await desk.deliver(match())
    await desk.deliver(match(proposal_id=CY, mentor_id=SESSION, mentee_id=CY))
    assert [mail.recipient for mail in await desk.settle()] == ["cy@x.example"]
    desk.clock.move(timedelta(hours=5))

    await desk.deliver(*[contacts[n] for n in late])

    (mail,) = await desk.settle()
    assert (mail.recipient, mail.subject) == (ADA, "Request: Ben Özdemir would like you as their mentor")
    assert await desk.dead_letters() == []


async def test_in_whatever_order_events_arrive_each_is_told_once(desk: Desk) -> None:
    for order in permutations((mentor_contact(), mentee_contact(), match(), session())):
        for table in ("messages", "people", "mails", "consumed", "sessions", "proposals", "timers"):
            await desk.pool.execute(f"DELETE FROM {table}")
        await desk.deliver(*order)

        mails = await desk.settle()

        assert sorted((mail.recipient, mail.subject[:9]) for mail in mails) == [
            (ADA, "Booked: s"),
            (ADA, "Request: "),
            (BEN, "Booked: s"),
        ]


async def test_a_session_booked_moved_and_cancelled_is_one_event_in_both_calendars(known: Desk) -> None:
    for state in (session(), moved(2), session("cancelled", 3, cancelled_by="mentor")):
        await known.deliver(state)
        await known.settle()

    for address, zone in ((ADA, "Kathmandu"), (BEN, "Berlin")):
        mails = known.server.to(address)
        assert [mail.subject.split(":")[0] for mail in mails] == ["Booked", "Moved", "Cancelled"]
        assert all(f"({zone}, UTC" in mail.text for mail in mails)
        seen = []
        for mail in mails:
            (part,) = [part for part in mail.message.walk() if part.get_content_type() == "text/calendar"]
            calendar = Calendar.from_ical(str(part.get_content()))
            (event,) = calendar.walk("VEVENT")
            assert part.get_param("method") == calendar["method"]
            assert event["attendee"] == f"mailto:{address}"
            seen.append((str(event["uid"]), event["sequence"], calendar["method"], str(event["status"])))
        assert [(sequence, method, status) for _, sequence, method, status in seen] == [
            (1, "REQUEST", "CONFIRMED"),
            (2, "REQUEST", "CONFIRMED"),
            (3, "CANCEL", "CANCELLED"),
        ]
        assert len({uid for uid, *_ in seen}) == 1


async def test_nobody_learns_the_others_address(known: Desk) -> None:
    for state in (match(), match("accepted", 2), session(), moved(), session("cancelled", 3)):
        await known.deliver(state)
        await known.settle()

    for address, other in ((ADA, BEN), (BEN, ADA)):
        mails = known.server.to(address)
        assert len(mails) >= 3
        assert not any(other.encode() in part for mail in mails for part in parts_of(mail.message))


def parts_of(message: object) -> list[bytes]:
    walk = message.walk()  # type: ignore[attr-defined]
    return [part.as_bytes() + (part.get_payload(decode=True) or b"") for part in walk]


async def test_a_completed_session_asks_both_for_feedback(known: Desk) -> None:
    await known.deliver(session())
    await known.settle()
    known.clock.move(timedelta(days=3, hours=1))
    await known.deliver(session("completed", 2))

    mails = await known.settle()

    assert {(mail.recipient, mail.subject) for mail in mails} == {
        (ADA, "How was your session with Ben Özdemir on Thu 5 Mar, 14:45 (Kathmandu, UTC+05:45)?"),
        (BEN, "How was your session with Ada Thapa on Thu 5 Mar, 10:00 (Berlin, UTC+01:00)?"),
    }


async def test_a_mentorships_beginning_is_in_the_inbox_and_its_end_is_mailed_too(known: Desk) -> None:
    await known.deliver(mentorship(), mentorship("stage_moved", 2, stage="goal_setting"))
    assert await known.settle() == []
    await known.deliver(mentorship("ended", 3))

    mails = await known.settle()

    assert {mail.recipient for mail in mails} == {ADA, BEN}
    assert await known.inbox(MENTOR) == ["mentorship", "mentorship", "mentorship_ended"]
    assert await known.inbox(MENTEE) == ["mentorship", "mentorship_ended"]  # of the yes they were told by the answer


async def test_revealed_feedback_is_mailed_to_whom_it_is_about(known: Desk) -> None:
    await known.deliver(feedback())

    (mail,) = await known.settle()

    assert (mail.recipient, mail.subject) == (BEN, "Feedback: Ada Thapa has written about your session")


async def test_who_is_asked_to_prepare_a_session_is_told_when_it_is(known: Desk) -> None:
    await known.deliver(session())
    await known.settle()
    await known.deliver(prompt(step="write_agenda", subject_id=SESSION))

    (mail,) = await known.settle()

    told = " ".join(mail.text.split())
    assert "Your next session with Ada Thapa on Thursday, 5 March 2026, 10:00–11:00 (Berlin, UTC+01:00) has no" in told


async def test_what_somebody_has_done_before_its_mail_left_is_not_mailed_whatever_it_is(known: Desk) -> None:
    kinds = get_args(PromptKind)
    said = [prompt(prompt_id=uuid7(), kind=kind, step="read_messages", **recipient("mentee")) for kind in kinds]
    await known.deliver(*said)
    await known.deliver(*(each.model_copy(update={"change": "settled", "version": 2}) for each in said))

    assert await known.settle() == []
    assert len(await known.inbox(MENTEE)) == len(kinds)


async def test_a_proposal_that_was_answered_before_its_mail_left_is_not_mailed(known: Desk) -> None:
    await known.server.stop()
    await known.deliver(match())
    await known.settle()
    await known.deliver(match("withdrawn", 2))
    await known.server.start()

    assert await known.settle() == []
    assert await known.inbox(MENTOR) == ["proposal", "proposal_withdrawn"]


async def test_last_years_events_are_told_to_nobody(known: Desk) -> None:
    then = NOW - timedelta(days=400)

    for state in (match(respond_by=then), session(starts_at=then), mentorship(), feedback()):
        await known.consume(topic_of(state), known.record(state, happened_at=then))

    assert await known.settle() == []
    assert await known.inbox(MENTOR) == []
    assert await known.inbox(MENTEE) == []


async def test_a_booking_that_arrives_after_the_session_began_is_told_to_nobody(known: Desk) -> None:
    late = session(starts_at=NOW - timedelta(hours=2))

    await known.deliver(late)

    assert await known.settle() == []


async def test_a_request_that_nobody_answered_until_its_start_is_told_to_both_at_its_start(known: Desk) -> None:
    request = session("requested", respond_by=NOW + timedelta(hours=5), starts_at=NOW + timedelta(hours=5))
    await known.deliver(request)
    assert [mail.recipient for mail in await known.settle()] == [ADA]

    known.clock.move(timedelta(hours=5, seconds=1))
    await known.deliver(session("cancelled", 2, starts_at=request.starts_at, cancelled_by="platform", unconfirmed=True))
    mails = await known.settle()

    assert {mail.recipient for mail in mails} == {ADA, BEN}
    assert all(mail.subject.startswith("Not confirmed: session with") for mail in mails)
    assert await known.inbox(MENTEE) == ["session_request_ended"]
    assert await known.inbox(MENTOR) == ["session_request", "session_request_ended"]


async def test_a_changed_address_is_used_from_then_on(known: Desk) -> None:
    await known.deliver(mentor_contact(version=2, change="changed", email="ada@new.example"))
    await known.deliver(mentor_contact(version=1))
    await known.deliver(match())

    assert [mail.recipient for mail in await known.settle()] == ["ada@new.example"]


async def test_the_projection_keeps_the_newest_version_whichever_consumer_brings_it(known: Desk) -> None:
    await known.deliver(moved(2), kind=Kind.PROJECTION)
    await known.deliver(session(version=1), kind=Kind.REACTION)

    assert await known.pool.fetchval("SELECT version FROM sessions") == 2


async def test_a_tombstone_of_a_session_forgets_it_with_its_reminders(known: Desk) -> None:
    await known.deliver(session())
    await known.erase(SESSIONS, SESSION)

    assert await known.pool.fetchval("SELECT count(*) FROM sessions") == 0
    assert await known.pool.fetchval("SELECT count(*) FROM timers WHERE kind LIKE 'reminder%'") == 0


async def test_an_unspeakable_name_harms_nobody(known: Desk) -> None:
    await known.deliver(mentee_contact(version=2, name="\u202eX\r\nSubject: {other} " + "z" * 5000))
    await known.deliver(match())

    (mail,) = await known.settle()

    assert mail.recipient == ADA
    assert len(mail.subject) < 150
    assert await known.dead_letters() == []


async def test_a_tombstone_of_a_contact_alone_already_stops_mail(known: Desk) -> None:
    await known.erase(CONTACTS, MENTOR)
    await known.deliver(match())

    assert await known.settle() == []


CY = MENTOR.__class__(int=7)
