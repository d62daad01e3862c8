"""How a service declares what it listens to: one handler a topic and kind."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from shared.contracts.envelope import State, Topic
from shared.postgres import Tx

S = TypeVar("S", bound=State)


@dataclass(frozen=True)
class Event(Generic[S]):
    """A change of an aggregate, as a handler sees it.

    `state` is the whole public state after the change, or None where the aggregate was erased. `sequence` counts the
    states of `key` on `topic` from 1 without gaps. `time` is when it happened, on the product's clock. `half_understood`:
    the state says a word of a later release; only a projection meets such, and is told again by a release that knows it.
    """

    topic: str
    key: UUID
    sequence: int
    state: S | None
    time: datetime
    traceparent: str | None = None
    half_understood: bool = False


def states_in(events: Sequence[Event[S]]) -> list[S]:
    """What the events say of what is still there, in their order."""
    return [event.state for event in events if event.state is not None]


def erased_in(events: Sequence[Event[S]]) -> list[UUID]:
    """The keys of what the events say is gone, in their order."""
    return [event.key for event in events if event.state is None]


Handler: TypeAlias = Callable[[Tx, Sequence[Event[S]], datetime], Awaitable[None]]


class Kind(Enum):
    """A projection wants the latest state of a key; a reaction wants each change once and in order."""

    PROJECTION = "projection"
    REACTION = "reaction"


@dataclass(frozen=True)
class Consumer(Generic[S]):
    """A handler and what it is for. `worth`: how old a change may be for a reaction to still care.

    `tables` are wholly made from the topic, those that others refer to first: a projection that names them is made
    anew beside the old one. `marks` are tables in which it only notes whose entry has changed.
    """

    topic: Topic[S]
    kind: Kind
    handler: Handler[S]
    worth: timedelta | None = None
    tables: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def name_in(self, service: str) -> str:
        """The consumer's name, which is its consumer group too: `scheduling.matches.projection`."""
        return f"{service}.{self.topic.name}.{self.kind.value}"


def projection(
    topic: Topic[S], *, tables: Sequence[str] = (), marks: Sequence[str] = ()
) -> Callable[[Handler[S]], Consumer[S]]:
    """The handler keeps the latest state of each key; it gets at most one event a key in a batch.

    Where it writes nothing but `tables` (and `marks`), and nobody else does except for erasing people, name them: then
    `rebuild` makes them anew, else it tells the handler every newest state once more (see `shared.consuming.rebuild`).
    """

    def declare(handler: Handler[S]) -> Consumer[S]:
        return Consumer(topic, Kind.PROJECTION, handler, tables=tuple(tables), marks=tuple(marks))

    return declare


def reaction(topic: Topic[S], *, worth: timedelta | None = None) -> Callable[[Handler[S]], Consumer[S]]:
    """The handler gets every change once, in the order of its key; changes older than `worth` are passed over."""

    def declare(handler: Handler[S]) -> Consumer[S]:
        return Consumer(topic, Kind.REACTION, handler, worth)

    return declare


AnyConsumer: TypeAlias = Consumer[Any]
