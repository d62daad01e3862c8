"""What a town has told, multiplied as its rows are: the last record of each key once more for each copy, under other ids."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self
from uuid import UUID

from aiokafka import AIOKafkaProducer

from deploy.operating.collecting import Log
from deploy.operating.evidence import LogRecord
from shared.ground.kafka_access import KafkaAccess

_ID: Final = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SAME: Final = 28
"""Characters of an id that all its copies share."""
_BATCH: Final = 512 * 1024
_VERSION: Final = re.compile(rb'"version":(\d+)')


@dataclass(frozen=True)
class Text:
    """A text with ids in it, taken apart: what stands before each id and its beginning, and the eight digits that differ."""

    parts: Sequence[bytes]
    digits: Sequence[int]
    end: bytes

    @classmethod
    def of(cls, text: bytes, everybodys: Collection[bytes]) -> Self:
        parts, digits, done = [], [], 0
        for found in _ID.finditer(text):
            if found[0] not in everybodys:
                parts.append(text[done : found.start() + _SAME])
                digits.append(int(found[0][_SAME:], 16))
                done = found.end()
        return cls(parts, digits, text[done:])

    def of_copy(self, copy: int) -> bytes:
        """As `tests.capacity.multiplying.of_copy` has it."""
        told = (part + b"%08x" % (each ^ copy) for part, each in zip(self.parts, self.digits, strict=True))
        return b"".join(told) + self.end


@dataclass(frozen=True)
class Multiple:
    """A record of the town; its headers are told as they are, but for the one that says whom it is about."""

    topic: str
    key: Text
    value: Text | None
    headers: Sequence[tuple[str, bytes]]

    @classmethod
    def of(cls, record: LogRecord, everybodys: Collection[bytes], *, later: int = 0) -> Self:
        value = record.raw.value
        if value is not None and later:
            value = _VERSION.sub(lambda found: b'"version":%d' % (int(found[1]) + later), value)
        told = {name: said for name, said in record.raw.headers if said is not None}
        headers = {**told, "ce_sequence": b"%d" % ((record.sequence or 0) + later)}
        return cls(
            record.raw.topic,
            Text.of(record.raw.key or b"", everybodys),
            None if value is None else Text.of(value, everybodys),
            list(headers.items()),
        )

    def of_copy(self, copy: int) -> Mapping[str, Any]:
        key = self.key.of_copy(copy)
        headers = [(name, key if name == "ce_subject" else said) for name, said in self.headers]
        return {"key": key, "value": self.value and self.value.of_copy(copy), "headers": headers, "timestamp": None}


class Multiples:
    """Of all topics, but for what is everybody's."""

    def __init__(self, access: KafkaAccess, last: Sequence[LogRecord], everybodys: Collection[bytes]) -> None:
        self._access = access
        self._last = last
        self._everybodys = everybodys

    @classmethod
    async def of_what_was_told(cls, access: KafkaAccess, everybodys: Collection[UUID]) -> Self:
        """The last record of each key that stands on the topics now."""
        last = {(each.topic, each.key): each async for each in Log(access).each() if each.key is not None}
        theirs = [each for each in last.values() if each.key not in everybodys]
        return cls(access, theirs, {str(each).encode() for each in everybodys})

    async def tell(self, copies: Iterable[int]) -> int:
        """Each record once for each copy; how many."""
        return await self._tell([Multiple.of(each, self._everybodys) for each in self._last], copies)

    async def tell_later(self, topic: str, copies: Iterable[int]) -> int:
        """What follows on this topic, and no table knows; how many records."""
        of_topic = [each for each in self._last if each.topic == topic and each.raw.value is not None]
        return await self._tell([Multiple.of(each, self._everybodys, later=1) for each in of_topic], copies)

    async def _tell(self, multiples: Sequence[Multiple], copies: Iterable[int]) -> int:
        """A copy's records all have one partition of their topic."""
        number, copies = 0, list(copies)
        producer = AIOKafkaProducer(**self._access.options(), max_batch_size=_BATCH)
        await producer.start()
        try:
            for topic in sorted({each.topic for each in multiples}):
                of_topic = [each for each in multiples if each.topic == topic]
                partitions = sorted(await producer.partitions_for(topic))
                for partition in partitions:
                    theirs = [copy for copy in copies if copy % len(partitions) == partition]
                    number += await _send(producer, topic, partition, _records(of_topic, theirs))
        finally:
            await producer.stop()
        return number


def _records(multiples: Sequence[Multiple], copies: Iterable[int]) -> Iterator[Mapping[str, Any]]:
    return (each.of_copy(copy) for copy in copies for each in multiples)


async def _send(producer: AIOKafkaProducer, topic: str, partition: int, records: Iterator[Mapping[str, Any]]) -> int:
    """Batch by batch; returns when all of them are acknowledged."""
    batch, number, acks = producer.create_batch(), 0, []
    for record in records:
        if batch.append(**record) is None:
            acks.append(await producer.send_batch(batch, topic, partition=partition))
            batch = producer.create_batch()
            batch.append(**record)
        number += 1
    if batch.record_count():
        acks.append(await producer.send_batch(batch, topic, partition=partition))
    for ack in acks:
        await ack
    return number
