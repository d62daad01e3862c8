"""`./mentoring events`, on a Kafka with records in it."""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest

from deploy.local.__main__ import main
from deploy.local.folders import Folders
from deploy.local.lock import Lock, State
from deploy.operating.events import in_order
from shared.contracts import ERASURES
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.publishing.topics import make_topics
from tests.fixtures.publishing import publish
from tests.fixtures.records import erasure


async def test_what_travelled_is_shown_a_line_each(
    bootstrap_servers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MENTORING_DATA", str(tmp_path))
    place = Folders(tmp_path)
    place.make()
    lock = Lock(place.lock)
    lock.take()
    state = State(
        os.getpid(), "http://127.0.0.1:1", "", "", bootstrap_servers, "", split=False, clock=False, ready=True
    )
    state.write(place)
    await make_topics(KafkaAccess(bootstrap_servers), [ERASURES], partitions=3, replication=1)
    keys = [uuid7() for _ in range(5)]
    await publish(bootstrap_servers, ERASURES.broker_name, [erasure(key) for key in keys])

    codes = [await asyncio.to_thread(main, ["events", "--topic", "erasures", *more]) for more in ([], ["--json"])]
    lock.release()

    lines = [line for line in capsys.readouterr().out.splitlines() if any(str(key) in line for key in keys)]
    assert codes == [0, 0]
    assert len(lines) == 2 * len(keys)
    assert all(" erasures " in line and line.endswith("erased") for line in lines[: len(keys)])
    assert {json.loads(line)["key"] for line in lines[len(keys) :]} == {str(key) for key in keys}


def test_the_changes_of_a_key_are_shown_in_their_order_whatever_time_they_bear() -> None:
    """A cancellation that read its time before it waited for the booking's lock bears the earlier one."""

    def event(key: str, sequence: int, second: int) -> dict[str, Any]:
        return {"topic": "sessions", "key": key, "sequence": str(sequence), "time": f"2026-03-02T09:00:0{second}Z"}

    past = [event("b", 1, 2), event("a", 2, 1), event("a", 1, 3), event("b", 2, 4)]
    assert [(each["key"], each["sequence"]) for each in in_order(past)] == [
        ("b", "1"),
        ("a", "1"),
        ("a", "2"),
        ("b", "2"),
    ]
