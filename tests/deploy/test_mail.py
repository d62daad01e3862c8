"""The mail sink keeps what it is sent."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import aiosmtplib
import pytest

from deploy.local.demo.mailbox import Mailbox, subject_of
from deploy.local.mail import MailSink, mails_in


def letter(to: str, subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "platform@localhost", to, subject
    message.set_content("Bis morgen, Zoë!\n")
    return message


async def send(sink: MailSink, message: EmailMessage) -> None:
    await aiosmtplib.send(message, hostname="127.0.0.1", port=sink.port)


async def test_mails_are_kept_in_their_order_and_found_by_address(tmp_path: Path) -> None:
    sink = MailSink(tmp_path)
    await sink.start()
    for to, subject in (("ada@example.org", "one"), ("zoe@example.org", "two"), ("Ada@example.org", "three")):
        await send(sink, letter(to, subject))
    await sink.stop()
    assert [mail.message["Subject"] for mail in mails_in(tmp_path)] == ["one", "two", "three"]
    assert [mail.message["Subject"] for mail in mails_in(tmp_path, "ada@EXAMPLE.org")] == ["one", "three"]


async def test_words_and_calendars_come_out_as_they_went_in(tmp_path: Path) -> None:
    sink = MailSink(tmp_path)
    await sink.start()
    message = letter("ada@example.org", "Sitzung – übermorgen")
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="invite.ics")
    await send(sink, message)
    await sink.stop()
    (kept,) = (mail.as_json() for mail in mails_in(tmp_path))
    assert kept["to"] == ["ada@example.org"]
    assert kept["subject"] == "Sitzung – übermorgen"
    assert str(kept["text"]).strip() == "Bis morgen, Zoë!"
    assert kept["attachments"] == [{"name": "invite.ics", "type": "text/calendar", "content": "BEGIN:VCALENDAR\r\n"}]


async def test_a_subject_that_is_folded_before_its_first_word_is_read_from_its_first_word_on(tmp_path: Path) -> None:
    sink = MailSink(tmp_path)
    await sink.start()
    subject = "The session your mentee asked for on Thu 5 Mar, 10:00 was not confirmed"
    message = letter("ada@example.org", subject)
    await send(sink, message)
    await sink.stop()
    assert b"Subject:\r\n The session" in message.as_bytes(policy=SMTP)
    (kept,) = mails_in(tmp_path)
    assert kept.as_json()["subject"] == kept.message["Subject"] == subject


async def test_after_an_outage_it_listens_at_the_same_address(tmp_path: Path) -> None:
    sink = MailSink(tmp_path)
    await sink.start()
    before = sink.url
    await sink.stop()
    with pytest.raises(aiosmtplib.SMTPConnectError):
        await send(sink, letter("ada@example.org", "lost for now"))
    await sink.start()
    await send(sink, letter("ada@example.org", "again"))
    await sink.stop()
    assert sink.url == before


async def test_a_mailbox_reads_the_mails_of_whoever_asks_and_of_others_only_whom_they_are_for(tmp_path: Path) -> None:
    sink, mailbox = MailSink(tmp_path), Mailbox(tmp_path)
    await sink.start()
    for to in ("ada@example.org", "zoe@example.org"):
        await send(sink, letter(to, "one"))
    await sink.stop()
    assert [subject_of(mail) for mail in mailbox.to("Ada@example.org")] == ["one"]
    of_zoe = tmp_path / next(iter(mails_in(tmp_path, "zoe@example.org"))).file
    of_zoe.write_bytes(of_zoe.read_bytes().replace(b"Subject: one", b"Subject: two"))
    assert [subject_of(mail) for mail in mailbox.to("zoe@example.org")] == ["two"]
    assert len(mailbox) == 2
