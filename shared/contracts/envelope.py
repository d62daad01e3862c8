"""How an event travels: CloudEvents 1.0 in the Kafka protocol binding's binary mode (headers `ce_*`, JSON value)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Generic, TypeAlias, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.contracts.learning import refuse_what_is_said_too_early

PREFIX: Final = "mentoring."
MAXIMUM_VALUE_BYTES: Final = 900_000  # below the broker's limit of 1 MiB with room for key and headers

Headers: TypeAlias = Sequence[tuple[str, bytes]]


UNKNOWN: Final = "unknown"
"""What a reader finds where a later release said a word that it does not know; no contract may mean something by it."""


class State(BaseModel):
    """The whole public state of an aggregate. Frozen; unknown fields of later writers are ignored, unknown words borne."""

    model_config = ConfigDict(frozen=True, extra="ignore")


S = TypeVar("S", bound=State)


@dataclass(frozen=True)
class TopicSettings:
    """What the broker is told about a topic. Every topic is compacted: the last state of a key stays for ever."""

    minimum_compaction_lag: timedelta = timedelta(days=7)
    maximum_compaction_lag: timedelta = timedelta(days=14)
    tombstone_retention: timedelta = timedelta(days=30)
    segment_age: timedelta = timedelta(days=1)

    def as_values(self) -> dict[str, list[str] | int]:
        """The settings under the broker's own names: lists as lists, times in milliseconds, sizes in bytes."""

        def milliseconds(span: timedelta) -> int:
            return span // timedelta(milliseconds=1)

        return {
            "cleanup.policy": ["compact"],
            "min.compaction.lag.ms": milliseconds(self.minimum_compaction_lag),
            "max.compaction.lag.ms": milliseconds(self.maximum_compaction_lag),
            "delete.retention.ms": milliseconds(self.tombstone_retention),
            "segment.ms": milliseconds(self.segment_age),
            "max.message.bytes": 1048588,
        }

    def broker_config(self) -> dict[str, str]:
        """The same as the broker takes and tells them: each a text."""
        return {
            name: ",".join(value) if isinstance(value, list) else str(value) for name, value in self.as_values().items()
        }


@dataclass(frozen=True)
class Record:
    """A state (or, with no value, an erasure) on its way to a topic; the outbox gives it its sequence.

    `producers`: the services that the registry lets say it.
    """

    topic: str
    type: str
    key: UUID
    value: bytes | None
    producers: tuple[str, ...]


@dataclass(frozen=True)
class Topic(Generic[S]):
    """A topic of the registry.

    `name` is short (`sessions`); on the broker it is `mentoring.sessions`. `key` names the state's field that is the
    aggregate's id and the record's key. `type` is the CloudEvents type with its major version.
    """

    name: str
    summary: str
    state: type[S]
    key: str
    type: str
    producers: tuple[str, ...]
    consumers: tuple[str, ...]
    settings: TopicSettings = field(default_factory=TopicSettings)

    @property
    def broker_name(self) -> str:
        return PREFIX + self.name

    def record(self, state: S) -> Record:
        """This state, ready for the outbox. Raises `ValueError` where it is too large for the broker or says a word too early."""
        value = state.__pydantic_serializer__.to_json(state, exclude_none=True)
        if len(value) > MAXIMUM_VALUE_BYTES:
            raise ValueError(f"a record of {self.name} has {len(value)} bytes; at most {MAXIMUM_VALUE_BYTES} travel")
        refuse_what_is_said_too_early(self.type, self.state, value)
        return Record(self.name, self.type, getattr(state, self.key), value, self.producers)

    def tombstone(self, key: UUID) -> Record:
        """The aggregate is erased: compaction drops every state of this key."""
        return Record(self.name, self.type, key, None, self.producers)

    def parse(self, value: bytes) -> S:
        """The state in a record's value. Raises `pydantic.ValidationError`."""
        return self.state.model_validate_json(value)


def instant(time: datetime) -> bytes:
    """A time as `ce_time` has it (RFC 3339, in UTC)."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z").encode()


class Enveloping:
    """Makes the CloudEvents headers of a service's records (CloudEvents 1.0 §3.1, Kafka binding §3.2).

    What is the same in every record of a type is made once.
    """

    def __init__(self, service: str) -> None:
        self._source = f"/mentoring/{service}".encode()
        self._states: dict[str, Headers] = {}
        self._tombstones: dict[str, Headers] = {}

    def headers(
        self,
        type_: str,
        key: bytes,
        value: bytes | None,
        event_id: bytes,
        sequence: int,
        time: bytes,
        traceparent: str | None,
    ) -> list[tuple[str, bytes]]:
        """`key` is the record's, `event_id` a UUID as text, `time` as `instant` writes it; `sequence` counts the states published for it on the topic, from 1 and without gaps."""
        same = (self._tombstones if value is None else self._states).get(type_)
        headers = [
            *(same or self._same_of(type_, tombstone=value is None)),
            ("ce_id", event_id),
            ("ce_time", time),
            ("ce_subject", key),
            ("ce_sequence", b"%d" % sequence),
        ]
        if traceparent is not None:
            headers.append(("traceparent", traceparent.encode()))
        return headers

    def _same_of(self, type_: str, *, tombstone: bool) -> Headers:
        same = [("ce_specversion", b"1.0"), ("ce_source", self._source), ("ce_type", type_.encode())]
        if tombstone:
            return self._tombstones.setdefault(type_, same)
        return self._states.setdefault(type_, [*same, ("content-type", b"application/json")])


def headers_of(
    record: Record, *, service: str, event_id: UUID, sequence: int, time: datetime, traceparent: str | None
) -> list[tuple[str, bytes]]:
    """The CloudEvents headers of a record."""
    key, id_ = str(record.key).encode(), str(event_id).encode()
    return Enveloping(service).headers(record.type, key, record.value, id_, sequence, instant(time), traceparent)
