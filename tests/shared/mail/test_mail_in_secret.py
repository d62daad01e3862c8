"""Mail by TLS: with whom we trust, or not at all."""

import ssl
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from pydantic import ValidationError

from shared import mail
from shared.mail import MailLoop, MailSettings, Outcome, Postman
from shared.postgres import Pool, transaction
from tests.fixtures.authority import Authority
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.mail_server import MailServer

FROM = "Mentoring <no-reply@mentoring.example>"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.made(tmp_path_factory.mktemp("authority"), "ours")


@pytest.fixture
async def server(authority: Authority) -> AsyncIterator[MailServer]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*authority.sign("mail"))
    server = MailServer(tls=context)
    await server.start()
    yield server
    await server.stop()


async def sent_by(postman: Postman, pool: Pool) -> tuple[Outcome, UUID]:
    """What becomes of one mail."""
    clock = HandClock()
    letter = mail.Letter("Hello", "Hello.")
    async with transaction(pool) as tx:
        key = await mail.enqueue(tx, recipient="ada@people.example", letter=letter, kind="reminder", now=clock.now())
    try:
        return await MailLoop("profiles", pool, clock, postman).send_next(), key
    finally:
        await postman.say_goodbye()


def url_of(server: MailServer) -> str:
    return server.url.replace("smtp://", "smtp+starttls://")


async def test_a_mail_leaves_in_secret(probe: Pool, server: MailServer, authority: Authority) -> None:
    outcome, _ = await sent_by(Postman(url_of(server), FROM, authority.file), probe)
    assert outcome is Outcome.SENT
    assert [each.in_secret for each in server.received] == [True]


async def test_no_mail_leaves_to_a_server_whose_certificate_nobody_we_trust_has_signed(
    probe: Pool, server: MailServer
) -> None:
    outcome, key = await sent_by(Postman(url_of(server), FROM), probe)
    assert outcome is Outcome.SERVER_AWAY
    assert await probe.fetchval("SELECT state FROM mails WHERE key = $1", key) == "pending"
    assert server.received == []


async def test_no_mail_leaves_in_the_open_where_it_shall_leave_in_secret(
    probe: Pool, server: MailServer, authority: Authority
) -> None:
    server.tls = None
    outcome, key = await sent_by(Postman(url_of(server), FROM, authority.file), probe)
    assert outcome is Outcome.SERVER_AWAY
    assert await probe.fetchval("SELECT state FROM mails WHERE key = $1", key) == "pending"
    assert server.received == []


@pytest.mark.parametrize("url", ["mail.example:25", "http://mail.example", "smtp://", "smtp+tls://mail.example"])
def test_what_names_no_mail_server_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ValidationError, match="should begin with one of smtp://") as wrong:
        MailSettings(database_url="x", smtp_url=url)  # type: ignore[arg-type]
    assert url not in str(wrong.value).replace("smtp://,", "")
