"""What is not mailed because it is not wanted, and what stays of a person who is erased: nothing."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest

from services.notifications.domain.messages import MessageKind
from services.notifications.use_cases import inboxes
from shared.contracts import CONTACTS, PROFILES
from shared.contracts.envelope import Topic
from shared.postgres import transaction
from tests.notifications.builders import (
    ADA,
    BEN,
    MENTEE,
    MENTOR,
    match,
    mentee_contact,
    mentor_contact,
    session,
)
from tests.notifications.conftest import Desk

TABLES = ("people", "messages", "mails", "preferences", "sessions", "proposals", "timers", "dead_letters")


async def switch_off(desk: Desk, *kinds: MessageKind) -> None:
    async with transaction(desk.pool) as tx:
        await inboxes.change_preferences(tx, frozenset(kinds), by=MENTOR, expects=lambda _version: None)


async def kept(desk: Desk) -> str:
    """Everything in the tables, as text."""
    return " ".join(
        [await desk.pool.fetchval(f"SELECT string_agg(t::text, ' ') FROM {table} t") or "" for table in TABLES]
    )


async def test_a_kind_that_is_switched_off_is_in_the_inbox_and_not_mailed(known: Desk) -> None:
    await switch_off(known, MessageKind.PROPOSAL)
    await known.deliver(match())

    assert await known.settle() == []
    assert await known.inbox(MENTOR) == ["proposal"]


async def test_switching_one_kind_off_leaves_the_others_on(known: Desk) -> None:
    await switch_off(known, MessageKind.REMINDER_DAY_BEFORE)
    await known.deliver(session())
    await known.settle()
    known.clock.move(timedelta(days=2))
    day_before = await known.settle()
    known.clock.move(timedelta(hours=23))

    assert [mail.recipient for mail in day_before] == [BEN]
    assert {mail.recipient for mail in await known.settle()} == {ADA, BEN}


@pytest.mark.parametrize("first", [PROFILES, CONTACTS])
async def test_of_an_erased_person_nothing_stays_whichever_tombstone_comes_first(
    known: Desk, first: Topic[Any]
) -> None:
    await switch_off(known, MessageKind.FEEDBACK)
    await known.deliver(match(), session())
    await known.server.stop()
    await known.settle()

    for topic in (first, PROFILES, CONTACTS):
        await known.erase(topic, MENTOR)

    left = await kept(known)
    assert ADA not in left
    assert "Thapa" not in left
    assert await known.inbox(MENTOR) == []
    assert await known.pool.fetchval("SELECT count(*) FROM mails WHERE person_id = $1", MENTOR) == 0
    assert await known.pool.fetchval("SELECT count(*) FROM outbox WHERE topic = 'erasures'") == 1


async def test_a_mail_that_has_not_left_yet_is_written_anew_without_the_erased_persons_name(known: Desk) -> None:
    await known.server.stop()
    await known.deliver(match(), match("declined", 2))
    await known.settle()
    await known.erase(PROFILES, MENTOR)
    await known.server.start()

    (mail,) = await known.settle()

    assert (mail.recipient, mail.subject) == (
        BEN,
        "Your request: somebody who has left can’t be your mentor at present",
    )
    assert "Ada" not in str(mail.message)


@pytest.mark.parametrize("told", ["before", "after"])
async def test_a_yes_of_somebody_who_has_left_is_no_good_news(known: Desk, told: str) -> None:
    await known.server.stop()
    await known.deliver(match(), *([match("accepted", 2)] if told == "before" else []))
    await known.settle()
    await known.erase(PROFILES, MENTOR)
    await known.server.start()
    await known.deliver(match("accepted", 2))

    assert await known.settle() == []
    assert await known.inbox(MENTEE) == ["answer"]


async def test_the_other_learns_of_the_cancellation_without_the_name(known: Desk) -> None:
    await known.deliver(session())
    await known.settle()
    await known.erase(PROFILES, MENTOR)
    await known.deliver(session("cancelled", 2, cancelled_by="platform"))

    (mail,) = await known.settle()

    assert (mail.recipient, mail.subject) == (
        BEN,
        "Cancelled: session with somebody who has left, Thu 5 Mar, 10:00 (Berlin, UTC+01:00)",
    )


async def test_nobody_is_reminded_of_a_session_with_an_erased_person(known: Desk) -> None:
    await known.deliver(session())
    await known.settle()
    await known.erase(PROFILES, MENTEE)
    known.clock.move(timedelta(days=2))

    assert await known.settle() == []


async def test_what_arrives_late_brings_an_erased_person_not_back(desk: Desk) -> None:
    await desk.erase(PROFILES, MENTOR, sequence=1)
    await desk.deliver(mentor_contact(version=7), mentee_contact(), match(), session())

    mails = await desk.settle()

    assert {mail.recipient for mail in mails} == {BEN}
    assert await desk.inbox(MENTOR) == []
    assert ADA not in await kept(desk)


async def test_logs_name_nobody(
    known: Desk, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    known.server.answers[ADA] = f"550 <{ADA}>: no"
    known.server.answers[BEN] = f"451 <{BEN}>: later"
    await known.deliver(match(), session())
    await known.settle()

    ours = "".join(record.getMessage() for record in caplog.records if record.name != "mail.log")  # aiosmtpd's own
    said = "".join(capsys.readouterr()) + ours
    assert "550" in said
    assert not any(word in said for word in (ADA, BEN, "Thapa", "Özdemir"))


async def test_of_two_first_wishes_at_once_neither_overwrites_the_other_unseen(desk: Desk) -> None:
    judged: list[int | None] = []

    async def choose(kind: MessageKind) -> None:
        async with transaction(desk.pool) as tx:
            await inboxes.change_preferences(tx, frozenset({kind}), by=MENTOR, expects=judged.append)

    await asyncio.gather(choose(MessageKind.FEEDBACK), choose(MessageKind.ANSWER))

    assert judged == [None, 1]
