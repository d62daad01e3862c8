"""What a run leaves behind, as values: the checker reads nothing else."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from importlib import import_module
from typing import Any, Final, TypeAlias
from uuid import UUID

from shared.consuming import ConsumerRecord
from shared.consuming.declaration import AnyConsumer
from shared.contracts import SERVICES, TOPICS
from shared.publishing.outbox import Token

Row: TypeAlias = Mapping[str, Any]
Tables: TypeAlias = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class LogRecord:
    """A record of a topic. `topic` is the short name; `at`: when the broker was given it, in seconds of real time."""

    topic: str
    partition: int
    offset: int
    key: UUID | None
    sequence: int | None
    event_id: str
    time: datetime | None
    at: float
    raw: ConsumerRecord

    @property
    def place(self) -> str:
        return f"{self.topic}/{self.partition}@{self.offset}"


@dataclass(frozen=True)
class Command:
    """A command of the load and its last answer. `status` 0: there never was one, so it may or may not have happened."""

    number: int
    client: str
    does: str
    status: int
    answer: Any
    tokens: tuple[Token, ...]
    began: float
    ended: float
    tries: int
    key: str | None = None
    about: str = ""
    """The path that it was sent to."""

    @property
    def is_acknowledged(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True)
class DeliveredMail:
    """A mail as it arrived."""

    message_id: str
    recipients: tuple[str, ...]
    subject: str


@dataclass(frozen=True)
class ConsumerOf:
    """A consumer with the service that it belongs to."""

    service: str
    consumer: AnyConsumer

    @property
    def name(self) -> str:
        return self.consumer.name_in(self.service)


@dataclass(frozen=True)
class Evidence:
    """Everything that was collected once nothing moved any more.

    `tables`: rows by service and table. `rebuilt`: the same for projections built anew from the topics; empty where
    that was not done. `witnessed`: whether the processes ran with witnesses, which note each event handed to a handler
    and each timer fired, in the transaction of the effect. `now`: the product's clock.
    """

    now: datetime
    records: Sequence[LogRecord]
    tables: Mapping[str, Tables]
    mails: Sequence[DeliveredMail] = ()
    history: Sequence[Command] = ()
    rebuilt: Mapping[str, Tables] = field(default_factory=dict)
    witnessed: bool = False
    mails_again: int = 0
    """How many mails a fault may have sent a second time."""
    poisoned: Collection[str] = ()
    """Records that must be dead letters, as `<consumer> <topic>/<partition>@<offset>`."""
    deadlocks: Sequence[str] = ()
    """Each in the database's own words, where it wrote them down."""
    released: Mapping[UUID, str] = field(default_factory=dict)
    """Reports of outcomes as they were when they were first seen, by release; empty where nobody looked before."""

    @cached_property
    def by_key(self) -> Mapping[tuple[str, UUID], Sequence[LogRecord]]:
        """The well-formed records of each topic and key, in the order of the log."""
        found: dict[tuple[str, UUID], list[LogRecord]] = {}
        for record in self.records:
            if record.key is not None and record.sequence is not None:
                found.setdefault((record.topic, record.key), []).append(record)
        return found

    @cached_property
    def span(self) -> tuple[float, float]:
        """When the oldest and when the newest record came that there is, in seconds of real time."""
        came = [record.at for record in self.records]
        return min(came, default=0.0), max(came, default=0.0)

    @cached_property
    def requests_of_runs(self) -> Collection[UUID]:
        """The requests for mentors that match runs have made in mentees' names."""
        sent = {row["proposal_id"] for row in self.rows("matching", "match_outcomes")}
        return {row["request_id"] for row in self.rows("matching", "proposals") if row["proposal_id"] in sent}

    @cached_property
    def carried_into(self) -> Collection[UUID]:
        """The mentorships into which something came along from a former one of their mentee."""
        return {row["carried_into"] for row in self.rows("mentorships", "keepings")}

    def rows(self, service: str, table: str) -> Sequence[Row]:
        return self.tables.get(service, {}).get(table, ())

    def everywhere(self, table: str) -> Iterator[tuple[str, Row]]:
        """The rows of a table that every service has, with the service."""
        for service in SERVICES:
            for row in self.rows(service, table):
                yield service, row


def consumers() -> Sequence[ConsumerOf]:
    """Everything that any service listens to."""
    return [
        ConsumerOf(service, consumer)
        for service in SERVICES
        for consumer in import_module(f"services.{service}.consumers").CONSUMERS
    ]


PRODUCERS: Final[Mapping[str, tuple[str, ...]]] = {topic.name: topic.producers for topic in TOPICS}
