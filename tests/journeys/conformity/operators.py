"""What only operators decide about: records that a service can't read, and records that the broker refuses."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import asyncpg
from aiokafka import AIOKafkaProducer

from deploy.local.demo.client import Visitor
from deploy.local.platform import Platform
from shared.contracts import ERASURES, PROFILES, SERVICES
from shared.contracts.envelope import Record, headers_of
from shared.ids import uuid7
from shared.publishing.outbox import shard_of
from tests.fixtures.eventually import eventually

EACH: Final = 3
"""So many of either kind in every service: one for each decision, and one that stays."""
SENDS_MAILS: Final = ("profiles", "notifications")
TOO_LARGE: Final = 1_200_000

WRITE: Final = """
INSERT INTO {service}.outbox (shard, event_id, topic, type, key, sequence, value, happened_at, written_at)
VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $7)
"""


async def decide(platform: Platform, operator: Visitor) -> Mapping[str, list[str]]:
    """Makes both kinds in every service, decides about two of each, and says which are left."""
    await _publish_what_nobody_can_read(platform.parts.bootstrap_servers)
    await _write_what_no_broker_takes(platform.parts.owner_url)
    left: dict[str, list[str]] = {"letter_id": [], "parked_id": []}
    for service in SERVICES:
        letters = await _all_parked(operator, f"/{service}/v1/dead-letters")
        await operator.post(f"/{service}/v1/dead-letters/{letters[0]}/replay", {"reason": "perhaps now"})
        await operator.post(f"/{service}/v1/dead-letters/{letters[1]}/discard", {"reason": "it was broken"})
        keys = await _all_parked(operator, f"/{service}/v1/parked-keys")
        await operator.post(f"/{service}/v1/parked-keys/{keys[0]}/release", {"reason": "perhaps now"})
        await operator.post(f"/{service}/v1/parked-keys/{keys[1]}/discard", {"reason": "too large for good"})
        left["letter_id"] += [str(each) for each in letters[2:]]
        left["parked_id"] += [str(each) for each in keys[2:]]
    for service in SENDS_MAILS:
        await operator.get(f"/{service}/v1/parked-mails")
    return left


async def _all_parked(operator: Visitor, path: str) -> list[int]:
    async def look() -> list[dict[str, Any]]:
        found = (await operator.get(path)).items
        return found if len(found) >= EACH else []

    return [each["id"] for each in await eventually(look)]


async def _publish_what_nobody_can_read(bootstrap_servers: str) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap_servers)
    await producer.start()
    try:
        for topic in (PROFILES, ERASURES):
            for _ in range(EACH):
                record = Record(topic.name, topic.type, uuid7(), b"{", topic.producers)
                await producer.send_and_wait(
                    topic.broker_name, b"{", key=str(record.key).encode(), headers=_headers(record)
                )
    finally:
        await producer.stop()


def _headers(record: Record) -> list[tuple[str, bytes]]:
    return headers_of(record, service="probe", event_id=uuid7(), sequence=1, time=datetime.now(UTC), traceparent=None)


async def _write_what_no_broker_takes(owner_url: str) -> None:
    """Past the contract, which refuses it: an outbox row as a fault of ours might leave it."""
    connection = await asyncpg.connect(owner_url)
    try:
        for service in SERVICES:
            for _ in range(EACH):
                key = uuid7()
                await connection.execute(
                    WRITE.format(service=service),
                    shard_of(key),
                    uuid7(),
                    ERASURES.name,
                    ERASURES.type,
                    key,
                    os.urandom(TOO_LARGE),
                    datetime.now(UTC),
                )
    finally:
        await connection.close()
