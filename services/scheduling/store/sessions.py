"""Sessions, and who takes part in them."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.scheduling.domain.minutes import Minute
from services.scheduling.domain.moving import MovePolicy, MoveProposal
from services.scheduling.domain.offerings import LENGTH_LIMITS, Offering
from services.scheduling.domain.places import Place
from services.scheduling.domain.refusals import UnknownSession
from services.scheduling.domain.sessions import Session
from shared.contracts.programmes import OPEN_ID
from shared.contracts.vocabulary import SessionPhase
from shared.postgres import Tx, rows_changed

# Session, participants and the marks for the free time of both in one round trip. What was judged is kept already (see
# `situations.KEEP`), apart from the mentorship: whoever ends one locks its people first, so that this sees it ended.
INSERT_SESSION: Final = """
WITH booked AS (
    INSERT INTO sessions
        (session_id, version, state, mentor_id, mentee_ids, offering_id, mentorship_id, kind, starts, ends, notice,
         buffer_before, buffer_after, answers, changed_at, respond_by, move_notice, most_moves, series_id, title, place,
         programme_id)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $17, $18, $19, $20, $21, $22,
           CASE WHEN $7::uuid IS NULL THEN $24::uuid ELSE coalesce(
               (SELECT programme_id FROM mentorships WHERE mentorship_id = $7),
               (SELECT programme_id FROM acceptances WHERE mentor_id = $4 AND mentee_id = ANY ($5) AND mentorship_id = $7 LIMIT 1)
           ) END
    WHERE NOT EXISTS (SELECT FROM mentorships WHERE mentorship_id = $7 AND NOT active)
      AND ($23::integer IS NULL OR $23 > (
          SELECT count(*)
          FROM participants
          JOIN sessions AS theirs USING (session_id)
          WHERE participants.person_id = ANY ($5::uuid[]) AND theirs.mentor_id = $4
            AND participants.starts > floor(extract(epoch FROM $15::timestamptz) / 60)::bigint
            AND (theirs.state = 'booked' OR theirs.state = 'pending' AND theirs.respond_by > $15)
      ))
    RETURNING session_id, starts, programme_id
), taking_part AS (
    INSERT INTO participants (person_id, starts, session_id)
    SELECT person_id, starts, session_id FROM booked, unnest($16::uuid[]) AS person_id
), marked AS (
    INSERT INTO stale_availability (person_id) SELECT person_id FROM booked, unnest($16::uuid[]) AS person_id
)
SELECT programme_id FROM booked
"""

UPDATE_SESSION: Final = """
WITH moved AS (
    UPDATE participants SET starts = $4 WHERE session_id = $1 AND starts <> $4
), marked AS (
    INSERT INTO stale_availability (person_id) SELECT unnest($14::uuid[])
)
UPDATE sessions
SET version = $2, state = $3, starts = $4, ends = $5, notice = $6, buffer_before = $7, buffer_after = $8,
    cancelled_by = $9, cancelled_late = $10, cancellation_reason = $11, absent = $12, changed_at = $13, respond_by = $15,
    move_notice = $16, most_moves = $17, moves = $18, proposal = $19,
    absence_reported_by = $20, appeal = $21, appeal_reason = $22, mentee_moves = $23, imposed = $24, place = $25,
    own_place = $26, cancelled_because = $27
WHERE session_id = $1
"""

SESSION: Final = """
SELECT * FROM sessions WHERE session_id = $1
"""

LOCK_SESSIONS: Final = """
SELECT * FROM sessions WHERE session_id = ANY ($1) ORDER BY session_id FOR UPDATE
"""

LIFT: Final = """
UPDATE sessions SET version = greatest(version, $2) + 1 WHERE session_id = $1 RETURNING version
"""

SESSIONS_OF: Final = """
SELECT sessions.*
FROM participants
JOIN sessions USING (session_id)
WHERE participants.person_id = $1
  AND participants.starts >= $2::bigint - $9::bigint AND participants.starts < $3 AND sessions.ends > $2
  AND ($4::text IS NULL OR $4 = CASE
      WHEN sessions.state = 'pending' AND sessions.respond_by <= $8 THEN 'cancelled'
      ELSE sessions.state
  END)
  AND (NOT $10 OR sessions.state = 'booked' OR sessions.state = 'pending' AND sessions.respond_by > $8)
  AND ($5::bigint IS NULL OR (participants.starts, participants.session_id) > ($5, $6::uuid))
  AND ($11::uuid IS NULL OR sessions.programme_id = $11)
ORDER BY participants.starts, participants.session_id
LIMIT $7
"""

AHEAD: Final = """
SELECT sessions.*
FROM sessions
WHERE session_id IN (SELECT session_id FROM participants WHERE person_id = $1 AND starts > $2)
  AND state IN ('pending', 'booked')
"""

LOCK_AHEAD: Final = """
SELECT sessions.*
FROM sessions
WHERE session_id IN (SELECT session_id FROM participants WHERE person_id = $1 AND starts > $2)
  AND state IN ('pending', 'booked')
ORDER BY session_id
FOR UPDATE
"""

SESSIONS_OF_SERIES: Final = """
SELECT * FROM sessions WHERE series_id = $1 ORDER BY starts, session_id
"""

# Of those that follow what the offering says.
LOCK_AT_OFFERINGS_PLACE: Final = """
SELECT sessions.*
FROM sessions
WHERE session_id IN (SELECT session_id FROM participants WHERE person_id = $1 AND starts > $3::bigint - $4::bigint)
  AND offering_id = $2 AND state = 'booked' AND ends > $3 AND NOT own_place
ORDER BY session_id
FOR UPDATE
"""

WITH_PLACES: Final = """
SELECT sessions.*
FROM sessions
WHERE session_id IN (SELECT session_id FROM participants WHERE person_id = $1) AND state = 'booked' AND place IS NOT NULL
"""

FORGET_PLACES: Final = """
UPDATE sessions SET place = NULL
WHERE session_id = ANY (ARRAY (
    SELECT session_id FROM sessions WHERE place IS NOT NULL AND ends < $1 LIMIT 500 FOR UPDATE SKIP LOCKED
))
"""

OPEN_APPEALS: Final = """
SELECT * FROM sessions WHERE appeal = 'open' AND session_id > $1 ORDER BY session_id LIMIT $2
"""

LOCK_FROM_ON: Final = """
SELECT sessions.*
FROM sessions
JOIN sessions AS first ON first.session_id = $1
WHERE sessions.series_id = first.series_id AND sessions.starts >= first.starts
ORDER BY sessions.session_id
FOR UPDATE OF sessions
"""

# The other side keeps the session; what the erased person wrote goes.
FORGET_WORDS: Final = """
UPDATE sessions
SET answers = CASE WHEN $1 = ANY (mentee_ids) THEN '{}'::jsonb ELSE answers END,
    cancellation_reason = CASE
        WHEN cancelled_by = 'mentor' AND mentor_id = $1 OR cancelled_by = 'mentee' AND $1 = ANY (mentee_ids) THEN NULL
        ELSE cancellation_reason
    END,
    title = CASE WHEN mentor_id = $1 THEN '' ELSE title END,
    place = NULL,
    appeal_reason = NULL,
    closed = true
WHERE session_id IN (SELECT session_id FROM participants WHERE person_id = $1)
"""


async def insert(tx: Tx, new: Session, now: datetime, *, most_open: int | None = None) -> Session | None:
    """Stores a new session, and gives it with its programme; the free time of its people is to be computed anew.

    None where its mentorship has ended, or where its mentee has `most_open` sessions ahead with its mentor already.
    """
    row = await tx.fetchrow(
        INSERT_SESSION,
        new.session_id,
        new.version,
        new.state,
        new.mentor_id,
        list(new.mentee_ids),
        new.offering_id,
        new.mentorship_id,
        new.kind,
        new.starts,
        new.ends,
        new.notice,
        new.buffer_before,
        new.buffer_after,
        json.dumps(dict(new.answers)),
        now,
        _people_in(new),
        new.respond_by,
        new.policy.notice,
        new.policy.most,
        new.series_id,
        new.title,
        _place_text(new.place),
        most_open,
        OPEN_ID,
    )
    return None if row is None else replace(new, programme_id=row["programme_id"])


async def update(tx: Tx, changed: Session, now: datetime) -> None:
    """Stores what can change in a session; the free time of its people is to be computed anew."""
    await tx.execute(
        UPDATE_SESSION,
        changed.session_id,
        changed.version,
        changed.state,
        changed.starts,
        changed.ends,
        changed.notice,
        changed.buffer_before,
        changed.buffer_after,
        changed.cancelled_by,
        changed.cancelled_late,
        changed.cancellation_reason,
        changed.absent,
        now,
        _people_in(changed),
        changed.respond_by,
        changed.policy.notice,
        changed.policy.most,
        changed.moves,
        _proposal_text(changed.proposal),
        changed.absence_reported_by,
        changed.appeal,
        changed.appeal_reason,
        changed.mentee_moves,
        changed.imposed,
        _place_text(changed.place),
        changed.own_place,
        changed.cancelled_because,
    )


async def all_for_update(tx: Tx, session_ids: Collection[UUID]) -> dict[UUID, Session]:
    """Those of these sessions that there are, locked in the order of their ids."""
    return {row["session_id"]: session_from(row) for row in await tx.fetch(LOCK_SESSIONS, list(session_ids))}


async def lift(tx: Tx, session_id: UUID, version: int) -> int | None:
    """Raises its version above this one, and says which it has now; None where there is no such session."""
    raised: int | None = await tx.fetchval(LIFT, session_id, version)
    return raised


async def session(tx: Tx, session_id: UUID) -> Session:
    """Raises `UnknownSession`."""
    row = await tx.fetchrow(SESSION, session_id)
    if row is None:
        raise UnknownSession
    return session_from(row)


async def session_for_update(tx: Tx, session_id: UUID) -> Session:
    """As `session`, locked."""
    found = await all_for_update(tx, [session_id])
    if session_id not in found:
        raise UnknownSession
    return found[session_id]


async def sessions_of(
    tx: Tx,
    person_id: UUID,
    *,
    starts: Minute,
    ends: Minute,
    state: SessionPhase | None,
    ahead: bool,
    programme_id: UUID | None = None,
    after: tuple[Minute, UUID] | None,
    limit: int,
    now: datetime,
) -> Sequence[Session]:
    """A person's sessions that lie in the span or are on when it begins, by their start; `state` is the one that `now` gives them.

    `ahead`: only those that are booked, or that wait for a yes which can still be given. `programme_id`: only those in it.
    """
    place = after or (None, None)
    rows = await tx.fetch(
        SESSIONS_OF, person_id, starts, ends, state, *place, limit, now, LENGTH_LIMITS[1], ahead, programme_id
    )
    return [session_from(row) for row in rows]


async def sessions_ahead(tx: Tx, person_id: UUID, starts_after: Minute) -> Sequence[Session]:
    """The person's live sessions that start later."""
    return [session_from(row) for row in await tx.fetch(AHEAD, person_id, starts_after)]


async def sessions_ahead_for_update(tx: Tx, person_id: UUID, starts_after: Minute) -> Sequence[Session]:
    """The person's live sessions that start later, locked in the order of their ids."""
    return [session_from(row) for row in await tx.fetch(LOCK_AHEAD, person_id, starts_after)]


async def sessions_of_series(tx: Tx, series_id: UUID) -> Sequence[Session]:
    """All sessions that were booked as this series, by their start."""
    return [session_from(row) for row in await tx.fetch(SESSIONS_OF_SERIES, series_id)]


async def at_offerings_place_for_update(tx: Tx, offering: Offering, now: Minute) -> Sequence[Session]:
    """Booked sessions of this offering that are not over and take place where it says, locked in the order of their ids."""
    rows = await tx.fetch(LOCK_AT_OFFERINGS_PLACE, offering.mentor_id, offering.offering_id, now, LENGTH_LIMITS[1])
    return [session_from(row) for row in rows]


async def with_places(tx: Tx, person_id: UUID) -> Sequence[Session]:
    """Booked sessions of this person of which it is known where they take place."""
    return [session_from(row) for row in await tx.fetch(WITH_PLACES, person_id)]


async def forget_places(tx: Tx, ended_before: Minute) -> int:
    """Nobody needs to know any more where these sessions took place; a bounded number at once."""
    return rows_changed(await tx.execute(FORGET_PLACES, ended_before))


async def open_appeals(tx: Tx, after: UUID, limit: int) -> Sequence[Session]:
    """Sessions whose absence is appealed and not decided on, in the order of their ids."""
    return [session_from(row) for row in await tx.fetch(OPEN_APPEALS, after, limit)]


async def from_on_for_update(tx: Tx, session_id: UUID) -> Sequence[Session]:
    """This session and all of its series that start after it, locked in the order of their ids; by their start."""
    found = [session_from(row) for row in await tx.fetch(LOCK_FROM_ON, session_id)]
    return sorted(found, key=lambda session: (session.session_id != session_id, session.starts))


async def forget_words(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_WORDS, person_id)


def _people_in(stored: Session) -> list[UUID]:
    return sorted([stored.mentor_id, *stored.mentee_ids])


def session_from(row: asyncpg.Record) -> Session:
    """A session as its row has it."""
    return Session(
        session_id=row["session_id"],
        version=row["version"],
        state=row["state"],
        mentor_id=row["mentor_id"],
        mentee_ids=tuple(row["mentee_ids"]),
        offering_id=row["offering_id"],
        mentorship_id=row["mentorship_id"],
        kind=row["kind"],
        starts=row["starts"],
        ends=row["ends"],
        notice=row["notice"],
        buffer_before=row["buffer_before"],
        buffer_after=row["buffer_after"],
        answers=json.loads(row["answers"]),
        cancelled_by=row["cancelled_by"],
        cancelled_late=row["cancelled_late"],
        cancellation_reason=row["cancellation_reason"],
        absent=row["absent"],
        respond_by=row["respond_by"],
        policy=MovePolicy(row["move_notice"], row["most_moves"]),
        moves=row["moves"],
        proposal=_proposal_from(row["proposal"]),
        series_id=row["series_id"],
        absence_reported_by=row["absence_reported_by"],
        appeal=row["appeal"],
        appeal_reason=row["appeal_reason"],
        mentee_moves=row["mentee_moves"],
        imposed=row["imposed"],
        title=row["title"],
        place=place_from(row["place"]),
        own_place=row["own_place"],
        closed=row["closed"],
        cancelled_because=row["cancelled_because"],
        programme_id=row["programme_id"],
    )


def _place_text(place: Place | None) -> str | None:
    return None if place is None else json.dumps(asdict(place))


def place_from(text: str | None) -> Place | None:
    """A place as its column has it."""
    return None if text is None else Place(**json.loads(text))


def _proposal_text(proposal: MoveProposal | None) -> str | None:
    if proposal is None:
        return None
    return json.dumps({**asdict(proposal), "respond_by": proposal.respond_by.isoformat()})


def _proposal_from(text: str | None) -> MoveProposal | None:
    if text is None:
        return None
    stored = json.loads(text)
    return MoveProposal(**{**stored, "respond_by": datetime.fromisoformat(stored["respond_by"])})
