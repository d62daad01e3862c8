"""Facts to send about: sessions, as large as the product's own."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from shared.contracts import Record, SessionState
from shared.contracts.envelope import Topic, headers_of
from shared.ids import uuid7

STARTS: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VERSIONS: Final = 5
TRACE: Final = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@dataclass(frozen=True)
class Fact:
    """A state with what the outbox would know about it."""

    record: Record
    event_id: UUID
    sequence: int
    time: datetime

    def headers(self) -> list[tuple[str, bytes]]:
        return headers_of(
            self.record,
            service="probe",
            event_id=self.event_id,
            sequence=self.sequence,
            time=self.time,
            traceparent=TRACE,
        )


def session(key: UUID, version: int) -> SessionState:
    starts = STARTS + timedelta(hours=version)
    return SessionState(
        session_id=key,
        version=version,
        change="booked" if version == 1 else "rescheduled",
        state="booked",
        mentor_id=uuid7(),
        mentee_ids=(uuid7(),),
        offering_id=uuid7(),
        mentorship_id=uuid7(),
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        previous_starts_at=None if version == 1 else starts,
        previous_ends_at=None if version == 1 else starts,
    )


def facts(topic: Topic[Any], number: int) -> Iterator[Fact]:
    """Keys with five versions each, mixed as life mixes them, every key's versions in order."""
    keys = [uuid7() for _ in range(-(-number // VERSIONS))]
    seen = dict.fromkeys(keys, 0)
    order = keys * VERSIONS
    random.Random(7).shuffle(order)
    for place, key in enumerate(order[:number]):
        seen[key] = version = seen[key] + 1
        record = topic.record(session(key, version))
        yield Fact(record, uuid7(), version, STARTS + timedelta(microseconds=317 * place))
