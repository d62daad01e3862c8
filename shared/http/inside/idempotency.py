"""The same key does the same thing once: answers kept for a day, written in the transaction of their effect."""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from shared.http.refusals import AnswerForgotten, IdempotencyKeyReused, StillRunning
from shared.postgres import Pool, Tx

KEPT_FOR: Final = timedelta(hours=24)
NO_CONTENT: Final = 204

# One round trip. The stored answer is read by a snapshot older than the lock, so a first request that commits in
# between stays unseen: then KEEP finds its row, keeps nothing, and the whole transaction is tried again.
BEGIN: Final = """
SELECT pg_try_advisory_xact_lock($1, $2) AS is_ours,
       kept.request_digest, kept.status, kept.etag, kept.location, kept.consistency_token, kept.body
FROM (SELECT) AS always
LEFT JOIN idempotency_keys AS kept
       ON kept.person_id = $3 AND kept.operation = $4 AND kept.key = $5 AND kept.stored_at > $6
"""

KEEP: Final = """
INSERT INTO idempotency_keys AS kept
    (person_id, operation, key, request_digest, stored_at, status, etag, location, consistency_token, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (person_id, operation, key) DO UPDATE
SET request_digest = excluded.request_digest, stored_at = excluded.stored_at, status = excluded.status,
    etag = excluded.etag, location = excluded.location, consistency_token = excluded.consistency_token,
    body = excluded.body
WHERE kept.stored_at <= $11
RETURNING true
"""

PURGE: Final = """
DELETE FROM idempotency_keys WHERE stored_at <= $1
"""


class AnsweredMeanwhile(Exception):
    """Another request with this key has committed since this one began: roll back and look again."""


@dataclass(frozen=True)
class Answer:
    """What a command answers: bytes and the headers that belong to them."""

    status: int
    body: bytes = b""
    etag: str | None = None
    location: str | None = None
    consistency_token: str | None = None


@dataclass(frozen=True)
class KeyedRequest:
    """Who asks for which operation under which key, and the digest of what exactly is asked for."""

    service: str
    person_id: UUID
    operation: str
    key: str
    digest: bytes

    @property
    def lock(self) -> tuple[int, int]:
        """Two numbers for an advisory lock; a chance collision costs somebody a `still-running`, and no more."""
        name = f"{self.person_id} {self.operation} {self.key}"
        return _signed(f"idempotency of {self.service}"), _signed(name)


def _signed(text: str) -> int:
    return zlib.crc32(text.encode()) - 2**31


def digest_of(path: str, query: bytes, body: bytes) -> bytes:
    """What makes two requests the same: address and body, byte for byte."""
    return hashlib.sha256(b"\0".join((path.encode(), query, body))).digest()


async def begin(tx: Tx, request: KeyedRequest, real_now: datetime) -> Answer | None:
    """The kept answer, or None when this request is the first and now holds the key until its transaction ends.

    Raises `StillRunning`, `IdempotencyKeyReused`, and `AnswerForgotten` where an erasure has emptied the answer.
    """
    row = await tx.fetchrow(
        BEGIN, *request.lock, request.person_id, request.operation, request.key, real_now - KEPT_FOR
    )
    assert row is not None
    if row["request_digest"] is None:
        if not row["is_ours"]:
            raise StillRunning(retry_after=1)
        return None
    if row["request_digest"] != request.digest:
        raise IdempotencyKeyReused
    if not row["body"] and row["status"] != NO_CONTENT:
        raise AnswerForgotten
    return Answer(row["status"], row["body"], row["etag"], row["location"], row["consistency_token"])


async def keep(tx: Tx, request: KeyedRequest, answer: Answer, real_now: datetime) -> None:
    """Keeps the answer with the effect. Raises `AnsweredMeanwhile`."""
    kept = await tx.fetchval(
        KEEP,
        request.person_id,
        request.operation,
        request.key,
        request.digest,
        real_now,
        answer.status,
        answer.etag,
        answer.location,
        answer.consistency_token,
        answer.body,
        real_now - KEPT_FOR,
    )
    if not kept:
        raise AnsweredMeanwhile


async def purge(executor: "Pool | Tx", real_now: datetime) -> None:
    """Forgets answers older than a day."""
    await executor.execute(PURGE, real_now - KEPT_FOR)
