"""What the two write to each other, and what each has read."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.refusals import UnknownMessage
from services.mentorships.domain.thread import MOST_A_DAY, Message, Reading
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

FIND: Final = """
SELECT * FROM thread_messages WHERE id = $1
"""

LIST: Final = """
SELECT * FROM thread_messages
WHERE mentorship_id = $1 AND ($2::bigint IS NULL OR number < $2) AND ($4::uuid IS NULL OR about_id = $4)
ORDER BY number DESC
LIMIT $3
"""

# How many there are about each thing of the two, and the last one.
COMMENTS: Final = """
SELECT DISTINCT ON (about_id) *, count(*) OVER (PARTITION BY about_id) AS comments
FROM thread_messages
WHERE mentorship_id = $1 AND about_id IS NOT NULL
ORDER BY about_id, number DESC
"""

LAST_NUMBER: Final = """
SELECT coalesce(max(number), 0) FROM thread_messages WHERE mentorship_id = $1
"""

AS_MANY_AGO: Final = """
SELECT sent_at FROM thread_messages WHERE mentorship_id = $1 AND side = $2 ORDER BY number DESC OFFSET $3 LIMIT 1
"""

ADD: Final = """
INSERT INTO thread_messages (id, mentorship_id, number, author_id, side, text, sent_at, about, about_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""

READING: Final = """
SELECT up_to, told_at FROM thread_readings WHERE mentorship_id = $1 AND side = $2
"""

SAVE_READING: Final = """
INSERT INTO thread_readings (mentorship_id, side, up_to, told_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (mentorship_id, side) DO UPDATE SET up_to = excluded.up_to, told_at = excluded.told_at
"""

COUNT: Final = """
SELECT count(*) AS total, count(*) FILTER (WHERE number > $3 AND side <> $2) AS unread
FROM thread_messages
WHERE mentorship_id = $1
"""

FORGET: Final = """
DELETE FROM thread_messages WHERE author_id = $1 AND mentorship_id = ANY ($2)
"""


@dataclass(frozen=True)
class Counts:
    """`unread`: of what the other side wrote."""

    total: int
    unread: int


async def message(tx: Tx, message_id: UUID) -> Message:
    """Raises `UnknownMessage`."""
    row = await tx.fetchrow(FIND, message_id)
    if row is None:
        raise UnknownMessage
    return _message(row)


async def messages_of(
    tx: Tx, mentorship_id: UUID, before: int | None, limit: int, about_id: UUID | None = None
) -> list[Message]:
    """The latest first; of one thing alone where it is named."""
    return [_message(row) for row in await tx.fetch(LIST, mentorship_id, before, limit, about_id)]


async def comments_of(tx: Tx, mentorship_id: UUID) -> dict[UUID, tuple[int, Message]]:
    """How many messages there are about each thing of the two, and the last one."""
    rows = await tx.fetch(COMMENTS, mentorship_id)
    return {row["about_id"]: (row["comments"], _message(row)) for row in rows}


async def last_number(tx: Tx, mentorship_id: UUID) -> int:
    """Whoever calls and adds one holds the mentorship's lock."""
    return int(await tx.fetchval(LAST_NUMBER, mentorship_id))


async def as_many_ago(tx: Tx, mentorship_id: UUID, side: Side) -> datetime | None:
    """When this side wrote as many messages ago as one may in a day; None where it never wrote so many."""
    sent_at: datetime | None = await tx.fetchval(AS_MANY_AGO, mentorship_id, side, MOST_A_DAY - 1)
    return sent_at


async def add(tx: Tx, message: Message) -> None:
    await tx.execute(
        ADD,
        message.id,
        message.mentorship_id,
        message.number,
        message.author_id,
        message.side,
        message.text,
        message.sent_at,
        message.about,
        message.about_id,
    )


async def reading(tx: Tx, mentorship_id: UUID, side: Side) -> Reading:
    row = await tx.fetchrow(READING, mentorship_id, side)
    return Reading() if row is None else Reading(row["up_to"], row["told_at"])


async def save_reading(tx: Tx, mentorship_id: UUID, side: Side, reading: Reading) -> None:
    """Whoever calls holds the mentorship's lock."""
    await tx.execute(SAVE_READING, mentorship_id, side, reading.up_to, reading.told_at)


async def counts(tx: Tx, mentorship_id: UUID, side: Side, reading: Reading) -> Counts:
    """How many messages there are, and how many of the other side's this one has not read."""
    row = await tx.fetchrow(COUNT, mentorship_id, side, reading.up_to)
    return Counts(0, 0) if row is None else Counts(row["total"], row["unread"])


async def unread(tx: Tx, mentorship_id: UUID) -> dict[Side, int]:
    """How many messages of the other side each has not read."""
    sides: tuple[Side, ...] = ("mentor", "mentee")
    return {
        side: (await counts(tx, mentorship_id, side, await reading(tx, mentorship_id, side))).unread for side in sides
    }


async def forget_words_of(tx: Tx, person_id: UUID, mentorship_ids: Iterable[UUID]) -> None:
    """What this person wrote in the threads of these (locked) mentorships goes."""
    await tx.execute(FORGET, person_id, list(mentorship_ids))


def _message(row: Any) -> Message:
    return Message(**{each.name: row[each.name] for each in fields(Message)})
