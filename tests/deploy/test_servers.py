"""The embedded servers, as tests and `up` use them."""

import asyncio
import os
import shutil
from pathlib import Path

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.local.database import make_owner_and_database, with_login
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.secrets import SERVICES
from tests.fixtures.databases import PASSWORD
from tests.fixtures.servers import KafkaServer, PostgresServer


async def test_the_owner_makes_schemas_and_roles_and_nothing_more(postgres_server: PostgresServer) -> None:
    secrets = dict.fromkeys(("owner", "auditor", *(f"{service}_runtime" for service in SERVICES)), PASSWORD)
    url = await make_owner_and_database(postgres_server.superuser_url, secrets, database="owned")
    owner = await asyncpg.connect(url)
    await owner.execute("CREATE SCHEMA profiles; CREATE ROLE a_runtime_role LOGIN PASSWORD 'x'")
    rights = await owner.fetchval(
        "SELECT (rolsuper, rolcreatedb, rolreplication) FROM pg_roles WHERE rolname = current_user"
    )
    await owner.close()
    assert rights == (False, False, False)


async def test_a_wrong_password_is_refused(postgres_server: PostgresServer) -> None:
    url = with_login(postgres_server.superuser_url, "postgres", "guessed")
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(url)


async def test_what_was_committed_survives_a_kill(tmp_path: Path) -> None:
    postgres = EmbeddedPostgres(tmp_path / "postgres")
    try:
        await postgres.start()
        connection = await asyncpg.connect(postgres.superuser_url)
        await connection.execute("CREATE TABLE kept (what text); INSERT INTO kept VALUES ('this')")
        before = postgres.port
        await postgres.kill()
        connection.terminate()
        await postgres.start()
        connection = await asyncpg.connect(postgres.superuser_url)
        assert await connection.fetchval("SELECT what FROM kept") == "this"
        assert postgres.port == before
        await connection.close()
    finally:
        await postgres.stop()
        postgres.remove()


async def test_a_message_goes_through_kafka_and_no_topic_makes_itself(kafka_server: KafkaServer) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka_server.bootstrap_servers)
    await admin.start()
    await admin.create_topics([NewTopic("passed-on", 1, 1)])
    producer = AIOKafkaProducer(bootstrap_servers=kafka_server.bootstrap_servers)
    await producer.start()
    await producer.send_and_wait("passed-on", b"word", key=b"k")
    await producer.stop()
    consumer = AIOKafkaConsumer(
        "passed-on", bootstrap_servers=kafka_server.bootstrap_servers, auto_offset_reset="earliest"
    )
    await consumer.start()
    record = await asyncio.wait_for(consumer.getone(), 10)
    await consumer.stop()
    assert record.value == b"word"
    assert "never-made" not in await admin.list_topics()
    await admin.close()


async def test_a_checkout_in_the_place_of_a_deleted_one_starts_with_data_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "again"
    deleted = EmbeddedPostgres(folder, durable=False)
    await deleted.start()
    await deleted.stop()
    shutil.rmtree(folder)

    another = EmbeddedPostgres(folder, durable=False)
    try:
        await another.start()
        assert another.has_data
    finally:
        await another.stop()
        another.remove()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's PostgreSQL may lie outside of its folder")
async def test_what_a_deleted_checkout_left_outside_of_it_is_taken_away(tmp_path: Path) -> None:
    gone = EmbeddedPostgres(tmp_path / "gone", durable=False)
    await gone.start()
    await gone.stop()
    left = gone.data_folder.parent
    assert left.parent != tmp_path / "gone"
    shutil.rmtree(tmp_path / "gone")
    another = EmbeddedPostgres(tmp_path / "another", durable=False)
    await another.start()
    await another.stop()
    another.remove()
    assert not left.exists()
