"""The commands that look at events and decide on what was kept aside, on a real database and a real broker."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from deploy.local.__main__ import main
from deploy.local.folders import Folders
from deploy.local.lock import Lock, State
from services.notifications.consumers import remember_contacts
from shared.consuming import Processor
from shared.contracts import CONTACTS, Record
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.postgres import Pool
from shared.publishing.topics import make_topics
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.publishing import publish
from tests.fixtures.records import received, tombstone


@dataclass
class Desk:
    """A platform as the commands see it: notifications' tables and Kafka."""

    pool: Pool
    capture: pytest.CaptureFixture[str]

    async def command(self, *words: str) -> tuple[int, str]:
        """Its exit code and what it said."""
        code = await asyncio.to_thread(main, list(words))
        said = self.capture.readouterr()
        return code, said.out + said.err


@pytest.fixture
async def desk(
    database_of: CloneDatabase,
    bootstrap_servers: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> AsyncIterator[Desk]:
    database = await database_of("notifications")
    monkeypatch.setenv("MENTORING_DATA", str(tmp_path / "data"))
    place = Folders(tmp_path / "data")
    place.make()
    lock = Lock(place.lock)
    lock.take()
    State(os.getpid(), "", database.owner_url, "", bootstrap_servers, "", split=False, clock=False, ready=True).write(
        place
    )
    pool = await database.pool()
    yield Desk(pool, capsys)
    pool.terminate()
    lock.release()


async def park(desk: Desk, key: UUID, value: bytes = b"{") -> int:
    """A contact that can't be read; the id of its dead letter."""
    record = received(Record("contacts", CONTACTS.type, key, value, CONTACTS.producers), 1, offset=7)
    await Processor("notifications", remember_contacts, desk.pool, HandClock()).consume([record])
    letter: int = await desk.pool.fetchval("SELECT id FROM dead_letters")
    return letter


async def test_a_dead_letter_is_listed_and_shown(desk: Desk) -> None:
    key = uuid7()
    letter = await park(desk, key)

    _, listed = await desk.command("dead-letters", "list", "--service", "notifications")
    assert str(key) in listed
    assert "first json_invalid at the value" in listed
    _, lines = await desk.command("dead-letters", "--json", "--service", "notifications")
    assert json.loads(lines)["id"] == letter
    _, whole = await desk.command("dead-letters", "show", str(letter), "--service", "notifications")
    assert "header 'ce_sequence'" in whole
    assert "value                   {" in whole


async def test_a_dead_letter_is_replayed_or_discarded_with_a_reason_that_is_kept(desk: Desk) -> None:
    letter = await park(desk, uuid7())
    decision = [str(letter), "--service", "notifications", "--reason", "looked at it"]

    code, said = await desk.command("dead-letters", "replay", *decision)
    assert code == 1
    assert "json_invalid at the value" in said
    assert await desk.command("dead-letters", "discard", *decision) == (0, "discarded\n")
    code, said = await desk.command("dead-letters", "discard", *decision)
    assert code == 1
    assert "There is no such dead letter" in said
    acts = await desk.pool.fetch("SELECT act, actor, reason FROM operator_acts ORDER BY id")
    assert [act["act"] for act in acts] == ["replay", "discard"]
    assert {act["reason"] for act in acts} == {"looked at it"}
    assert all(act["actor"].endswith("at the command line") for act in acts)


async def test_a_parked_key_is_listed_and_released(desk: Desk) -> None:
    key = uuid7()
    await desk.pool.execute(
        "INSERT INTO outbox_parked VALUES ('erasures', $1, 4, 'MessageSizeTooLargeError', now())", key
    )

    _, listed = await desk.command("parked", "--service", "notifications")
    assert str(key) in listed
    decision = ["4", "--service", "notifications", "--reason", "the limit was raised"]
    assert await desk.command("parked", "release", *decision) == (0, "released\n")
    assert await desk.command("parked", "--service", "notifications") == (0, "None: Kafka has taken every record.\n")


async def test_what_cannot_be_rebuilt_says_why(desk: Desk) -> None:
    code, said = await desk.command("rebuild", "notifications", "skills")

    assert code == 1
    assert "not rebuilt: notifications has no projection 'skills'; it can rebuild: contacts, " in said


async def test_events_of_a_key_are_shown_in_readable_lines(desk: Desk, bootstrap_servers: str) -> None:
    await make_topics(KafkaAccess(bootstrap_servers), [CONTACTS], partitions=3, replication=1)
    key, other = uuid7(), uuid7()
    records = [tombstone(key, 1), tombstone(other, 1), tombstone(key, 2)]
    await publish(bootstrap_servers, CONTACTS.broker_name, records)

    code, lines = await desk.command("events", "--topic", "contacts", "--key", str(key))
    assert code == 0
    assert [line.split()[-2:] for line in lines.splitlines()] == [["1", "erased"], ["2", "erased"]]
    assert all(str(key) in line for line in lines.splitlines())
    for topic in ("contacts", "mentoring.contacts"):
        _, as_json = await desk.command("events", "--topic", topic, "--key", str(key), "--json")
        assert [json.loads(line)["sequence"] for line in as_json.splitlines()] == ["1", "2"]


async def test_that_a_key_has_no_events_is_said_where_errors_go(desk: Desk, bootstrap_servers: str) -> None:
    await make_topics(KafkaAccess(bootstrap_servers), [CONTACTS], partitions=3, replication=1)
    key = str(uuid7())

    assert await asyncio.to_thread(main, ["events", "--topic", "contacts", "--key", key, "--json"]) == 0
    said = desk.capture.readouterr()
    assert (said.out, said.err) == ("", f"No event of a key that begins with {key!r}.\n")
