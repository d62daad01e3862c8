"""Writing a mail into the transaction of what it tells about, and taking back what has not left yet."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.ground.tracing import current_traceparent
from shared.ids import uuid7
from shared.mail.letters import Letter, content_of
from shared.postgres import Tx

# A key names one mail for ever: enqueued again, it stays what it is.
ENQUEUE: Final = """
INSERT INTO mails (key, kind, person_id, subject, version, recipient, body, created_at, worth_until, traceparent)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (key) DO NOTHING
"""

# One statement for what waits and what is in a worker's hands: that may come back to be tried again, and is stale then.
WITHDRAW: Final = """
UPDATE mails SET worth_until = '-infinity', not_before = NULL
WHERE kind = ANY($1) AND subject = $2 AND ($3::bigint IS NULL OR version < $3) AND state IN ('pending', 'sending')
"""

REDIRECT: Final = """
UPDATE mails SET recipient = $2 WHERE person_id = $1 AND state IN ('pending', 'sending')
"""

FORGET: Final = """
DELETE FROM mails WHERE person_id = $1
"""


async def enqueue(
    tx: Tx,
    *,
    recipient: str,
    letter: Letter,
    kind: str,
    now: datetime,
    key: UUID | None = None,
    person_id: UUID | None = None,
    subject: UUID | None = None,
    version: int | None = None,
    worth_until: datetime | None = None,
) -> UUID:
    """Puts a mail on its way, once for each `key`. After `worth_until` it is dropped unsent.

    Its envelope (From, To, Date, Message-ID) is written when it leaves. `person_id`: whose mail it is, wherever it goes: with
    them it is redirected and forgotten; None where nobody is known to have the address.
    `subject` is what the mail is about: mails to one person about one subject leave in their order.
    """
    key = key or uuid7()
    trace = current_traceparent(about=subject)
    content = content_of(letter)
    await tx.execute(ENQUEUE, key, kind, person_id, subject, version, recipient, content, now, worth_until, trace)
    return key


async def withdraw(tx: Tx, kinds: Collection[str], subject: UUID, *, older_than: int | None = None) -> None:
    """Takes back what has not left yet: mails of these kinds about this subject (in older versions, where given)."""
    await tx.execute(WITHDRAW, list(kinds), subject, older_than)


async def redirect(tx: Tx, person_id: UUID, recipient: str) -> None:
    """What has not left yet reaches the person at their new address."""
    await tx.execute(REDIRECT, person_id, recipient)


async def forget(tx: Tx, person_id: UUID) -> None:
    """Deletes every mail to an erased person, sent or not."""
    await tx.execute(FORGET, person_id)
