"""The events that travel while the demo plays, read from Kafka as any reader would."""

import json
import time
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from deploy.local.kafka_access import kafka_access
from shared.contracts import TOPICS
from shared.contracts.envelope import PREFIX

ARRIVES_WITHIN: Final = 10.0


@dataclass(frozen=True)
class Travelled:
    """An event as it lies on its topic."""

    topic: str
    change: str
    key: str
    sequence: int
    state: Mapping[str, Any]

    @property
    def what(self) -> tuple[str, str]:
        return self.topic, self.change

    def people(self) -> list[str]:
        """The ids of the people it is about."""
        fields = ("mentor_id", "mentee_id", "person_id", "author_id", "subject_id")
        single = [self.state[field] for field in fields if field in self.state]
        return [*single, *self.state.get("mentee_ids", ())]


class Reader:
    """Reads every topic from where it ended when the reader came; it belongs to no group and commits nothing."""

    def __init__(self, bootstrap_servers: str) -> None:
        names = [topic.broker_name for topic in TOPICS]
        self._consumer = AIOKafkaConsumer(*names, **kafka_access(bootstrap_servers).options(), enable_auto_commit=False)
        self._partitions: list[TopicPartition] = []
        self._unseen: list[Travelled] = []
        self.seen: Counter[tuple[str, str]] = Counter()

    async def __aenter__(self) -> Self:
        await self._consumer.start()
        self._partitions = list(self._consumer.assignment())  # without a group, all there are
        await self._consumer.seek_to_end(*self._partitions)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._consumer.stop()

    async def arrived(self, *awaited: tuple[str, str], about: Collection[str] = ()) -> list[Travelled]:
        """What has come since the last look, in the order of each topic.

        Waits a while until the `awaited` (topic, change) are among it, with one of the people in `about` where given.
        """
        missing = set(awaited)
        deadline = time.monotonic() + ARRIVES_WITHIN
        found: list[Travelled] = []
        while True:
            new = await self._read()
            found += new
            missing -= {event.what for event in new if not about or set(about) & set(event.people())}
            if not missing or time.monotonic() > deadline:
                break
        self.seen.update(event.what for event in found)
        return found

    async def _read(self) -> list[Travelled]:
        """All that there is at this moment."""
        ends = await self._consumer.end_offsets(self._partitions)
        events: list[Travelled] = []
        while any([await self._consumer.position(partition) < end for partition, end in ends.items()]):
            batches = await self._consumer.getmany(timeout_ms=50)
            events += [_event(record) for records in batches.values() for record in records]
        return events


def _event(record: ConsumerRecord) -> Travelled:
    headers = dict(record.headers)
    state = json.loads(record.value) if record.value else {}
    return Travelled(
        topic=record.topic.removeprefix(PREFIX),
        change=state.get("change", "erased"),
        key=(record.key or b"").decode(),
        sequence=int(headers.get("ce_sequence", b"0")),
        state=state,
    )
