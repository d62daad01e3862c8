"""From a record's bytes to an event, or to the reason why it is none. Never raises on what is in a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

from asyncpg.pgproto.pgproto import UUID  # a uuid.UUID in C: read, compared and written ten times as fast
from pydantic import ValidationError

from shared.consuming.declaration import Event
from shared.consuming.unknown_words import read_as_far_as_known
from shared.contracts.envelope import Topic
from shared.ground.tracing import well_formed

_HIGHEST: Final = 2**63 - 1


class ConsumerRecord(Protocol):
    """What is read of a record as a client of the broker gives it: nothing decoded, nothing dropped.

    Where the name of a header is no UTF-8 it holds surrogates in place of bytes (PEP 383).
    """

    @property
    def topic(self) -> str: ...
    @property
    def partition(self) -> int: ...
    @property
    def offset(self) -> int: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
    @property
    def headers(self) -> Sequence[tuple[str, bytes | None]]: ...


@dataclass(frozen=True)
class KeptRecord:
    """A record that no client gives any more: one that was kept aside."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...]


@dataclass(frozen=True)
class Poison:
    """A record that is no event of its topic. `reason` names what is wrong and repeats nothing of it."""

    reason: str
    subject: UUID | None = None
    sequence: int | None = None


class Ignored:
    """A record of a type this reader does not know: later writers may add types."""


class _Malformed(Exception):
    """Why a record is no event."""


def decode(topic: Topic[Any], record: ConsumerRecord) -> Event[Any] | Poison | Ignored:
    """What a record says."""
    headers = dict(record.headers)
    subject, sequence = _subject(record.key), _sequence(headers.get("ce_sequence"))
    try:
        if not _is_ours(topic, headers.get("ce_type")):
            return Ignored()
        if subject is None:
            raise _Malformed("the key is no UUID")
        if headers.get("ce_subject") != str(subject).encode():
            raise _Malformed("ce_subject is not the key")
        if sequence is None:
            raise _Malformed("ce_sequence is no positive 64-bit integer")
        time, traceparent = _time(headers.get("ce_time")), well_formed(_text(headers.get("traceparent")))
        state, whole = _state(topic, subject, record.value)
        return Event(topic.name, subject, sequence, state, time, traceparent, not whole)
    except _Malformed as why:
        return Poison(str(why), subject, sequence)


def _is_ours(topic: Topic[Any], type_: bytes | None) -> bool:
    """Whether the record is of the topic's type. A type of that name but another major version is malformed."""
    if type_ == (ours := topic.type.encode()):
        return True
    if type_ is None:
        raise _Malformed("no ce_type header")
    if type_.rpartition(b".v")[0] == ours.rpartition(b".v")[0]:
        raise _Malformed("unknown major version")
    return False


def _state(topic: Topic[Any], subject: UUID, value: bytes | None) -> tuple[Any, bool]:
    """The state, or None for a tombstone; an empty value is no tombstone. And whether all of its words are known."""
    if value is None:
        return None, True
    whole = True
    try:
        state = topic.parse(value)
    except ValidationError as error:
        state, whole = read_as_far_as_known(topic, value, error), False
        if state is None:
            raise _Malformed(_summary(error)) from None
    if getattr(state, topic.key) != subject:
        raise _Malformed("the state belongs to another key")
    return state, whole


def _summary(error: ValidationError) -> str:
    """Where and how the value is wrong, without a word of what it says."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    place = ".".join(str(step) for step in first["loc"] if isinstance(step, int) or step.isidentifier())
    return f"{error.error_count()} invalid fields, first {first['type']} at {place or 'the value'}"


def _subject(key: bytes | None) -> UUID | None:
    try:
        return UUID(key.decode("ascii")) if key is not None and len(key) == 36 else None  # the canonical form only
    except ValueError:
        return None


def _sequence(header: bytes | None) -> int | None:
    if header is None or not header.isdigit() or len(header) > len(str(_HIGHEST)):
        return None
    return number if 0 < (number := int(header)) <= _HIGHEST else None


def _time(header: bytes | None) -> datetime:
    try:
        time = datetime.fromisoformat(_text(header) or "")
    except ValueError:
        raise _Malformed("ce_time is no instant") from None
    if time.tzinfo is None:
        raise _Malformed("ce_time has no offset")
    return time


def _text(raw: bytes | None) -> str | None:
    try:
        return raw.decode("ascii") if raw is not None else None
    except UnicodeDecodeError:
        return None
