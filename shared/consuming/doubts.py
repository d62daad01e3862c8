"""Which records are to blame when an attempt took too long: those that take too long again while others pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from uuid import UUID

from shared.consuming.declaration import Event
from shared.consuming.decoding import ConsumerRecord, Poison

Decoded: TypeAlias = tuple[ConsumerRecord, Event[Any] | Poison]
_Place: TypeAlias = tuple[str, int, int]

TIMES: Final = 2
"""Once may be a hiccup of the database's; twice, and others passed in between, is the record."""


@dataclass
class _Doubt:
    times: int
    others_before: int
    error: Exception


class Doubts:
    """What one consumer knows of its slow records, from one delivery of a batch to the next.

    True once an attempt took too long, until a batch has passed record by record.
    """

    def __init__(self) -> None:
        self._begun = False
        self._passed = 0
        self._of: dict[_Place, _Doubt] = {}
        self._held: set[UUID] = set()

    def __bool__(self) -> bool:
        return self._begun

    def begin(self) -> None:
        self._begun = True

    def end(self) -> None:
        """Nothing is in doubt any more; what comes next comes in batches again."""
        self._begun = False
        self._of.clear()
        self._held.clear()

    def last(self, batch: Sequence[Decoded]) -> Iterator[Sequence[Decoded]]:
        """The batch in two: keys of which nothing is in doubt, and then the others, as far as others passed by then."""
        self._held.clear()
        keys = {_key(event) for record, event in batch if _place(record) in self._of}
        yield [each for each in batch if _key(each[1]) not in keys]
        self._held.clear()
        again = {_key(event) for record, event in batch if _place(record) in self._of}
        yield [each for each in batch if _key(each[1]) in again | keys]

    def hold(self, event: Event[Any] | Poison) -> bool:
        """Whether it waits behind an earlier record of its key."""
        return _key(event) in self._held

    def passed(self, record: ConsumerRecord, event: Event[Any] | Poison, fresh: int) -> None:
        """It has taken effect; what was known before says nothing about others."""
        self._passed += fresh
        self.settle(record, event)

    def settle(self, record: ConsumerRecord, event: Event[Any] | Poison) -> None:
        self._of.pop(_place(record), None)
        self._held.discard(_key(event))

    def is_to_blame(self, record: ConsumerRecord, event: Event[Any] | Poison, error: Exception) -> bool:
        """Notes that it took too long; True when it did so before and others have passed since."""
        doubt = self._of.setdefault(_place(record), _Doubt(0, self._passed, error))
        doubt.times, doubt.error = doubt.times + 1, error
        if key := _key(event):
            self._held.add(key)
        return doubt.times >= TIMES and self._passed > doubt.others_before

    def unresolved(self, batch: Sequence[Decoded]) -> Exception | None:
        """Why a record of the batch is still in doubt."""
        found = (self._of.get(_place(record)) for record, _ in batch)
        return next((doubt.error for doubt in found if doubt is not None), None)


def _place(record: ConsumerRecord) -> _Place:
    return record.topic, record.partition, record.offset


def _key(event: Event[Any] | Poison) -> UUID | None:
    return event.key if isinstance(event, Event) else event.subject
