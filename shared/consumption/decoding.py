"""From a record's bytes to an event, or to the reason why it is none. Never raises on what is in a record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError

from shared.consumption.declaration import Event
from shared.contracts.envelope import Topic

_HIGHEST: Final = 2**63 - 1


@dataclass(frozen=True)
class ReceivedRecord:
    """A record as the broker gave it: nothing decoded, nothing dropped."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[bytes, bytes | None], ...]


@dataclass(frozen=True)
class Poison:
    """A record that is no event of its topic. `reason` names what is wrong and repeats nothing of it."""

    reason: str
    subject: UUID | None = None
    sequence: int | None = None


class Ignored:
    """A record of a type this reader does not know: later writers may add types."""


def decode(topic: Topic[Any], record: ReceivedRecord) -> Event[Any] | Poison | Ignored:
    """What a record says."""
    headers = dict(record.headers)
    subject, sequence = _subject(record.key), _sequence(headers.get(b"ce_sequence"))
    type_ = headers.get(b"ce_type")
    if type_ is None:
        return Poison("no ce_type header", subject, sequence)
    if type_ != topic.type.encode():
        if type_.rpartition(b".v")[0] == topic.type.rpartition(".v")[0].encode():
            return Poison("unknown major version", subject, sequence)
        return Ignored()
    if subject is None:
        return Poison("the key is no UUID", None, sequence)
    if headers.get(b"ce_subject") != str(subject).encode():
        return Poison("ce_subject is not the key", subject, sequence)
    if sequence is None:
        return Poison("ce_sequence is no positive 64-bit integer", subject)
    if (time := _time(headers.get(b"ce_time"))) is None:
        return Poison("ce_time is no instant", subject, sequence)
    traceparent = _text(headers.get(b"traceparent"))
    if record.value is None:
        return Event(topic.name, subject, sequence, None, time, traceparent)
    try:
        state = topic.parse(record.value)
    except ValidationError as error:
        return Poison(_summary(error), subject, sequence)
    if getattr(state, topic.key) != subject:
        return Poison("the state belongs to another key", subject, sequence)
    return Event(topic.name, subject, sequence, state, time, traceparent)


def _summary(error: ValidationError) -> str:
    """Where and how the value is wrong, without a word of what it says."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    place = ".".join(str(step) for step in first["loc"] if isinstance(step, int) or step.isidentifier())
    return f"{error.error_count()} invalid fields, first {first['type']} at {place or 'the value'}"


def _subject(key: bytes | None) -> UUID | None:
    text = _text(key)
    try:
        return UUID(text) if text is not None and len(text) == 36 else None  # noqa: PLR2004 — the canonical form only
    except ValueError:
        return None


def _sequence(header: bytes | None) -> int | None:
    if header is None or not header.isdigit() or len(header) > len(str(_HIGHEST)):
        return None
    return number if 0 < (number := int(header)) <= _HIGHEST else None


def _time(header: bytes | None) -> datetime | None:
    text = _text(header)
    try:
        time = datetime.fromisoformat(text) if text is not None else None
    except ValueError:
        return None
    return time if time is not None and time.tzinfo is not None else None


def _text(raw: bytes | None) -> str | None:
    try:
        return raw.decode("ascii") if raw is not None else None
    except UnicodeDecodeError:
        return None
