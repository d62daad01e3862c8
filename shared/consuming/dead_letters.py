"""Records that could not be processed, kept byte for byte with the reason."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from shared.consuming.decoding import ConsumerRecord, KeptRecord
from shared.ground import operator_acts
from shared.postgres import Tx
from shared.refusals import Kind, Refusal

PARK: Final = """
INSERT INTO dead_letters (consumer, topic, partition, record_offset, key, value, header_names, header_values,
                          subject, sequence, reason, parked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (consumer, topic, partition, record_offset) DO NOTHING
"""

FIND: Final = """
SELECT id, consumer, topic, partition, record_offset, key, value, header_names, header_values, subject, sequence, reason,
       parked_at, replays
FROM dead_letters
WHERE id = $1
FOR UPDATE
"""

FIRST_OF_SUBJECT: Final = """
SELECT min(id) FROM dead_letters WHERE consumer = $1 AND subject = $2
"""

FIRST_OF_KEY: Final = """
SELECT id FROM dead_letters WHERE consumer = $1 AND subject = $2 ORDER BY id LIMIT 1
"""

LIST: Final = """
SELECT id, consumer, topic, partition, record_offset, subject, sequence, reason, parked_at, replays
FROM dead_letters
WHERE id > $1 AND ($2::text IS NULL OR consumer = $2)
ORDER BY id
LIMIT $3
"""

REMOVE: Final = """
DELETE FROM dead_letters WHERE id = $1
"""

FAILED_AGAIN: Final = """
UPDATE dead_letters SET reason = $2, replays = replays + 1 WHERE id = $1
"""

COUNT: Final = """
SELECT consumer, reason, count(*) AS letters, min(parked_at) AS oldest FROM dead_letters GROUP BY consumer, reason
"""

_COUNTED: Final = re.compile(r"\d+ (invalid fields), .*")
_RAISED: Final = re.compile(r"(\w+) at [\w.]+:\d+")


@dataclass(frozen=True)
class DeadLetter:
    """A record that was kept aside. `subject` and `sequence` as far as they could be read."""

    id: int
    consumer: str
    topic: str
    partition: int
    offset: int
    subject: UUID | None
    sequence: int | None
    reason: str
    parked_at: datetime
    replays: int


class UnknownDeadLetter(Refusal):
    """There is no such dead letter; it may have been replayed or discarded."""

    slug, kind = "unknown-dead-letter", Kind.NOT_FOUND


class EarlierChangeParked(Refusal):
    """An earlier change of the same key is parked; a reaction sees changes in order, so that one comes first."""

    slug, kind = "earlier-change-parked", Kind.CONFLICT


def kind_of(reason: str) -> str:
    """A reason as a label: without its numbers and places, so that there are only as many as the code has."""
    match = _COUNTED.fullmatch(reason) or _RAISED.fullmatch(reason)
    return match[1] if match else reason


async def park(
    tx: Tx,
    consumer: str,
    record: ConsumerRecord,
    *,
    reason: str,
    subject: UUID | None,
    sequence: int | None,
    now: datetime,
) -> None:
    """Keeps a record aside; parking the same record twice keeps one."""
    await tx.execute(
        PARK,
        consumer,
        record.topic,
        record.partition,
        record.offset,
        record.key,
        record.value,
        [name.encode(errors="surrogateescape") for name, _ in record.headers],
        [value for _, value in record.headers],
        subject,
        sequence,
        reason,
        now,
    )


async def page(tx: Tx, *, after: int = 0, consumer: str | None = None, most: int = 50) -> list[DeadLetter]:
    """Dead letters with an id above `after`, oldest first."""
    return [_letter(row) for row in await tx.fetch(LIST, after, consumer, most)]


async def letter_for_update(tx: Tx, letter_id: int) -> tuple[DeadLetter, KeptRecord]:
    """A dead letter with its record, locked. Raises `UnknownDeadLetter`."""
    row = await tx.fetchrow(FIND, letter_id)
    if row is None:
        raise UnknownDeadLetter
    names = [name.decode(errors="surrogateescape") for name in row["header_names"]]
    headers = tuple(zip(names, row["header_values"], strict=True))
    record = KeptRecord(row["topic"], row["partition"], row["record_offset"], row["key"], row["value"], headers)
    return _letter(row), record


async def first_of_key(tx: Tx, consumer: str, subject: UUID) -> tuple[DeadLetter, KeptRecord] | None:
    """The first of a key's letters with its record, locked; None where there is none."""
    letter_id = await tx.fetchval(FIRST_OF_KEY, consumer, subject)
    try:
        return await letter_for_update(tx, letter_id) if letter_id is not None else None
    except UnknownDeadLetter:  # decided on in this moment; what comes after it is for the next look
        return None


async def is_first_of_its_key(tx: Tx, letter: DeadLetter) -> bool:
    """Whether no earlier record of the same key is parked for the same consumer."""
    if letter.subject is None:
        return True
    return bool(await tx.fetchval(FIRST_OF_SUBJECT, letter.consumer, letter.subject) == letter.id)


async def remove(tx: Tx, letter: DeadLetter) -> None:
    await tx.execute(REMOVE, letter.id)


async def discard(tx: Tx, letter_id: int, *, actor: str, reason: str, now: datetime) -> DeadLetter:
    """Gives a dead letter up, and keeps who did it and why. Raises `UnknownDeadLetter`."""
    letter, _ = await letter_for_update(tx, letter_id)
    await remove(tx, letter)
    await note_act(tx, "discard", letter, actor=actor, reason=reason, outcome="discarded", now=now)
    return letter


async def note_failure(tx: Tx, letter_id: int, reason: str) -> None:
    """A replay failed: the letter stays, with the newest reason."""
    await tx.execute(FAILED_AGAIN, letter_id, reason)


async def note_act(
    tx: Tx, act: str, letter: DeadLetter, *, actor: str, reason: str, outcome: str, now: datetime
) -> None:
    """Keeps who did what with a dead letter."""
    target = f"{letter.consumer} {letter.topic}/{letter.partition}@{letter.offset}"
    await operator_acts.note_act(tx, act, target, actor=actor, reason=reason, outcome=outcome, now=now)


def _letter(row: asyncpg.Record) -> DeadLetter:
    return DeadLetter(
        row["id"],
        row["consumer"],
        row["topic"],
        row["partition"],
        row["record_offset"],
        row["subject"],
        row["sequence"],
        row["reason"],
        row["parked_at"],
        row["replays"],
    )
