"""What is said unasked is in the inbox at once and in a mailbox by day; what somebody waits for comes at any hour."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, get_args
from zoneinfo import ZoneInfo

import pytest

from services.notifications.domain.messages import MessageKind
from services.notifications.domain.quiet import UNASKED, USUAL, QuietHours, waits_until
from services.notifications.domain.telling.prompts import told_of_prompt
from services.notifications.use_cases import inboxes
from shared.contracts import CONTACTS, NOTICES, PROMPTS, ProfileState, TravelAhead
from shared.contracts.envelope import State
from shared.contracts.vocabulary import PromptKind
from shared.postgres import transaction
from tests.fixtures.mail_server import Received
from tests.notifications.builders import (
    ADA,
    BEN,
    MENTEE,
    MENTOR,
    NOTICE,
    PROMPT,
    SESSION,
    free_time,
    match,
    mentee_contact,
    mentor_contact,
    notice,
    prompt,
    recipient,
    session,
)
from tests.notifications.conftest import Desk
from tests.notifications.test_blocks import profile

BERLIN: Final = ZoneInfo("Europe/Berlin")
EVENING: Final = datetime(2026, 3, 2, 22, 30, tzinfo=BERLIN).astimezone(UTC)
MORNING: Final = datetime(2026, 3, 3, 8, 0, tzinfo=BERLIN).astimezone(UTC)
WORDS: Final = prompt(kind="messages", step="read_messages", good_until=EVENING + timedelta(days=3))
"""The mentor has written."""
HELP: Final = WORDS.model_copy(update={"kind": "help_answered"})
"""Those who look after the programme have."""


async def mailed_by(desk: Desk, moment: datetime) -> list[str]:
    """Who is mailed until then, with a look at every quarter of an hour."""
    mails: list[Received] = await desk.settle()
    while desk.clock.now() < moment:
        desk.clock.move(min(timedelta(minutes=15), moment - desk.clock.now()))
        mails += await desk.settle()
    return [mail.recipient for mail in mails]


async def wish(desk: Desk, *unwanted: MessageKind, quiet: QuietHours | None = None) -> None:
    """Ben says what he wants to be mailed about, and when not."""
    async with transaction(desk.pool) as tx:
        await inboxes.change_preferences(tx, frozenset(unwanted), quiet, by=MENTEE, expects=lambda _version: None)


@pytest.fixture
async def night(known: Desk) -> Desk:
    """It is late where Ben is, he has been told that Ada has written, and no mail has left."""
    known.clock.instant = EVENING
    await known.deliver(WORDS)
    assert await known.settle() == []
    assert await known.inbox(MENTEE) == ["messages"]
    return known


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize(
    ("zone", "moment", "until"),
    [
        ("Europe/Berlin", "2026-03-02T18:59:59+00:00", None),
        ("Europe/Berlin", "2026-03-02T19:00:00+00:00", "2026-03-02T20:00:00+00:00"),
        ("Europe/Berlin", "2026-03-03T06:30:00+00:00", "2026-03-03T07:00:00+00:00"),
        ("Europe/Berlin", "2026-03-03T07:00:00+00:00", None),
        ("Europe/Berlin", "2026-03-29T05:30:00+00:00", "2026-03-29T06:00:00+00:00"),  # the clocks have gone forward
        ("Europe/Berlin", "2026-10-25T06:30:00+00:00", "2026-10-25T07:00:00+00:00"),  # and back
        ("Asia/Kathmandu", "2026-03-03T02:14:00+00:00", "2026-03-03T02:15:00+00:00"),
        ("America/Los_Angeles", "2026-03-03T03:59:00+00:00", None),
        ("UTC", "2026-03-31T23:30:00+00:00", "2026-04-01T00:30:00+00:00"),
    ],
)
def test_what_nobody_waits_for_waits_for_eight_on_its_readers_clock(
    kind: MessageKind, zone: str, moment: str, until: str | None
) -> None:
    later = waits_until(kind, USUAL, ZoneInfo(zone), datetime.fromisoformat(moment))
    assert later == (datetime.fromisoformat(until) if until and kind in UNASKED else None)


AWAITED = {
    MessageKind.PROPOSAL,
    MessageKind.PROPOSAL_REMINDER,
    MessageKind.PROPOSAL_WITHDRAWN,
    MessageKind.PROPOSAL_QUESTION,
    MessageKind.PROPOSAL_QUESTION_ANSWERED,
    MessageKind.RESTING,
    MessageKind.RUN_READY,
    MessageKind.STEP_GRANTED,
    MessageKind.STEP_UPHELD,
    MessageKind.RUN_FAILED,
    MessageKind.ANSWER,
    MessageKind.SESSION_REQUEST,
    MessageKind.SESSION_REQUEST_ENDED,
    MessageKind.BOOKING,
    MessageKind.MOVING,
    MessageKind.MOVE_PROPOSAL,
    MessageKind.MOVE_PROPOSAL_ENDED,
    MessageKind.PLACE_CHANGE,
    MessageKind.CANCELLATION,
    MessageKind.CLOCK_CHANGE,
    MessageKind.REMINDER_DAY_BEFORE,
    MessageKind.REMINDER_HOUR_BEFORE,
    MessageKind.ABSENCE,
    MessageKind.APPEAL_DECISION,
    MessageKind.FEEDBACK_REQUEST,
    MessageKind.FEEDBACK,
    MessageKind.MENTORSHIP,
    MessageKind.MENTORSHIP_ENDED,
    MessageKind.AGREEMENT,
    MessageKind.HELP_ANSWERED,
    MessageKind.INTRODUCED,
}
"""What somebody waits for, or has to know before the night is over."""


@pytest.mark.parametrize("kind", MessageKind)
def test_of_a_message_of_each_kind_it_is_said_whether_it_waits_for_the_day(kind: MessageKind) -> None:
    assert (kind in UNASKED) is not (kind in AWAITED), (
        f"{kind}: does somebody wait for it? It belongs to AWAITED here, or to UNASKED in domain/quiet.py"
    )


def test_of_all_that_travels_as_a_prompt_only_answers_come_at_any_hour() -> None:
    said = [
        prompt(kind=kind, step=step)
        for kind in get_args(PromptKind)
        for step in ("read_messages", "answer_introduction")
    ]
    kinds = {message.kind for each in said for message in told_of_prompt(each, EVENING)}
    assert kinds - UNASKED == {MessageKind.HELP_ANSWERED, MessageKind.INTRODUCED}


@pytest.mark.parametrize(
    ("begin", "end", "at", "over_at"),
    [
        ("22:00", "06:30", "22:00", "2026-03-03T06:30"),
        ("22:00", "06:30", "06:29", "2026-03-02T06:30"),
        ("22:00", "06:30", "06:30", None),
        ("08:00", "16:00", "07:59", None),
        ("08:00", "16:00", "08:00", "2026-03-02T16:00"),
        ("08:00", "16:00", "16:00", None),
        ("08:00", "00:00", "23:59", "2026-03-03T00:00"),
        ("12:00", "12:00", "12:00", None),
        ("00:00", "00:00", "00:00", None),
    ],
)
def test_quiet_hours_go_over_midnight_where_their_end_comes_first(
    begin: str, end: str, at: str, over_at: str | None
) -> None:
    quiet = QuietHours(time.fromisoformat(begin), time.fromisoformat(end))
    now = datetime.combine(date(2026, 3, 2), time.fromisoformat(at), BERLIN)
    over = datetime.fromisoformat(over_at).replace(tzinfo=BERLIN) if over_at else None
    assert quiet.end_after(now, BERLIN) == over


async def test_a_word_said_in_the_night_is_mailed_once_and_not_before_the_morning(night: Desk) -> None:
    assert await mailed_by(night, MORNING - timedelta(seconds=1)) == []
    await night.deliver(WORDS)
    assert await mailed_by(night, MORNING) == [BEN]
    assert await mailed_by(night, MORNING + timedelta(days=2)) == []


async def test_by_the_same_clock_it_is_day_for_one_and_night_for_the_other(known: Desk) -> None:
    known.clock.instant = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)  # 16:00 in Berlin, 20:45 in Kathmandu
    good_until = known.clock.now() + timedelta(days=3)
    to_both = [
        prompt(prompt_id=person["recipient_id"], kind="messages", good_until=good_until, **person)
        for person in (recipient("mentor"), recipient("mentee"))
    ]
    await known.deliver(*to_both)
    assert [mail.recipient for mail in await known.settle()] == [BEN]
    assert await mailed_by(known, datetime(2026, 3, 3, 2, 15, tzinfo=UTC)) == [ADA]


RUN_READY: Final = notice(kind="run_ready", side=None)
RUN_FAILED: Final = notice(kind="run_failed", side=None)


@pytest.mark.parametrize(
    "state",
    [match(), session(), HELP, RUN_READY, RUN_FAILED],
    ids=["request", "booking", "help", "run", "run that failed"],
)
async def test_what_somebody_waits_for_comes_in_the_night(known: Desk, state: State) -> None:
    known.clock.instant = EVENING
    await known.deliver(state)
    assert await known.settle() != []


async def test_what_is_good_for_today_only_is_never_mailed_where_the_night_comes_first(known: Desk) -> None:
    known.clock.instant = EVENING
    await known.deliver(prompt(good_until=EVENING + timedelta(hours=1)))
    assert await mailed_by(known, MORNING + timedelta(hours=1)) == []
    assert await known.pool.fetchval("SELECT mail FROM messages") == "stale"
    assert await known.inbox(MENTEE) == ["nudge"]


async def test_who_moves_while_it_waits_is_mailed_within_the_hour_where_it_is_day_there(night: Desk) -> None:
    await night.deliver(mentee_contact(version=2, change="changed", time_zone="America/Los_Angeles"))
    assert await mailed_by(night, EVENING + timedelta(hours=1)) == [BEN]


async def test_who_moves_to_a_later_morning_is_left_in_peace_until_then(night: Desk) -> None:
    await night.deliver(mentee_contact(version=2, change="changed", time_zone="Atlantic/Azores"))
    eight = datetime(2026, 3, 3, 8, 0, tzinfo=ZoneInfo("Atlantic/Azores")).astimezone(UTC)
    assert await mailed_by(night, eight - timedelta(seconds=1)) == []
    assert await mailed_by(night, eight) == [BEN]


async def test_who_travels_has_their_night_where_they_are(known: Desk) -> None:
    tokyo = TravelAhead(first=date(2026, 3, 2), last=date(2026, 3, 5), time_zone="Asia/Tokyo")
    await known.deliver(free_time(MENTEE, "Europe/Berlin", 1, (tokyo,)))
    known.clock.instant = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # 13:00 in Berlin, 21:00 in Tokyo
    await known.deliver(WORDS)
    assert await mailed_by(known, datetime(2026, 3, 2, 22, 59, tzinfo=UTC)) == []
    assert await mailed_by(known, datetime(2026, 3, 2, 23, 0, tzinfo=UTC)) == [BEN]


async def test_whoever_has_read_meanwhile_or_takes_a_break_is_not_mailed_in_the_morning(night: Desk) -> None:
    await night.deliver(WORDS.model_copy(update={"change": "settled", "version": 2}))
    assert await mailed_by(night, MORNING) == []


@pytest.mark.parametrize("one", [MENTOR, MENTEE])
async def test_whom_somebody_blocks_in_the_night_they_are_told_nothing_of_in_the_morning(
    night: Desk, one: object
) -> None:
    await night.deliver(profile(MENTOR, MENTEE) if one == MENTOR else profile(MENTEE, MENTOR))
    assert await mailed_by(night, MORNING) == []


async def test_of_an_erased_reader_nothing_waits(night: Desk) -> None:
    await night.erase(CONTACTS, MENTEE)
    assert await mailed_by(night, MORNING) == []
    assert await night.pool.fetchval("SELECT count(*) FROM messages") == 0


async def test_what_an_erased_writer_wrote_is_told_no_more(night: Desk) -> None:
    await night.erase(CONTACTS, MENTOR)
    await night.erase(PROMPTS, PROMPT)
    assert await mailed_by(night, MORNING) == []


async def test_who_wants_no_such_mail_any_more_in_the_morning_gets_none(night: Desk) -> None:
    await wish(night, MessageKind.MESSAGES)
    assert await mailed_by(night, MORNING) == []


async def test_who_sleeps_at_other_hours_says_so_and_nobody_else_is_meant(known: Desk) -> None:
    await wish(known, quiet=QuietHours(time(6), time(14)))
    known.clock.instant = datetime(2026, 3, 2, 12, 0, tzinfo=BERLIN).astimezone(UTC)
    to_ada = prompt(prompt_id=SESSION, kind="kudos", **recipient("mentor"), good_until=WORDS.good_until)
    await known.deliver(WORDS, to_ada)
    assert [mail.recipient for mail in await known.settle()] == [ADA]
    two = datetime(2026, 3, 2, 14, 0, tzinfo=BERLIN).astimezone(UTC)
    assert await mailed_by(known, two - timedelta(seconds=1)) == []
    assert await mailed_by(known, two) == [BEN]


async def test_whoever_wants_none_any_more_is_mailed_within_the_hour(night: Desk) -> None:
    await wish(night, quiet=QuietHours(time(3), time(3)))
    assert await mailed_by(night, EVENING + timedelta(hours=1)) == [BEN]


async def test_who_is_suspended_is_told_once_they_can_read_it(night: Desk) -> None:
    suspended = ProfileState(
        person_id=MENTEE, version=2, change="suspended", suspended=True, suspended_at=EVENING, signed_out_at=EVENING
    )
    await night.deliver(suspended)
    assert await mailed_by(night, MORNING + timedelta(hours=4)) == []
    await night.deliver(suspended.model_copy(update={"version": 3, "change": "reinstated", "suspended": False}))
    assert await mailed_by(night, MORNING + timedelta(hours=5)) == [BEN]


async def test_a_mail_waits_for_a_contact_first_and_for_the_day_then(desk: Desk) -> None:
    desk.clock.instant = EVENING
    await desk.deliver(WORDS, mentor_contact())
    assert await mailed_by(desk, EVENING + timedelta(hours=2)) == []
    await desk.deliver(mentee_contact())
    assert await mailed_by(desk, MORNING - timedelta(seconds=1)) == []
    assert await mailed_by(desk, MORNING) == [BEN]


@pytest.fixture
async def asked(known: Desk) -> Desk:
    """It is late where Ben is, and drafts of a match run wait for his word."""
    known.clock.instant = EVENING
    await known.deliver(notice())
    assert await known.settle() == []
    assert await known.inbox(MENTEE) == ["opinion_asked"]
    return known


async def test_who_is_asked_about_a_draft_in_the_night_is_mailed_once_in_the_morning(asked: Desk) -> None:
    await asked.deliver(notice())
    assert await mailed_by(asked, MORNING) == [BEN]
    assert await mailed_by(asked, MORNING + timedelta(days=2)) == []


async def test_who_has_said_what_they_think_or_is_asked_anew_is_not_mailed_of_what_was_before(asked: Desk) -> None:
    await asked.deliver(notice("settled", 2))
    assert await mailed_by(asked, MORNING - timedelta(hours=2)) == []
    await asked.deliver(notice(version=3), notice(version=4))
    assert await asked.inbox(MENTEE) == ["opinion_asked"] * 3
    assert await mailed_by(asked, MORNING) == [BEN]


async def test_what_was_settled_before_it_is_heard_of_is_told_nobody(known: Desk) -> None:
    await known.deliver(notice("settled", 2), notice())
    assert await known.inbox(MENTEE) == []
    assert await known.settle() == []


async def test_of_an_erased_reader_no_draft_waits(asked: Desk) -> None:
    await asked.erase(CONTACTS, MENTEE)
    await asked.erase(NOTICES, NOTICE)
    assert await mailed_by(asked, MORNING) == []
    assert await asked.pool.fetchval("SELECT count(*) FROM messages") == 0
