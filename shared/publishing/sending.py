"""Outbox rows become records at the broker, in whole batches a partition."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any, Final, TypeAlias

import asyncpg
from aiokafka import AIOKafkaProducer
from aiokafka.errors import InvalidTopicError, KafkaError, MessageSizeTooLargeError
from aiokafka.producer.message_accumulator import BatchBuilder

from shared.contracts.envelope import PREFIX, Enveloping
from shared.ground.faults import fault_point
from shared.postgres import Connection, Trouble, trouble_of
from shared.publishing.partitions import partitions_of

Producer: TypeAlias = AIOKafkaProducer
Row: TypeAlias = asyncpg.Record

BATCH: Final = 2_000  # of a shard: some two megabytes
ACK_SECONDS: Final = 60.0
BATCH_BYTES: Final = 960 * 1024  # below the broker's limit for a batch; a relay's rows fill one a partition at most
LARGEST_VALUE: Final = 1_048_576 - 4_096  # what the broker takes by default, less room for key and headers
REFUSED: Final = (MessageSizeTooLargeError, InvalidTopicError)


ID, SHARD, TOPIC, KEY = range(4)  # places in a row: looking names up is dear where it is done for every record


async def read_as_sent(connection: Connection) -> None:
    """From now on ids and times come out of this connection as a record has them.

    Making objects of them, and texts of those, takes longer than everything else that is done for a record.
    """
    await connection.set_type_codec(
        "uuid", schema="pg_catalog", format="text", encoder=bytes.decode, decoder=str.encode
    )
    await connection.set_type_codec(
        "timestamptz", schema="pg_catalog", format="text", encoder=datetime.isoformat, decoder=_instant
    )


def _instant(text: str) -> bytes:
    """PostgreSQL's way to write a time in UTC, as `ce_time` has it."""
    raw = text.encode()
    return raw[:10] + b"T" + raw[11:-3] + b"Z"


class BatchRefused(KafkaError):  # type: ignore[misc]
    """The broker refuses a batch because of one of its records, and does not say of which."""

    def __init__(self, why: KafkaError) -> None:
        super().__init__(type(why).__name__)
        self.why = why


@dataclass
class Outcome:
    """What became of rows: the broker has them, or refuses them for their own sake.

    Rows that are in neither wait behind a refused row of their key. `gap`: the producer must be replaced.
    """

    acked: list[Row] = field(default_factory=list)
    refused: list[tuple[Row, Exception]] = field(default_factory=list)
    gap: bool = False
    _held: set[tuple[str, bytes]] = field(default_factory=set)

    def refuse(self, row: Row, error: Exception) -> None:
        """Notes that it can't be sent; later rows of its key are held from now on."""
        self._held.add((row["topic"], row["key"]))
        self.refused.append((row, error))

    def holds(self, row: Row) -> bool:
        """Whether an earlier row of its key was refused."""
        return bool(self._held) and (row["topic"], row["key"]) in self._held


class Sender:
    """Sends rows through a producer, each key's in the order they come in.

    Batches are built here and sent whole: `producer.send` looks up, hashes and waits anew for each record, which costs
    several times as much as everything else together.
    """

    def __init__(self, producer: Producer, service: str) -> None:
        self._producer = producer
        self._enveloping = Enveloping(service)

    async def send(self, rows: Sequence[Row]) -> Outcome:
        """Returns when the broker has answered for every row. Raises what is no record's fault, and `BatchRefused`."""
        outcome = Outcome()
        sent: list[tuple[list[Row], Awaitable[Any]]] = []
        for topic, those in _by_topic(rows).items():
            sent += await self._send_topic(PREFIX + topic, those, outcome)
        fault_point("relay.after_send_before_ack")
        answers = await asyncio.wait_for(
            asyncio.gather(*(answer for _, answer in sent), return_exceptions=True), ACK_SECONDS
        )
        for (batch, _), answer in zip(sent, answers, strict=True):
            if isinstance(answer, REFUSED):
                raise BatchRefused(answer)
            if isinstance(answer, BaseException):
                raise answer
            outcome.acked += batch
        return outcome

    async def send_one_by_one(self, rows: Sequence[Row]) -> Outcome:
        """As `send`, each row in a batch of its own and acknowledged before the next: stops at the first that is refused.

        What the broker refuses leaves a gap in the sequence of an idempotent producer, which then takes nothing more.
        A row on which we fail ourselves is refused where others pass, else its error is raised: the fault is in all.
        """
        outcome = Outcome()
        wrong: dict[tuple[str, bytes], tuple[Row, Exception]] = {}
        for row in rows:
            if (row[TOPIC], row[KEY]) in wrong:
                continue
            try:
                part = await self.send([row])
            except BatchRefused as refusal:
                outcome.refuse(row, refusal.why)
                outcome.gap = True
                break
            except Exception as error:
                if trouble_of_sending(error) is not Trouble.WRONG:
                    raise
                wrong[row[TOPIC], row[KEY]] = row, error
                continue
            outcome.acked += part.acked
            for refused in part.refused:
                outcome.refuse(*refused)
            if outcome.refused:
                break
        _refuse_where_others_passed(outcome, wrong.values())
        return outcome

    async def _send_topic(
        self, topic: str, rows: Sequence[Row], outcome: Outcome
    ) -> list[tuple[list[Row], Awaitable[Any]]]:
        """Hands the rows over in batches, each with the answer to come."""
        try:
            partitions = len(await self._producer.partitions_for(topic))
        except InvalidTopicError as error:
            _refuse_all(outcome, rows, error)
            return []
        batches: dict[int, tuple[BatchBuilder, list[Row]]] = {}
        sent: list[tuple[list[Row], Awaitable[Any]]] = []

        def begin(partition: int) -> tuple[BatchBuilder, list[Row]]:
            batches[partition] = self._producer.create_batch(), []
            return batches[partition]

        async def hand_over(partition: int) -> None:
            builder, batch = batches.pop(partition)
            sent.append((batch, await self._producer.send_batch(builder, topic, partition=partition)))

        now = int(time.time() * 1_000)
        for row, partition in zip(rows, partitions_of([*map(itemgetter(KEY), rows)], partitions), strict=True):
            _, _, _, key, type_, event_id, sequence, value, happened_at, traceparent = row
            if outcome.refused and outcome.holds(row):
                continue
            if value is not None and len(value) > LARGEST_VALUE:
                outcome.refuse(row, MessageSizeTooLargeError())
                continue
            headers = self._enveloping.headers(type_, key, value, event_id, sequence, happened_at, traceparent)
            builder, batch = batches.get(partition) or begin(partition)
            if builder.append(timestamp=now, key=key, value=value, headers=headers) is None:
                await hand_over(partition)
                builder, batch = begin(partition)
                builder.append(timestamp=now, key=key, value=value, headers=headers)
            batch.append(row)
        for partition in tuple(batches):
            await hand_over(partition)
        return sent


def _by_topic(rows: Sequence[Row]) -> dict[str, list[Row]]:
    topics: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        topics[row[TOPIC]].append(row)
    return topics


def _refuse_all(outcome: Outcome, rows: Sequence[Row], error: KafkaError) -> None:
    for row in rows:
        if not outcome.holds(row):
            outcome.refuse(row, error)


def _refuse_where_others_passed(outcome: Outcome, wrong: Collection[tuple[Row, Exception]]) -> None:
    if wrong and not outcome.acked:
        raise next(error for _, error in wrong)
    for row, error in wrong:
        outcome.refuse(row, error)


def batches_of(shards: Iterable[list[Row]]) -> Iterator[Sequence[Row]]:
    """Shards' rows put together until they are a batch; those of one shard stay in one."""
    batch: list[Row] = []
    for rows in shards:
        batch += rows
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def trouble_of_sending(error: BaseException) -> Trouble:
    """As of the database; whatever a client of the broker raises is the broker's."""
    return Trouble.GONE if isinstance(error, KafkaError) else trouble_of(error)
