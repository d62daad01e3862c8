"""The commands of an operator need addresses and nothing else: as a job or in a pod, by the roles that the services have."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from deploy.operating.__main__ import main
from deploy.operating.topics import Found, look, what_is_off
from services.notifications.consumers import remember_contacts
from shared.consuming import Processor
from shared.contracts import CONTACTS, TOPICS, Record
from shared.ground.kafka_access import KafkaAccess
from shared.ground.reading_settings import SECRETS_FOLDER
from shared.ids import uuid7
from shared.postgres import Pool
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.publishing import publish
from tests.fixtures.records import received, tombstone


class Anywhere:
    """A place without a checkout, where settings are files or variables."""

    def __init__(self, pool: Pool, capture: pytest.CaptureFixture[str]) -> None:
        self.pool = pool
        self._capture = capture

    async def command(self, *words: str) -> tuple[int, str]:
        """Its exit code and what it said."""
        self._capture.readouterr()  # what was logged until now
        code = await asyncio.to_thread(main, list(words))
        said = self._capture.readouterr()
        return code, said.out + said.err


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of("notifications")


@pytest.fixture
async def anywhere(
    database: ServiceDatabase,
    bootstrap_servers: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> AsyncIterator[Anywhere]:
    (tmp_path / "NOTIFICATIONS_DATABASE_URL").write_text(database.url)
    monkeypatch.setenv(SECRETS_FOLDER, str(tmp_path))
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", bootstrap_servers)
    pool = await database.pool()
    yield Anywhere(pool, capsys)
    pool.terminate()


async def test_dead_letters_are_looked_after_by_the_role_that_the_service_has(anywhere: Anywhere) -> None:
    key = uuid7()
    record = received(Record("contacts", CONTACTS.type, key, b"{", CONTACTS.producers), 1, offset=7)
    await Processor("notifications", remember_contacts, anywhere.pool, HandClock()).consume([record])
    letter = await anywhere.pool.fetchval("SELECT id FROM dead_letters")
    decision = [str(letter), "--service", "notifications", "--reason", "looked at it"]

    _, listed = await anywhere.command("dead-letters", "--json")
    assert (json.loads(listed)["id"], json.loads(listed)["subject"]) == (letter, str(key))
    assert "header 'ce_sequence'" in (await anywhere.command("dead-letters", "show", *decision[:3]))[1]
    assert (await anywhere.command("dead-letters", "replay", *decision))[0] == 1
    assert await anywhere.command("dead-letters", "discard", *decision) == (0, "discarded\n")
    code, said = await anywhere.command("dead-letters", "discard", *decision)
    assert (code, "There is no such dead letter" in said) == (1, True)
    assert await anywhere.pool.fetchval("SELECT count(*) FROM operator_acts WHERE reason = 'looked at it'") == 2


async def test_parked_keys_are_looked_after(anywhere: Anywhere) -> None:
    insert = "INSERT INTO outbox_parked VALUES ('erasures', $1, 4, 'MessageSizeTooLargeError', now())"
    await anywhere.pool.execute(insert, uuid7())
    decision = ["4", "--service", "notifications", "--reason", "the limit was raised"]

    assert "MessageSizeTooLargeError" in (await anywhere.command("parked"))[1]
    assert await anywhere.command("parked", "release", *decision) == (0, "released\n")


async def test_topics_are_made_shown_and_what_is_off_is_told(anywhere: Anywhere, bootstrap_servers: str) -> None:
    made = await anywhere.command("topics", "--make", "--partitions", "3", "--replication", "1")
    assert made[0] == 0, made[1]
    assert made[1].count("as it must be") == len(TOPICS)
    code, said = await anywhere.command("topics", "--partitions", "12", "--replication", "1")
    assert (code, said.count("3 partitions, not 12")) == (1, len(TOPICS))

    found = (await look(KafkaAccess(bootstrap_servers)))[CONTACTS.broker_name]
    assert what_is_off(CONTACTS, found, 3, 1) == []
    assert what_is_off(CONTACTS, Found(0, 0, {}), 3, 1) == ["missing: --make makes it"]
    deleting = replace(found, settings={**found.settings, "cleanup.policy": "delete"})
    assert what_is_off(CONTACTS, deleting, 3, 1)[0].startswith("cleanup.policy is delete, not compact")
    assert any("lost with it" in each for each in what_is_off(CONTACTS, found, 3, 3))


async def test_events_are_shown(anywhere: Anywhere, bootstrap_servers: str) -> None:
    await anywhere.command("topics", "--make", "--partitions", "3", "--replication", "1")
    key = uuid7()
    await publish(bootstrap_servers, CONTACTS.broker_name, [tombstone(key, 1)])
    code, line = await anywhere.command("events", "--topic", "contacts", "--key", str(key))
    assert (code, line.split()[-2:]) == (0, ["1", "erased"])


@pytest.mark.parametrize("command", ["audit", "acls", "topics", "events", "dead-letters", "parked"])
async def test_what_is_not_told_where_the_platform_is_says_what_to_set(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KAFKA_BOOTSTRAP_SERVERS", raising=False)
    assert await asyncio.to_thread(main, [command]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "KAFKA_BOOTSTRAP_SERVERS (missing)" in said or "set <SERVICE>_DATABASE_URL" in said


async def test_nobody_who_answers_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NOTIFICATIONS_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    assert await asyncio.to_thread(main, ["dead-letters"]) == 2
    assert capsys.readouterr().err.startswith("dead-letters: the platform can't be read")
