"""`events`: what travelled between the services, in the order of time."""

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable, Collection, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from deploy.operating.rights import refuse_missing_rights
from deploy.operating.settings import kafka_access
from shared.contracts import TOPICS
from shared.contracts.access import OPERATOR, Right
from shared.ground.kafka_access import KafkaAccess


def main(arguments: list[str]) -> int:
    """`python -m deploy.operating events …`: told by `KAFKA_BOOTSTRAP_SERVERS` and what else the services have for Kafka."""
    return run(arguments, "python -m deploy.operating events", kafka_access)


def run(arguments: list[str], command: str, access: Callable[[], KafkaAccess]) -> int:
    """Ends with the last event there is, or with Ctrl-C when following."""
    parser = argparse.ArgumentParser(prog=command)
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    parser.add_argument("--topic", type=_short, choices=[topic.name for topic in TOPICS], help="its whole name too")
    parser.add_argument("--key", metavar="ID", help="of one person, session, …: an id, or how it begins")
    parser.add_argument("--follow", action="store_true", help="wait for more")
    chosen = parser.parse_args(arguments)
    names = [topic.broker_name for topic in TOPICS if chosen.topic in {None, topic.name}]
    return asyncio.run(_show(access(), names, chosen))


def _short(name: str) -> str:
    """A topic as it is called here; the broker knows it by a longer name."""
    return next((topic.name for topic in TOPICS if topic.broker_name == name), name)


async def _show(access: KafkaAccess, names: list[str], chosen: argparse.Namespace) -> int:
    await refuse_missing_rights(access, [Right(OPERATOR, "topic", name, ("read",)) for name in names])
    # Without a group it is given all partitions as it starts.
    consumer = AIOKafkaConsumer(*names, **access.options(), auto_offset_reset="earliest", enable_auto_commit=False)
    try:
        await consumer.start()
        past = [_event(record) async for record in _past(consumer, consumer.assignment()) if _is_of(record, chosen.key)]
        for event in in_order(past):
            print(_line(event, as_json=chosen.json), flush=True)
        if not past:
            nothing = "No event yet." if chosen.key is None else f"No event of a key that begins with {chosen.key!r}."
            print(nothing, file=sys.stderr, flush=True)
        if chosen.follow:
            async for record in consumer:
                if _is_of(record, chosen.key):
                    print(_line(_event(record), as_json=chosen.json), flush=True)
    finally:
        with suppress(asyncio.CancelledError):  # aiokafka cancels a task of its own and then waits for it
            await consumer.stop()
    return 0


async def _past(consumer: AIOKafkaConsumer, partitions: Collection[TopicPartition]) -> AsyncIterator[ConsumerRecord]:
    """Everything up to what was the end when it began."""
    ends = await consumer.end_offsets(partitions)
    while any([await consumer.position(partition) < end for partition, end in ends.items()]):
        for records in (await consumer.getmany(timeout_ms=500)).values():
            for record in records:
                yield record


def in_order(past: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """By time, and each key's by sequence: a time is read before a lock is waited for, and may be the earlier one."""
    latest: dict[tuple[str, str], str] = {}
    placed = []
    for event in sorted(past, key=lambda event: int(event["sequence"] or 0)):
        key = (event["topic"], event["key"])
        latest[key] = max(latest.get(key, ""), str(event["time"]))
        placed.append((latest[key], event))
    return [event for _, event in sorted(placed, key=lambda place: place[0])]


def _is_of(record: ConsumerRecord, key: str | None) -> bool:
    return key is None or (record.key or b"").startswith(key.lower().encode())


def _event(record: ConsumerRecord) -> dict[str, Any]:
    headers = {name: value.decode(errors="replace") for name, value in record.headers if value is not None}
    try:
        state = json.loads(record.value) if record.value else None
    except ValueError:
        state = {"unreadable": True}
    return {
        "time": headers.get("ce_time") or datetime.fromtimestamp(record.timestamp / 1000, UTC).isoformat(),
        "topic": record.topic.removeprefix("mentoring."),
        "key": (record.key or b"").decode(errors="replace"),
        "sequence": headers.get("ce_sequence"),
        "change": "erased" if state is None else state.get("change"),
        "type": headers.get("ce_type"),
        "partition": record.partition,
        "offset": record.offset,
        "state": state,
    }


def _line(event: dict[str, Any], *, as_json: bool) -> str:
    if as_json:
        return json.dumps(event, ensure_ascii=False)
    change = event["change"]
    what = change if isinstance(change, str) else json.dumps(change)
    return f"{event['time'][:23]:<24}{event['topic']:<14}{event['key']:<38}{event['sequence'] or '':>4}  {what}"
