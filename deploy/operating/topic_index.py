"""What stands on the topics, sorted by key in a file of its own: after some years that is more than fits into memory."""

import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Final, NamedTuple, Self
from uuid import UUID

from aiokafka import TopicPartition
from pydantic import ValidationError

from deploy.operating.evidence import LogRecord
from shared.contracts import SERVICES, TOPICS, topic_named
from shared.contracts.envelope import PREFIX
from shared.publishing.retelling import KeyRange, Place

AT_ONCE: Final = 10_000
NOBODY: Final = -1
CACHE_KIB: Final = 32 * 1024

# A database without a name is a file that is gone when it is closed, and what is in it is gone as well.
MAKE: Final = f"""
PRAGMA cache_size = -{CACHE_KIB};
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE records (topic INTEGER, key BLOB, sequence INTEGER, partition INTEGER, place INTEGER, said_by INTEGER);
CREATE TABLE waiting (service INTEGER, topic INTEGER, key BLOB, sequence INTEGER);
CREATE INDEX waiting_by_key ON waiting (service, topic, key);
CREATE TABLE behind (service INTEGER, topic INTEGER, key BLOB);
"""
SORT: Final = "CREATE INDEX by_key ON records (topic, key, sequence, place, partition, said_by)"
ADD: Final = "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)"
ADD_WAITING: Final = "INSERT INTO waiting VALUES (?, ?, ?, ?)"
ADD_BEHIND: Final = "INSERT INTO behind VALUES (?, ?, ?)"
IN_RANGE: Final = """
SELECT key, sequence, partition, place, said_by FROM records
WHERE topic = ? AND key > ? AND key <= ? ORDER BY key, sequence, place
"""
WAITING: Final = """
SELECT key, sequence FROM waiting WHERE service = ? AND topic = ? AND key > ? AND key <= ?
"""
BEHIND: Final = "SELECT topic, key FROM behind WHERE service = ? ORDER BY topic, key"

_NUMBER: Final = {topic.name: number for number, topic in enumerate(TOPICS)}
_SERVICE: Final = {service: number for number, service in enumerate(SERVICES)}


class Standing(NamedTuple):
    """A well-formed record: where it stands."""

    topic: str
    key: UUID
    sequence: int
    partition: int
    offset: int

    @property
    def at(self) -> Place:
        return self.topic, self.key

    @property
    def log(self) -> TopicPartition:
        return TopicPartition(PREFIX + self.topic, self.partition)


class TopicIndex:
    """All well-formed records of all topics; and what of each service waits to go there, and what they lack."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.executescript(MAKE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    async def read(self, records: AsyncIterator[LogRecord]) -> None:
        """Everything that stands there, once."""
        some: list[tuple[int, bytes, int, int, int, int]] = []
        async for each in records:
            if each.key is None or each.sequence is None:
                continue
            said_by = _said_by(each.topic, each.raw.value)
            some.append((_NUMBER[each.topic], each.key.bytes, each.sequence, each.partition, each.offset, said_by))
            if len(some) == AT_ONCE:
                self._add(ADD, some)
                some = []
        self._add(ADD, some)
        self._file.execute(SORT)

    async def note_waiting(self, service: str, pages: AsyncIterator[Sequence[tuple[Place, int]]]) -> None:
        """What is in a service's outbox."""
        async for page in pages:
            rows = [(_SERVICE[service], _NUMBER[topic], key.bytes, sequence) for (topic, key), sequence in page]
            self._add(ADD_WAITING, rows)

    def standing(self, topic: str, keys: KeyRange) -> Iterator[Standing]:
        """The records of these keys, each key's by sequence."""
        for key, sequence, partition, offset, _ in self._in_range(topic, keys):
            yield Standing(topic, UUID(bytes=key), sequence, partition, offset)

    def last_of(self, service: str, topic: str, keys: KeyRange) -> dict[Place, Standing]:
        """The last record of each of these keys, as far as this service has said it."""
        last = {row[0]: row for row in self._in_range(topic, keys)}
        return {
            (topic, (found := UUID(bytes=key))): Standing(topic, found, sequence, partition, offset)
            for key, sequence, partition, offset, said_by in last.values()
            if said_by == _SERVICE[service]
        }

    def waiting(self, service: str, topic: str, keys: KeyRange) -> dict[Place, int]:
        """Up to which sequence each of these keys is on its way."""
        found: dict[Place, int] = {}
        for key, sequence in self._file.execute(WAITING, (_SERVICE[service], _NUMBER[topic], *_bounds(keys))):
            place = topic, UUID(bytes=key)
            found[place] = max(sequence, found.get(place, 0))
        return found

    def note_behind(self, service: str, places: Sequence[Place]) -> None:
        """What a service's topics lack."""
        self._add(ADD_BEHIND, [(_SERVICE[service], _NUMBER[topic], key.bytes) for topic, key in places])

    def behind(self, service: str, at_once: int) -> Iterator[Sequence[Place]]:
        """All of that, so many keys at once, topic by topic."""
        rows = self._file.execute(BEHIND, (_SERVICE[service],))
        while some := rows.fetchmany(at_once):
            yield [(TOPICS[topic].name, UUID(bytes=key)) for topic, key in some]

    def _in_range(self, topic: str, keys: KeyRange) -> Iterator[tuple[bytes, int, int, int, int]]:
        return self._file.execute(IN_RANGE, (_NUMBER[topic], *_bounds(keys)))

    def _add(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._file.execute("BEGIN")
        self._file.executemany(statement, rows)
        self._file.execute("COMMIT")


def _bounds(keys: KeyRange) -> tuple[bytes, bytes]:
    return keys.after.bytes, keys.up_to.bytes


def _said_by(name: str, value: bytes | None) -> int:
    """Where several say something on a topic, its states name who said it."""
    topic = topic_named(name)
    if topic is None:
        return NOBODY
    if len(topic.producers) == 1:
        return _SERVICE[topic.producers[0]]
    try:
        return NOBODY if value is None else _SERVICE[str(topic.parse(value).service)]
    except ValidationError:
        return NOBODY
