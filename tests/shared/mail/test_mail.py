"""Mail on its way out, against a real SMTP server that goes away, hesitates and refuses."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from shared import mail
from shared.clock import SystemClock
from shared.ground import faults
from shared.mail import MailLoop, Outcome, Postman
from shared.mail.sending import GIVE_UP_AFTER, KEPT_WHEN_DONE, LEASE
from shared.postgres import Pool, transaction
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.mail_server import MailServer
from tests.fixtures.metrics import sample

FROM = "Mentoring <no-reply@mentoring.example>"
ADA = "ada@people.example"
BEN = "ben@people.example"
SESSION = UUID("01900000-0000-7000-8000-000000000001")


@pytest.fixture
def pool(probe: Pool) -> Pool:
    return probe


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    server = MailServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def postman(server: MailServer) -> AsyncIterator[Postman]:
    postman = Postman(server.url, FROM)
    yield postman
    await postman.say_goodbye()


@pytest.fixture
def loop(pool: Pool, clock: HandClock, postman: Postman) -> MailLoop:
    return MailLoop("profiles", pool, clock, postman)


async def enqueue(
    pool: Pool,
    clock: HandClock,
    recipient: str = ADA,
    *,
    title: str = "Hello",
    key: UUID | None = None,
    person: UUID | None = None,
    subject: UUID | None = None,
    kind: str = "reminder",
    version: int | None = None,
    worth: timedelta | None = None,
) -> UUID:
    async with transaction(pool) as tx:
        return await mail.enqueue(
            tx,
            recipient=recipient,
            letter=mail.Letter(title, "A line.\n"),
            kind=kind,
            key=key,
            person_id=person,
            subject=subject,
            version=version,
            worth_until=clock.now() + worth if worth else None,
            now=clock.now(),
        )


async def send_all(loop: MailLoop) -> list[Outcome]:
    outcomes: list[Outcome] = []
    while (outcome := await loop.send_next()) is not Outcome.NOTHING_DUE:
        outcomes.append(outcome)
        if outcome is Outcome.SERVER_AWAY:
            break
    return outcomes


async def state_of(pool: Pool, key: UUID) -> asyncpg.Record:
    row = await pool.fetchrow("SELECT * FROM mails WHERE key = $1", key)
    assert row is not None
    return row


async def test_a_mail_arrives_with_its_envelope_and_leaves_neither_body_nor_address(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    key = await enqueue(pool, clock, title="Grüße — „schön“ 🎉")

    assert await send_all(loop) == [Outcome.SENT]

    (arrived,) = server.received
    assert (arrived.recipient, arrived.subject, arrived.text) == (ADA, "Grüße — „schön“ 🎉", "A line.\r\n")
    assert arrived.message["From"] == FROM
    assert arrived.message["To"] == ADA
    assert arrived.message["Message-ID"] == f"<{key}@mentoring.example>"
    assert arrived.message["Date"].datetime == clock.now()
    row = await state_of(pool, key)
    assert (row["state"], row["body"], row["recipient"]) == ("sent", None, None)


async def test_what_a_mail_waited_is_shown_once_the_server_has_taken_it_and_what_it_refuses_is_counted(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    def shown(name: str, **labels: str) -> float:
        return sample(f"mentoring_{name}", service="profiles", **labels) or 0.0

    before = shown("mail_delay_seconds_sum"), shown("mail_delay_seconds_count"), shown("mails_total", outcome="parked")
    server.answers[BEN] = "550 nobody here"
    await enqueue(pool, clock, ADA)
    await enqueue(pool, clock, BEN)
    clock.move(timedelta(seconds=70))
    await send_all(loop)
    after = shown("mail_delay_seconds_sum"), shown("mail_delay_seconds_count"), shown("mails_total", outcome="parked")
    assert after == (before[0] + 70, before[1] + 1, before[2] + 1)


async def test_a_refused_mail_is_seen_as_one_more_than_none(pool: Pool, clock: HandClock, postman: Postman) -> None:
    MailLoop("probe", pool, clock, postman)
    assert sample("mentoring_mails_total", service="probe", outcome="parked") == 0


async def test_a_key_is_sent_once_however_often_it_is_enqueued(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    key = uuid4()
    await enqueue(pool, clock, key=key)
    await send_all(loop)
    await enqueue(pool, clock, key=key)

    assert await send_all(loop) == []
    assert len(server.received) == 1


async def test_a_mail_server_that_is_away_for_hours_loses_nothing(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    keys = [await enqueue(pool, clock, title=f"number {n}") for n in range(3)]
    await server.stop()
    for _ in range(5):
        assert await send_all(loop) == [Outcome.SERVER_AWAY]
        clock.move(timedelta(hours=1))
    await server.start()
    server.to_everyone = "451 try again later"
    for _ in range(5):
        assert await send_all(loop) == [Outcome.POSTPONED] * 3
        assert await send_all(loop) == []
        clock.move(timedelta(hours=1))
    server.to_everyone = None

    assert await send_all(loop) == [Outcome.SENT] * 3
    assert [mail.subject for mail in server.received] == ["number 0", "number 1", "number 2"]
    assert {(await state_of(pool, key))["state"] for key in keys} == {"sent"}


async def test_a_loop_that_runs_sends_by_itself_once_the_server_is_back(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    await server.stop()
    await enqueue(pool, clock)
    stop = asyncio.Event()
    running = asyncio.create_task(loop.run(stop, longest_pause=0.05))
    await server.start()

    async with asyncio.timeout(10):
        await server.until(1)
        stop.set()
        await running


async def test_a_mail_in_hand_is_sent_to_its_end_when_the_loop_is_told_to_end_and_no_other_is_begun(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    keys = [await enqueue(pool, clock, title=f"number {number}") for number in range(2)]
    server.may_take, stop = asyncio.Event(), asyncio.Event()
    running = asyncio.create_task(loop.run(stop))
    async with asyncio.timeout(10):
        await server.in_hand.wait()
        stop.set()
        server.may_take.set()
        await running
    assert [(await state_of(pool, key))["state"] for key in keys] == ["sent", "pending"]
    assert [mail.subject for mail in server.received] == ["number 0"]


async def test_a_refused_recipient_is_parked_with_the_reason_and_stops_nobody_else(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    server.answers[ADA] = f"550 5.1.1 <{ADA}>: no such mailbox"
    refused = await enqueue(pool, clock, ADA)
    await enqueue(pool, clock, BEN)

    assert await send_all(loop) == [Outcome.PARKED, Outcome.SENT]

    assert [mail.recipient for mail in server.received] == [BEN]
    row = await state_of(pool, refused)
    assert row["state"] == "parked"
    assert row["reason"] == "550 5.1.1 <…>: no such mailbox"
    assert (row["recipient"], row["body"]) == (None, None)
    clock.move(timedelta(days=5))
    assert await send_all(loop) == []


async def test_an_address_no_server_can_be_given_is_parked_and_stops_nobody_else(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    for address in ("", "no address", "two@x.example\r\nDATA", "a@b@c", "<>", "\u0001@x.example"):
        await enqueue(pool, clock, address)
    await enqueue(pool, clock, BEN)

    outcomes = await send_all(loop)

    assert outcomes == [Outcome.PARKED] * 6 + [Outcome.SENT]
    assert [mail.recipient for mail in server.received] == [BEN]


async def test_greylisting_delays_one_recipient_and_nobody_else(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    server.answers[ADA] = "450 come back later"
    await enqueue(pool, clock, ADA)
    await enqueue(pool, clock, BEN)
    assert await send_all(loop) == [Outcome.POSTPONED, Outcome.SENT]
    server.answers.clear()

    assert await send_all(loop) == []
    clock.move(timedelta(seconds=5))
    assert await send_all(loop) == [Outcome.SENT]


@pytest.mark.parametrize("fault", ["wrong call", "error", "statement timeout", "hang"])
async def test_a_mail_that_meets_a_bug_of_ours_stops_nobody_else_and_leaves_once_it_is_mended(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.mail.sending.SEND_SECONDS", 0.2)
    faults.break_code("each mail", fault, times=1_000, about=await enqueue(pool, clock, ADA))
    await enqueue(pool, clock, BEN)
    outcomes = [await loop.send_next(), await loop.send_next()]
    assert outcomes[1] is Outcome.SENT
    assert [mail.recipient for mail in server.received] == [BEN]

    faults.disarm()
    assert await send_all(loop) == []
    clock.move(timedelta(seconds=5))
    assert await send_all(loop) == [Outcome.SENT]
    assert [mail.recipient for mail in server.received] == [BEN, ADA]


async def test_who_is_put_off_for_days_is_parked(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    server.to_everyone = "452 mailbox full"
    key = await enqueue(pool, clock)
    await send_all(loop)
    clock.move(GIVE_UP_AFTER + timedelta(minutes=1))

    assert await send_all(loop) == [Outcome.PARKED]
    assert (await state_of(pool, key))["reason"] == "452 mailbox full"


async def test_a_mail_no_longer_worth_sending_is_dropped(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    await server.stop()
    await enqueue(pool, clock, worth=timedelta(minutes=10))
    await send_all(loop)
    clock.move(timedelta(minutes=11))
    await server.start()

    assert await send_all(loop) == [Outcome.DROPPED]
    assert server.received == []


async def test_who_clears_passes_over_a_mail_that_somebody_has_in_hand_and_waits_for_nobody(
    pool: Pool, clock: HandClock, loop: MailLoop
) -> None:
    held, stale = [await enqueue(pool, clock, worth=timedelta(minutes=10)) for _ in range(2)]
    clock.move(timedelta(minutes=11))
    async with transaction(pool) as tx:
        await tx.execute("UPDATE mails SET not_before = NULL WHERE key = $1", held)
        async with asyncio.timeout(5):
            await loop.clear()
        assert (await state_of(pool, stale))["state"] == "dropped"
        assert (await state_of(pool, held))["state"] == "pending"
    await loop.clear()
    assert (await state_of(pool, held))["state"] == "dropped"

    clock.move(KEPT_WHEN_DONE + timedelta(minutes=1))
    async with transaction(pool) as tx:
        await tx.execute("SELECT FROM mails WHERE key = $1 FOR UPDATE", held)
        async with asyncio.timeout(5):
            assert (await loop.clear()).deleted == 1
    assert (await loop.clear()).deleted == 1


async def test_however_many_mails_are_old_they_are_cleared_some_at_a_time(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    for _ in range(5):
        await enqueue(pool, clock, worth=timedelta(minutes=10))
    clock.move(timedelta(minutes=11))
    stale = [await loop.clear(most=2) for _ in range(3)]
    assert [(each.dropped, each.more) for each in stale] == [(2, True), (2, True), (1, False)]

    clock.move(KEPT_WHEN_DONE + timedelta(minutes=1))
    old = [await loop.clear(most=2) for _ in range(3)]
    assert [(each.deleted, each.more) for each in old] == [(2, True), (2, True), (1, False)]


async def test_a_withdrawn_mail_never_leaves(pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop) -> None:
    await enqueue(pool, clock, subject=SESSION, kind="reminder")
    await enqueue(pool, clock, subject=SESSION, kind="booking")
    await enqueue(pool, clock, subject=uuid4(), kind="reminder")
    async with transaction(pool) as tx:
        await mail.withdraw(tx, ("reminder",), SESSION)

    assert await send_all(loop) == [Outcome.DROPPED, Outcome.SENT, Outcome.SENT]
    assert len(server.received) == 2


async def test_only_mails_of_older_versions_are_withdrawn_where_that_is_asked_for(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    for version in (1, 2):
        await enqueue(pool, clock, subject=SESSION, version=version, title=f"version {version}")
    async with transaction(pool) as tx:
        await mail.withdraw(tx, ("reminder",), SESSION, older_than=2)

    await send_all(loop)

    assert [mail.subject for mail in server.received] == ["version 2"]


async def test_a_withdrawn_mail_that_was_put_off_holds_up_no_later_one(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    ada = uuid4()
    server.to_everyone = "451 later"
    await enqueue(pool, clock, person=ada, subject=SESSION, kind="reminder")
    await send_all(loop)
    server.to_everyone = None
    async with transaction(pool) as tx:
        await mail.withdraw(tx, ("reminder",), SESSION)
    await enqueue(pool, clock, person=ada, subject=SESSION, kind="moving", title="moved")

    await send_all(loop)

    assert [mail.subject for mail in server.received] == ["moved"]


async def test_a_mail_withdrawn_while_it_is_tried_is_not_tried_again(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    await enqueue(pool, clock, subject=SESSION)
    await pool.execute("UPDATE mails SET state = 'sending', leased_until = '-infinity'")
    async with transaction(pool) as tx:
        await mail.withdraw(tx, ("reminder",), SESSION)

    assert await send_all(loop) == [Outcome.DROPPED]


async def test_mails_to_one_person_about_one_subject_leave_in_their_order(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    ada, ben = uuid4(), uuid4()
    server.answers[ADA] = "451 later"
    await enqueue(pool, clock, ADA, person=ada, subject=SESSION, title="booked")
    assert await send_all(loop) == [Outcome.POSTPONED]
    server.answers.clear()
    await enqueue(pool, clock, ADA, person=ada, subject=SESSION, title="cancelled")
    await enqueue(pool, clock, BEN, person=ben, subject=SESSION, title="to Ben")
    assert await send_all(loop) == [Outcome.SENT]
    clock.move(timedelta(minutes=1))

    await send_all(loop)

    assert [mail.subject for mail in server.received] == ["to Ben", "booked", "cancelled"]


async def test_a_worker_killed_between_sending_and_noting_it_sends_again_under_the_same_message_id(
    pool: Pool, clock: HandClock, server: MailServer, postman: Postman, loop: MailLoop
) -> None:
    def die() -> None:
        raise SystemExit

    await enqueue(pool, clock)
    faults.arm("mail.after_send_before_sent", die)
    try:
        with pytest.raises(SystemExit):
            await loop.send_next()
    finally:
        faults.disarm()
    assert await loop.send_next() is Outcome.NOTHING_DUE, "the lease still runs"
    later = HandClock(SystemClock().now() + LEASE + timedelta(seconds=1))

    assert await MailLoop("profiles", pool, clock, postman, lease_clock=later).send_next() is Outcome.SENT

    first, second = server.received
    assert first.message["Message-ID"] == second.message["Message-ID"]


async def test_many_loops_send_every_mail_once(pool: Pool, clock: HandClock, server: MailServer) -> None:
    for number in range(40):
        await enqueue(pool, clock, title=str(number))
    postmen = [Postman(server.url, FROM) for _ in range(4)]

    await asyncio.gather(*(send_all(MailLoop("profiles", pool, clock, postman)) for postman in postmen))

    assert sorted(int(mail.subject) for mail in server.received) == list(range(40))
    await asyncio.gather(*(postman.say_goodbye() for postman in postmen))


async def test_erasing_a_person_deletes_their_mails_sent_or_not(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    ada, ben = uuid4(), uuid4()
    await enqueue(pool, clock, ADA, person=ada)
    await send_all(loop)
    await enqueue(pool, clock, ADA, person=ada)
    await enqueue(pool, clock, BEN, person=ben)
    async with transaction(pool) as tx:
        await mail.forget(tx, ada)

    assert await pool.fetchval("SELECT count(*) FROM mails WHERE person_id = $1", ada) == 0
    assert await send_all(loop) == [Outcome.SENT]


async def test_what_was_done_with_long_ago_is_cleared(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    server.answers[BEN] = "550 no"
    await enqueue(pool, clock, ADA)
    await enqueue(pool, clock, BEN)
    await send_all(loop)
    clock.move(timedelta(days=31))

    assert (await loop.clear()).deleted == 2
    assert await pool.fetchval("SELECT count(*) FROM mails") == 0


async def test_logs_and_reasons_name_no_address(
    pool: Pool,
    clock: HandClock,
    server: MailServer,
    loop: MailLoop,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    server.answers[ADA] = f"550 <{ADA}> is unknown"
    await enqueue(pool, clock, ADA)
    await send_all(loop)

    ours = "".join(record.getMessage() for record in caplog.records if record.name != "mail.log")  # aiosmtpd's own
    said = "".join(capsys.readouterr()) + ours + str(await pool.fetchval("SELECT reason FROM mails"))
    assert "550" in said
    assert ADA not in said


async def test_a_parked_code_leaves_neither_address_nor_body(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    server.answers[BEN] = "550 no"
    for recipient in (BEN, "=?utf-8?q?x=0Ab?=@example.org", "no address"):
        key = await enqueue(pool, clock, recipient, kind="sign-in")
        assert await send_all(loop) == [Outcome.PARKED]
        row = await state_of(pool, key)
        assert (row["state"], row["recipient"], row["body"]) == ("parked", None, None)


async def test_a_mail_that_nobody_needs_any_more_is_emptied_while_the_server_is_away(
    pool: Pool, clock: HandClock, server: MailServer, loop: MailLoop
) -> None:
    await server.stop()
    await enqueue(pool, clock)
    key = await enqueue(pool, clock, kind="sign-in", worth=timedelta(minutes=10))
    assert await send_all(loop) == [Outcome.SERVER_AWAY]
    clock.move(timedelta(minutes=11))
    await loop.clear()

    row = await state_of(pool, key)
    assert (row["state"], row["recipient"], row["body"]) == ("dropped", None, None)
    assert await pool.fetchval("SELECT count(*) FROM mails WHERE state = 'pending' AND body IS NOT NULL") == 1


@pytest.mark.parametrize("address", ["nutzer@bücher.example", "nutzer@xn--bcher-kva.example"])
async def test_an_international_domain_is_reached_through_a_server_without_smtputf8(
    pool: Pool, clock: HandClock, loop: MailLoop, server: MailServer, address: str
) -> None:
    await server.stop()
    server.smtputf8 = False
    await server.start()
    await enqueue(pool, clock, address)

    assert await send_all(loop) == [Outcome.SENT]

    (arrived,) = server.received
    assert arrived.recipient == arrived.message["To"] == "nutzer@xn--bcher-kva.example"
    assert "SMTPUTF8" not in arrived.asked


async def test_a_name_in_unicode_before_the_at_is_given_to_a_server_that_takes_it(
    pool: Pool, clock: HandClock, loop: MailLoop, server: MailServer
) -> None:
    await enqueue(pool, clock, "用户@例子.example")

    assert await send_all(loop) == [Outcome.SENT]

    (arrived,) = server.received
    assert arrived.recipient == "用户@xn--fsqu00a.example"
    assert "SMTPUTF8" in arrived.asked
    assert "\r\nTo: 用户@xn--fsqu00a.example\r\n".encode() in arrived.raw


async def test_a_server_that_takes_no_unicode_before_the_at_is_named_as_the_reason(
    pool: Pool, clock: HandClock, loop: MailLoop, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    await server.stop()
    server.smtputf8 = False
    await server.start()
    key = await enqueue(pool, clock, "用户@people.example")
    await enqueue(pool, clock, BEN)

    assert await send_all(loop) == [Outcome.PARKED, Outcome.SENT]

    row = await state_of(pool, key)
    assert (row["recipient"], row["body"]) == (None, None)
    assert "SMTPUTF8" in row["reason"]


async def test_a_reason_names_no_address_in_whatever_form_the_server_says_it(
    pool: Pool, clock: HandClock, loop: MailLoop, server: MailServer
) -> None:
    server.answers["nutzer@xn--bcher-kva.example"] = "550 NUTZER@xn--bcher-kva.example is unknown"
    key = await enqueue(pool, clock, "nutzer@bücher.example")
    await send_all(loop)

    assert (await state_of(pool, key))["reason"] == "550 … is unknown"


async def test_a_mail_leaves_to_the_byte_as_it_was_written(
    pool: Pool, clock: HandClock, loop: MailLoop, server: MailServer
) -> None:
    key = await enqueue(pool, clock, title="Booked: session with Minh Khai Trần, " + "x" * 90)
    stored = (await state_of(pool, key))["body"]

    await send_all(loop)

    (arrived,) = server.received
    assert arrived.raw.endswith(stored)
    assert arrived.subject == "Booked: session with Minh Khai Trần, " + "x" * 90
