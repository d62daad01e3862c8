"""The worker as it runs: events over a real Kafka become mails over real SMTP, though the contacts come last."""

import asyncio
from datetime import UTC, datetime, timedelta

from aiokafka import AIOKafkaProducer
from pydantic import SecretStr

from services.notifications.main import build_worker
from services.notifications.settings import Settings
from shared.contracts import TOPICS
from shared.contracts.envelope import State, headers_of
from shared.ground.kafka_access import KafkaAccess
from shared.ids import uuid7
from shared.publishing.topics import make_topics
from tests.fixtures.databases import ServiceDatabase
from tests.notifications.builders import ADA, BEN, match, mentee_contact, mentor_contact, session
from tests.notifications.conftest import Desk, topic_of


async def publish(bootstrap_servers: str, *states: State) -> None:
    now = datetime.now(UTC)
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap_servers)
    await producer.start()
    for state in states:
        topic = topic_of(state)
        record = topic.record(state)
        headers = headers_of(record, service="tests", event_id=uuid7(), sequence=1, time=now, traceparent=None)
        await producer.send_and_wait(topic.broker_name, record.value, str(record.key).encode(), headers=headers)
    await producer.stop()


async def test_what_travels_through_kafka_arrives_by_mail_and_the_worker_ends_when_told(
    desk: Desk, database: ServiceDatabase, bootstrap_servers: str
) -> None:
    await make_topics(KafkaAccess(bootstrap_servers), TOPICS, partitions=3, replication=1)
    settings = Settings(
        database_url=SecretStr(database.url),
        smtp_url=SecretStr(desk.server.url),
        kafka_bootstrap_servers=bootstrap_servers,
        kafka_session_timeout_ms=6000,
    )
    mentor_id, mentee_id, soon = uuid7(), uuid7(), datetime.now(UTC) + timedelta(days=3)
    stop = asyncio.Event()
    running = asyncio.create_task(build_worker(settings).run(stop))

    await publish(
        bootstrap_servers,
        session(session_id=uuid7(), starts_at=soon, mentor_id=mentor_id, mentee_ids=(mentee_id,)),
        match(proposal_id=uuid7(), mentor_id=mentor_id, mentee_id=mentee_id, respond_by=soon),
    )
    await publish(bootstrap_servers, mentee_contact(person_id=mentee_id), mentor_contact(person_id=mentor_id))

    async with asyncio.timeout(60):
        await desk.server.until(3)
        stop.set()
        await running
    assert sorted((mail.recipient, mail.subject.split(":")[0]) for mail in desk.server.received) == [
        (ADA, "Booked"),
        (ADA, "Request"),
        (BEN, "Booked"),
    ]
