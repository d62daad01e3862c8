"""Calendar feeds, and the sessions in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from services.scheduling.domain.minutes import Minute, last_minute
from services.scheduling.domain.places import SHOWN_AFTER_END, Place
from services.scheduling.domain.refusals import UnknownCalendar
from services.scheduling.store.sessions import place_from
from shared.contracts.vocabulary import SessionPhase
from shared.postgres import Tx, columns, rows_changed

# Of a row that was there before, this transaction is its xmax.
REPLACE_FEED: Final = """
INSERT INTO calendar_feeds (person_id, token_digest, made_at) VALUES ($1, $2, $3)
ON CONFLICT (person_id) DO UPDATE SET token_digest = excluded.token_digest, made_at = excluded.made_at
RETURNING xmax <> 0 AS replaced
"""

OWNER: Final = """
SELECT person_id FROM calendar_feeds WHERE token_digest = $1
"""

FORGET_FEED: Final = """
DELETE FROM calendar_feeds WHERE person_id = $1
"""

FORGET_FEEDS_MADE_BEFORE: Final = """
DELETE FROM calendar_feeds
USING unnest($1::uuid[], $2::timestamptz[]) AS signed_out (person_id, at)
WHERE calendar_feeds.person_id = signed_out.person_id AND made_at <= signed_out.at
"""

ENTRIES: Final = """
SELECT session_id, version, state, starts, ends, changed_at, CASE WHEN NOT closed AND ends > $5 THEN place END AS place
FROM participants
JOIN sessions USING (session_id, starts)
WHERE person_id = $1 AND participants.starts >= $2
  AND (state IN ('booked', 'completed') OR state = 'pending' AND respond_by > $3)
ORDER BY participants.starts, session_id
LIMIT $4
"""


class Entry(NamedTuple):
    """A session as a calendar shows it."""

    session_id: UUID
    version: int
    state: SessionPhase
    starts: Minute
    ends: Minute
    changed_at: datetime
    place: Place | None


async def replace_feed(tx: Tx, person_id: UUID, token_digest: bytes, now: datetime) -> bool:
    """The person's feed has this token from now on, and no other; whether there was one before."""
    replaced: bool = await tx.fetchval(REPLACE_FEED, person_id, token_digest, now)
    return replaced


async def owner_of(tx: Tx, token_digest: bytes) -> UUID:
    """Whose feed has this token. Raises `UnknownCalendar`."""
    owner: UUID | None = await tx.fetchval(OWNER, token_digest)
    if owner is None:
        raise UnknownCalendar
    return owner


async def forget_feed(tx: Tx, person_id: UUID) -> bool:
    """Whether there was one."""
    return rows_changed(await tx.execute(FORGET_FEED, person_id)) > 0


async def forget_feeds_made_before(tx: Tx, signed_out: Sequence[tuple[UUID, datetime]]) -> None:
    """Ends the feeds of these people that were made before that."""
    await tx.execute(FORGET_FEEDS_MADE_BEFORE, *columns(list(signed_out), 2))


async def entries(tx: Tx, person_id: UUID, earliest: Minute, now: datetime, limit: int) -> Sequence[Entry]:
    """The person's sessions that start at `earliest` or later and take place, as far as anybody knows at `now`."""
    shown_until = last_minute(now) - SHOWN_AFTER_END
    rows = await tx.fetch(ENTRIES, person_id, earliest, now, limit, shown_until)
    return [Entry(**{**dict(row), "place": place_from(row["place"])}) for row in rows]
