"""What mentors offer."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from typing import Final, TypedDict
from uuid import UUID

import asyncpg

from services.scheduling.domain.limits import NO_LIMITS, Limits
from services.scheduling.domain.minutes import Day
from services.scheduling.domain.moving import MovePolicy
from services.scheduling.domain.offerings import Offering, OpenTo, Terms
from services.scheduling.domain.places import Place
from services.scheduling.domain.questions import Question
from services.scheduling.domain.refusals import UnknownOffering
from shared.contracts.vocabulary import SessionKind
from shared.postgres import Tx

OFFERING: Final = """
SELECT * FROM offerings WHERE offering_id = $1
"""

LOCK_OFFERING: Final = """
SELECT * FROM offerings WHERE offering_id = $1 FOR UPDATE
"""

OFFERINGS_OF: Final = """
SELECT *
FROM offerings
WHERE mentor_id = $1 AND (NOT archived OR $2) AND offering_id > $3
ORDER BY offering_id
LIMIT $4
"""

ALL_OPEN_OF: Final = """
SELECT * FROM offerings WHERE mentor_id = $1 AND NOT archived ORDER BY offering_id
"""

COUNT_OPEN: Final = """
SELECT count(*) FROM offerings WHERE mentor_id = $1 AND NOT archived
"""

WHO_OFFERS: Final = """
SELECT DISTINCT mentor_id FROM offerings WHERE mentor_id = ANY ($1::uuid[]) AND NOT archived
"""

INSERT_OFFERING: Final = """
INSERT INTO offerings
    (offering_id, version, mentor_id, archived, title, lengths, slot_interval, buffer_before, buffer_after, notice,
     horizon_days, open_to, kind, changed_at, confirmation, move_notice, most_moves, details)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
"""

UPDATE_OFFERING: Final = """
UPDATE offerings
SET version = $2, archived = $4, title = $5, lengths = $6, slot_interval = $7, buffer_before = $8, buffer_after = $9,
    notice = $10, horizon_days = $11, open_to = $12, kind = $13, changed_at = $14, confirmation = $15,
    move_notice = $16, most_moves = $17, details = $18
WHERE offering_id = $1 AND mentor_id = $3
"""

ARCHIVE_ALL: Final = """
UPDATE offerings SET archived = true, version = version + 1, changed_at = $2
WHERE mentor_id = ANY ($1::uuid[]) AND NOT archived
"""

KEEP_OF_SESSION: Final = """
SELECT FROM offerings WHERE offering_id = (SELECT offering_id FROM sessions WHERE session_id = $1) FOR KEY SHARE
"""

FORGET_OFFERINGS: Final = """
DELETE FROM offerings WHERE mentor_id = $1
"""


async def find_offering(tx: Tx, offering_id: UUID) -> Offering | None:
    """None where it went with its mentor; its sessions stay."""
    row = await tx.fetchrow(OFFERING, offering_id)
    return None if row is None else offering_from(row)


async def offering(tx: Tx, offering_id: UUID) -> Offering:
    """Raises `UnknownOffering`."""
    if (found := await find_offering(tx, offering_id)) is None:
        raise UnknownOffering
    return found


async def offering_for_update(tx: Tx, offering_id: UUID) -> Offering:
    """As `offering`, locked."""
    row = await tx.fetchrow(LOCK_OFFERING, offering_id)
    if row is None:
        raise UnknownOffering
    return offering_from(row)


async def offerings_of(tx: Tx, mentor_id: UUID, *, archived_too: bool, after: UUID, limit: int) -> Sequence[Offering]:
    """Offerings of a mentor in the order of their ids, after the id `after`."""
    return [offering_from(row) for row in await tx.fetch(OFFERINGS_OF, mentor_id, archived_too, after, limit)]


async def all_open_of(tx: Tx, mentor_id: UUID) -> Sequence[Offering]:
    """What a mentor offers now, in the order of the ids."""
    return [offering_from(row) for row in await tx.fetch(ALL_OPEN_OF, mentor_id)]


async def count_open(tx: Tx, mentor_id: UUID) -> int:
    """How many offerings of the mentor are not archived."""
    count: int = await tx.fetchval(COUNT_OPEN, mentor_id)
    return count


async def who_offers(tx: Tx, people: Sequence[UUID]) -> set[UUID]:
    """Those of these people who offer something that can be booked."""
    return {row["mentor_id"] for row in await tx.fetch(WHO_OFFERS, list(people))}


async def insert(tx: Tx, new: Offering, now: datetime) -> None:
    await tx.execute(INSERT_OFFERING, *_values(new, now))


async def update(tx: Tx, changed: Offering, now: datetime) -> None:
    await tx.execute(UPDATE_OFFERING, *_values(changed, now))


async def archive_all(tx: Tx, mentors: Sequence[UUID], now: datetime) -> None:
    """Nothing of these mentors is offered any more."""
    await tx.execute(ARCHIVE_ALL, list(mentors), now)


async def keep_of_session(tx: Tx, session_id: UUID) -> None:
    """A session's offering stays as it is until this commits. Comes before the session's own lock."""
    await tx.execute(KEEP_OF_SESSION, session_id)


async def forget(tx: Tx, mentor_id: UUID) -> None:
    await tx.execute(FORGET_OFFERINGS, mentor_id)


def _values(stored: Offering, now: datetime) -> tuple[object, ...]:
    terms = stored.terms
    return (
        stored.offering_id,
        stored.version,
        stored.mentor_id,
        stored.archived,
        terms.title,
        list(terms.lengths),
        terms.slot_interval,
        terms.buffer_before,
        terms.buffer_after,
        terms.notice,
        terms.horizon_days,
        terms.open_to.value,
        terms.kind,
        now,
        terms.confirmation,
        terms.moving.notice,
        terms.moving.most,
        _details_text(terms),
    )


class _Details(TypedDict, total=False):
    slot_offset: int
    until: Day | None
    limits: Limits
    first_slot_only: bool
    place: Place | None
    questions: tuple[Question, ...]


def _details_text(terms: Terms) -> str:
    """What is not the usual, so that most offerings store nothing."""
    stored: dict[str, object] = {}
    if terms.slot_offset:
        stored["slot_offset"] = terms.slot_offset
    if terms.until is not None:
        stored["until"] = terms.until
    if terms.limits != NO_LIMITS:
        stored["limits"] = asdict(terms.limits)
    if terms.first_slot_only:
        stored["first_slot_only"] = True
    if terms.place is not None:
        stored["place"] = asdict(terms.place)
    if terms.questions:
        stored["questions"] = [asdict(question) for question in terms.questions]
    return json.dumps(stored, separators=(",", ":"))


def _details_from(text: str) -> _Details:
    stored = json.loads(text)
    if "limits" in stored:
        stored["limits"] = Limits(**stored["limits"])
    if "place" in stored:
        stored["place"] = Place(**stored["place"])
    if "questions" in stored:
        stored["questions"] = tuple(
            Question(each["text"], each["required"], tuple(each["choices"])) for each in stored["questions"]
        )
    details: _Details = stored
    return details


def offering_from(row: asyncpg.Record) -> Offering:
    return Offering(
        offering_id=row["offering_id"],
        version=row["version"],
        mentor_id=row["mentor_id"],
        archived=row["archived"],
        terms=_terms_from(
            row["title"],
            tuple(row["lengths"]),
            row["slot_interval"],
            row["buffer_before"],
            row["buffer_after"],
            row["notice"],
            row["horizon_days"],
            row["open_to"],
            row["kind"],
            row["confirmation"],
            row["move_notice"],
            row["most_moves"],
            row["details"],
        ),
    )


@lru_cache(maxsize=2048)
def _terms_from(
    title: str,
    lengths: tuple[int, ...],
    slot_interval: int,
    buffer_before: int,
    buffer_after: int,
    notice: int,
    horizon_days: int,
    open_to: str,
    kind: SessionKind | None,
    confirmation: bool,
    move_notice: int | None,
    most_moves: int | None,
    details: str,
) -> Terms:
    """Terms as they are stored; the same columns give the same value, so they are read and judged once."""
    return Terms(
        title=title,
        lengths=lengths,
        slot_interval=slot_interval,
        buffer_before=buffer_before,
        buffer_after=buffer_after,
        notice=notice,
        horizon_days=horizon_days,
        open_to=OpenTo(open_to),
        kind=kind,
        confirmation=confirmation,
        moving=MovePolicy(move_notice, most_moves),
        **_details_from(details),
    )
