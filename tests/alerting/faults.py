"""What is done to a platform so that an alert fires, and undone."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeAlias

import httpx

from deploy.local.mail import MailSink
from shared.contracts import SKILLS
from shared.ids import uuid7
from tests.alerting.stage import WatchedStage
from tests.faults.acts import book
from tests.faults.load import Load
from tests.faults.proxy import Network
from tests.fixtures.eventually import eventually
from tests.fixtures.publishing import producer_of

TOO_LARGE: Final = 1_200_000
"""Bytes that the broker takes in no record."""

CONSUMED: Final = ("matching.consumed", "mentorships.consumed", "notifications.consumed")
TOO_LONG_FOR_AN_EFFECT: Final = 8.0
CAUGHT_UP_IN: Final = 2.0
AWAY_FOR: Final = 10.0
NOTHING_LEFT_WITHIN: Final = 120.0
"""Longer than a worker's longest pause after an outage."""

NOT_SENT: Final = "SELECT count(*) FROM profiles.mails WHERE state IN ('pending', 'sending')"

Doing: TypeAlias = "Callable[[WatchedStage, Load], AbstractAsyncContextManager[None]]"


@dataclass(frozen=True)
class Fault:
    """`alerts`: those that must fire because of it."""

    name: str
    alerts: frozenset[str]
    doing: Doing


class Refusing(MailSink):
    """A mail server that takes nothing from us, whoever it is for."""

    async def handle_RCPT(self, *_: object) -> str:  # noqa: N802 — aiosmtpd's name
        return "550 5.7.1 nothing is taken from this sender"


@asynccontextmanager
async def kafka_is_away(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    await stage.broker.kill()
    yield
    await stage.broker.start()
    stage._write_down()


@asynccontextmanager
async def the_database_is_away(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    await stage.database.kill()
    yield
    await stage.restart_database()


@asynccontextmanager
async def an_event_says_nothing(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    async with producer_of(stage.broker.bootstrap_servers) as producer:
        key = str(uuid7()).encode()
        headers = [("ce_specversion", b"1.0"), ("ce_type", SKILLS.type.encode())]
        await producer.send_and_wait(SKILLS.broker_name, b"{", key=key, headers=headers)
    yield
    await _do(stage, "DELETE FROM matching.dead_letters")


@asynccontextmanager
async def a_record_is_too_large(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    await _do(
        stage,
        "INSERT INTO scheduling.outbox (shard, event_id, topic, type, key, sequence, value, happened_at, written_at)"
        f" VALUES (0, gen_random_uuid(), 'availability', 'mentoring.availability.v1', '{uuid7()}', 1,"
        f" convert_to(repeat('x', {TOO_LARGE}), 'UTF8'), now(), now())",
    )
    yield
    await _do(stage, "DELETE FROM scheduling.outbox WHERE key IN (SELECT key FROM scheduling.outbox_parked)")
    await _do(stage, "DELETE FROM scheduling.outbox_parked")


@asynccontextmanager
async def a_consumer_stands_still(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    async with _holding(stage, "LOCK TABLE matching.consumed IN ACCESS EXCLUSIVE MODE"):
        yield


@asynccontextmanager
async def an_index_cannot_be_read(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    async with _holding(stage, "LOCK TABLE matching.skills IN ACCESS EXCLUSIVE MODE"):
        yield


@asynccontextmanager
async def the_pool_is_full(stage: WatchedStage, load: Load) -> AsyncIterator[None]:
    async with _holding(stage, "LOCK TABLE scheduling.sessions IN ACCESS EXCLUSIVE MODE"):
        reader = load.town.people[0]
        async with _again_and_again(lambda: load.read(reader, "/scheduling/v1/me/sessions"), clients=30):
            yield


@asynccontextmanager
async def consumers_stop_and_go(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    """Again and again they stand still for longer than an effect may take, and go on."""

    async def stop_and_go() -> None:
        async with _holding(stage, f"LOCK TABLE {', '.join(CONSUMED)} IN ACCESS EXCLUSIVE MODE"):
            await asyncio.sleep(TOO_LONG_FOR_AN_EFFECT)
        await asyncio.sleep(CAUGHT_UP_IN)

    async with _again_and_again(stop_and_go, clients=1):
        yield


@asynccontextmanager
async def mails_are_refused(stage: WatchedStage, load: Load) -> AsyncIterator[None]:
    assert stage.mails is not None
    refusing = Refusing(stage.folders.mails, stage.mails.port)
    await stage.mails.stop()
    await refusing.start()

    async def ask() -> None:
        await _ask_for_codes(load, 3)
        await _until_none(stage, NOT_SENT)

    async with _again_and_again(ask, clients=1):
        yield
    await refusing.stop()
    await stage.mails.start()


@asynccontextmanager
async def mails_leave_late(stage: WatchedStage, load: Load) -> AsyncIterator[None]:
    """Again and again the mail server is away until mails have waited for more than a minute of the product's, and takes them all."""
    mails = stage.mails
    assert mails is not None

    async def away_and_back() -> None:
        await mails.stop()
        await _ask_for_codes(load, 10)
        await asyncio.sleep(AWAY_FOR)
        stage.move_clock(timedelta(minutes=1))
        await mails.start()
        await _until_none(stage, NOT_SENT)

    async with AsyncExitStack() as after:
        after.push_async_callback(mails.start)
        after.push_async_callback(mails.stop)
        async with _again_and_again(away_and_back, clients=1):
            yield


@asynccontextmanager
async def mails_are_kept(stage: WatchedStage, load: Load) -> AsyncIterator[None]:
    assert stage.mails is not None
    await stage.mails.stop()
    await _ask_for_codes(load, 1)
    stage.move_clock(timedelta(minutes=11))
    yield
    await stage.mails.start()


@asynccontextmanager
async def a_timer_is_nobodys(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    """Of a kind that no release of this one knows."""
    due = f"timestamptz '{stage.now() - timedelta(minutes=6):%Y-%m-%dT%H:%M:%SZ}'"
    await _do(
        stage,
        f"INSERT INTO scheduling.timers (kind, subject, version, due_at) VALUES ('of-tomorrow', '{uuid7()}', 1, {due})",
    )
    yield
    await _do(stage, "DELETE FROM scheduling.timers WHERE kind = 'of-tomorrow'")


@asynccontextmanager
async def tables_are_older(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    await _do(stage, "UPDATE scheduling.schema_revision SET number = number - 1")
    yield
    await _do(stage, "UPDATE scheduling.schema_revision SET number = number + 1")


@asynccontextmanager
async def the_database_is_far(stage: WatchedStage, load: Load) -> AsyncIterator[None]:
    stage.postgres_proxy.become(Network.SLOW)
    async with _again_and_again(lambda: book(load, random.Random()), clients=8):
        yield
    stage.postgres_proxy.become(Network.GOOD)


@asynccontextmanager
async def a_certificate_ends_soon(stage: WatchedStage, _load: Load) -> AsyncIterator[None]:
    stage.certificate_ends_in(3)
    yield
    stage.certificate_ends_in(90)


FAULTS: Final[Sequence[Fault]] = (
    Fault("a certificate near its end", frozenset({"CertificateEnds"}), a_certificate_ends_soon),
    Fault("an event that says nothing", frozenset({"DeadLetter"}), an_event_says_nothing),
    Fault("a record that Kafka refuses", frozenset({"KeyIsParked"}), a_record_is_too_large),
    Fault("a timer of nobody's", frozenset({"TimersAreLate"}), a_timer_is_nobodys),
    Fault("tables that are older", frozenset({"SchemaIsOlder"}), tables_are_older),
    Fault("a mail server that is away", frozenset({"MailIsLate"}), mails_are_kept),
    Fault("a mail server that refuses", frozenset({"MailIsRefused"}), mails_are_refused),
    Fault(
        "a mail server that comes and goes", frozenset({"SlowMailBurnsFast", "SlowMailBurnsSlowly"}), mails_leave_late
    ),
    Fault("a database that is far", frozenset({"SlowBookingBurnsFast", "SlowBookingBurnsSlowly"}), the_database_is_far),
    Fault("connections that nobody gives back", frozenset({"PoolIsFull"}), the_pool_is_full),
    Fault(
        "consumers that stop and go",
        frozenset({"SlowEffectBurnsFast", "SlowEffectBurnsSlowly"}),
        consumers_stop_and_go,
    ),
    Fault(
        "Kafka away",
        frozenset({"OutboxIsOld", "PartGetsNowhere", "OldOutboxBurnsFast", "OldOutboxBurnsSlowly"}),
        kafka_is_away,
    ),
    Fault("a consumer that stands still", frozenset({"ConsumerIsBehind"}), a_consumer_stands_still),
    Fault("an index that can't be read", frozenset({"IndexIsOld"}), an_index_cannot_be_read),
    Fault(
        "the database away",
        frozenset({"NothingIsReady", "AvailabilityBurnsFast", "AvailabilityBurnsSlowly"}),
        the_database_is_away,
    ),
)


async def _do(stage: WatchedStage, statement: str) -> None:
    connection = await stage.connect()
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _until_none(stage: WatchedStage, counted: str) -> None:
    connection = await stage.connect()

    async def none_is_left() -> bool:
        return not await connection.fetchval(counted)

    try:
        await eventually(none_is_left, within=NOTHING_LEFT_WITHIN, every=0.5)
    finally:
        await connection.close()


async def _ask_for_codes(load: Load, number: int) -> None:
    """Each by a mail to somebody else, so that none is too many for one address."""
    for _ in range(number):
        await load._http.post("/profiles/v1/sign-ins", json={"email": f"nobody-{uuid7()}@town.example"})


@asynccontextmanager
async def _holding(stage: WatchedStage, statement: str) -> AsyncIterator[None]:
    connection = await stage.connect()
    try:
        async with connection.transaction():
            await connection.execute(statement)
            yield
    finally:
        await connection.close()


@asynccontextmanager
async def _again_and_again(ask: Callable[[], Awaitable[Any]], *, clients: int) -> AsyncIterator[None]:
    async def client() -> None:
        while True:
            with suppress(httpx.HTTPError):
                await ask()
            await asyncio.sleep(0)

    asking = [asyncio.create_task(client()) for _ in range(clients)]
    try:
        yield
    finally:
        for each in asking:
            each.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
