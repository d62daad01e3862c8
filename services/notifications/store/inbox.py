"""Messages: who was told what, and what became of its mail."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.notifications.domain.messages import INVITATIONS, MERGED, Facts, Message, MessageKind
from services.notifications.domain.places import Place
from services.notifications.domain.refusals import UnknownMessage
from services.notifications.store.people import Contact, travels_from
from shared.ground.tracing import current_traceparent
from shared.ids import uuid7
from shared.postgres import Pool, Tx

WRITING: Final = "writing"
"""The work of which one message that can't be written is put off."""


@dataclass(frozen=True)
class StoredMessage:
    """A message in its recipient's inbox. `other`: the name of whom it is about; `place`: where they meet; as far as known."""

    id: UUID
    number: int
    message: Message
    read_at: datetime | None
    other: str | None
    place: Place | None = None
    other_has_left: bool = False

    @property
    def version(self) -> int:
        return 1 if self.read_at is None else 2


# Its person's row is locked before a number is drawn: numbers become visible in their order. The erased get nothing.
# What was said of a session's clock or place is no longer true when that changes once more: the new message replaces it.
ADD_MESSAGE: Final = """
WITH counted AS (
    INSERT INTO people AS present (person_id, last_number) VALUES ($1, 1)
    ON CONFLICT (person_id) DO UPDATE SET last_number = present.last_number + 1 WHERE NOT present.erased
    RETURNING last_number
)
INSERT INTO messages (person_id, number, id, kind, side, subject, subject_version, other_id, facts, happened_at,
                      worth_until, mail, traceparent)
SELECT $1, last_number, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM counted
ON CONFLICT (person_id, kind, subject, subject_version) DO UPDATE
SET id = excluded.id, number = excluded.number, facts = excluded.facts, happened_at = excluded.happened_at,
    worth_until = excluded.worth_until, mail = excluded.mail, read_at = NULL, traceparent = excluded.traceparent
WHERE messages.kind IN ('clock_change', 'place_change')
"""

MESSAGES_OF: Final = """
SELECT * FROM told_messages
WHERE person_id = $1
AND ($2::bigint IS NULL OR number < $2)
AND (NOT $3 OR read_at IS NULL)
ORDER BY number DESC
LIMIT $4
"""

MESSAGES_AFTER: Final = """
SELECT * FROM told_messages
WHERE person_id = $1 AND number > $2
ORDER BY number
LIMIT $3
"""

MESSAGE: Final = """
SELECT * FROM told_messages WHERE id = $1 AND person_id = $2
"""

LOCK_MESSAGE: Final = """
SELECT FROM messages WHERE id = $1 AND person_id = $2 FOR UPDATE
"""

MARK_READ: Final = """
UPDATE messages SET read_at = $2 WHERE id = $1
"""

MARK_ALL_READ: Final = """
UPDATE messages SET read_at = $3 WHERE person_id = $1 AND number <= $2 AND read_at IS NULL
"""

COUNTS: Final = """
SELECT count(*) AS total, count(*) FILTER (WHERE read_at IS NULL) AS unread FROM messages WHERE person_id = $1
"""

LAST_NUMBERS: Final = """
SELECT person_id, last_number, erased FROM people WHERE person_id = ANY($1)
"""

# Those that only wait for the end of somebody's quiet hours are not looked at in full four times a second.
ANY_DUE: Final = """
SELECT EXISTS (
    SELECT FROM messages
    WHERE mail = 'due' AND (mail_from IS NULL OR mail_from <= $2 OR worth_until < $2)
)
OR EXISTS (SELECT FROM put_off WHERE work = $1 AND not_before <= $2)
"""

# What one person is told of one subject is written in the order of its numbers, one after the other, however many write:
# a time may have been read before its transaction waited for a lock, and orders nothing.
DUE: Final = """
WITH due AS (
    SELECT message.id, message.traceparent,
           reader.name AS reader_name, reader.email AS reader_email, reader.time_zone AS reader_time_zone,
           reader.locale AS reader_locale, reader.time_zone_set AS reader_time_zone_set,
           reader.time_zone_of AS reader_time_zone_of, reader.travels AS reader_travels
    FROM messages AS message
    JOIN readers AS reader USING (person_id)
    LEFT JOIN people AS other ON other.person_id = message.other_id
    WHERE message.mail = 'due'
    AND CASE
        WHEN $4::uuid IS NULL THEN message.id NOT IN (SELECT subject FROM put_off WHERE work = $5)
        ELSE message.id = $4
    END
    AND (
        message.worth_until < $1
        OR (message.mail_from IS NULL OR message.mail_from <= $1)
        AND reader.email IS NOT NULL AND (message.other_id IS NULL OR other.name IS NOT NULL OR other.erased)
        AND (message.kind <> 'booking' OR message.added_at <= $3
             OR EXISTS (SELECT FROM places WHERE session_id = message.subject))
    )
    AND NOT EXISTS (
        SELECT FROM messages AS earlier
        WHERE earlier.subject = message.subject
        AND earlier.person_id = message.person_id
        AND earlier.number < message.number
        AND earlier.mail = 'due'
    )
    ORDER BY message.id
    LIMIT $2
    FOR UPDATE OF message SKIP LOCKED
)
SELECT * FROM due JOIN told_messages USING (id) ORDER BY id
"""

SETTLE_MAIL: Final = """
UPDATE messages SET mail = $2 WHERE id = $1
"""

WAIT_UNTIL: Final = """
UPDATE messages SET mail_from = $2 WHERE id = $1
"""

WITHDRAW_DUE: Final = """
UPDATE messages SET mail = 'stale'
WHERE subject = $1 AND kind = ANY($2) AND mail = 'due' AND ($3::bigint IS NULL OR subject_version < $3)
"""

# Mails that have not left yet are written anew without the name; what was refused is not tried again.
UNNAME: Final = """
WITH unsent AS (
    DELETE FROM mails USING messages
    WHERE messages.other_id = $1 AND mails.key = messages.id AND mails.state IN ('pending', 'parked')
    RETURNING messages.id, mails.state = 'pending' AND mails.worth_until IS DISTINCT FROM '-infinity' AS owed
)
UPDATE messages
SET other_id = NULL, facts = facts || '{"gone": true}',
    mail = CASE WHEN messages.id IN (SELECT id FROM unsent WHERE owed) THEN 'due' ELSE mail END
WHERE other_id = $1
"""


# A newer word on a session's time takes the place of an older one that has not left yet; and what is told late, after a
# newer one, is mailed no more: a calendar would take it for the latest.
MERGE: Final = """
WITH overtaken AS (
    SELECT older.id
    FROM messages AS older
    WHERE older.subject = ANY ($1) AND older.kind = ANY ($2) AND older.mail IN ('due', 'written')
    AND EXISTS (
        SELECT FROM messages AS newer
        WHERE newer.subject = older.subject AND newer.person_id = older.person_id
        AND newer.kind = ANY ($2) AND newer.subject_version > older.subject_version
        AND (older.kind = ANY ($3) OR newer.number < older.number)
    )
), never_written AS (
    UPDATE messages SET mail = 'stale' FROM overtaken WHERE messages.id = overtaken.id AND messages.mail = 'due'
)
UPDATE mails SET worth_until = '-infinity', not_before = NULL
FROM overtaken WHERE mails.key = overtaken.id AND mails.state IN ('pending', 'sending')
"""


def _stored(row: asyncpg.Record) -> StoredMessage:
    message = Message(
        person_id=row["person_id"],
        side=row["side"],
        kind=MessageKind(row["kind"]),
        subject=row["subject"],
        version=row["subject_version"],
        other_id=row["other_id"],
        happened_at=row["happened_at"],
        worth_until=row["worth_until"],
        facts=Facts.model_validate_json(row["facts"]),
    )
    place = Place.of(row["place_kind"], row["place_text"]) if row["place_kind"] is not None else None
    return StoredMessage(
        row["id"], row["number"], message, row["read_at"], row["other"], place, row["other_erased"] is True
    )


async def add_messages(tx: Tx, messages: Sequence[Message]) -> None:
    """Puts each message into its recipient's inbox, once for ever; people are locked in the order of their ids."""
    rows = [
        (
            each.person_id,
            uuid7(),
            each.kind,
            each.side,
            each.subject,
            each.version,
            each.other_id,
            each.facts.model_dump_json(exclude_none=True),
            each.happened_at,
            each.worth_until,
            "due" if each.is_mailed else "none",
            current_traceparent(about=each.subject),
        )
        for each in sorted(messages, key=lambda message: message.person_id)  # stable: a person's own keep their order
    ]
    await tx.executemany(ADD_MESSAGE, rows)


async def merge_owed(tx: Tx, sessions: Collection[UUID]) -> None:
    """Of what is owed about each of these sessions, what a newer message says too is not mailed any more."""
    await tx.execute(MERGE, sorted(sessions), sorted(INVITATIONS), sorted(MERGED))


async def messages_of(
    tx: Tx, person_id: UUID, *, before: int | None, unread_only: bool, limit: int
) -> list[StoredMessage]:
    """A person's messages, newest first."""
    return [_stored(row) for row in await tx.fetch(MESSAGES_OF, person_id, before, unread_only, limit)]


async def messages_after(executor: "Tx | Pool", person_id: UUID, number: int, limit: int) -> list[StoredMessage]:
    """A person's messages after this one, oldest first."""
    return [_stored(row) for row in await executor.fetch(MESSAGES_AFTER, person_id, number, limit)]


async def message(tx: Tx, message_id: UUID, person_id: UUID) -> StoredMessage:
    """This message, if it is this person's. Raises `UnknownMessage`."""
    row = await tx.fetchrow(MESSAGE, message_id, person_id)
    if row is None:
        raise UnknownMessage
    return _stored(row)


async def message_for_update(tx: Tx, message_id: UUID, person_id: UUID) -> StoredMessage:
    await tx.execute(LOCK_MESSAGE, message_id, person_id)
    return await message(tx, message_id, person_id)


async def mark_read(tx: Tx, message_id: UUID, now: datetime) -> None:
    await tx.execute(MARK_READ, message_id, now)


async def mark_all_read(tx: Tx, person_id: UUID, up_to: int, now: datetime) -> None:
    """Those up to this number; when one was read first stays."""
    await tx.execute(MARK_ALL_READ, person_id, up_to, now)


async def counts_of(tx: Tx, person_id: UUID) -> tuple[int, int]:
    """How many messages a person has, and how many of them unread."""
    row = await tx.fetchrow(COUNTS, person_id)
    return (row["total"], row["unread"]) if row is not None else (0, 0)


async def last_numbers(executor: "Tx | Pool", person_ids: Collection[UUID]) -> Mapping[UUID, int | None]:
    """The number of each person's newest message, None for the erased; who was never heard of is missing."""
    rows = await executor.fetch(LAST_NUMBERS, list(person_ids))
    return {row["person_id"]: None if row["erased"] else row["last_number"] for row in rows}


async def due_messages(
    tx: Tx, now: datetime, limit: int, *, waited_since: datetime, only: UUID | None = None
) -> list[tuple[StoredMessage, Contact, str | None]]:
    """Messages whose mail can be written now, or never more, with reader and trace; others wait for a contact or for the
    day, or are put off. With `only` it is that one, where it can be written.

    A booking without a place is among them once it is here since `waited_since`, by real time.
    """

    def reader(row: asyncpg.Record) -> Contact:
        named = ("name", "email", "time_zone", "locale", "time_zone_set", "time_zone_of")
        told = {field: row[f"reader_{field}"] for field in named}
        return Contact(row["person_id"], **told, travels=travels_from(row["reader_travels"]))

    rows = await tx.fetch(DUE, now, limit, waited_since, only, WRITING)
    return [(_stored(row), reader(row), row["traceparent"]) for row in rows]


async def settle_mail(tx: Tx, message_id: UUID, mail: str) -> None:
    """Notes what became of a message's mail: written, unwanted or stale."""
    await tx.execute(SETTLE_MAIL, message_id, mail)


async def wait_until(tx: Tx, message_id: UUID, moment: datetime) -> None:
    """Nobody looks at this message's mail before."""
    await tx.execute(WAIT_UNTIL, message_id, moment)


async def withdraw_due(tx: Tx, subject: UUID, kinds: Collection[MessageKind], *, older_than: int | None = None) -> None:
    """No mail is written any more for messages of these kinds about this subject."""
    await tx.execute(WITHDRAW_DUE, subject, list(kinds), older_than)
