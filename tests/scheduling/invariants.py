"""What is true of the database after every moment, whatever was done at it; each query finds what must not be there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from services.scheduling.domain.minutes import last_minute
from shared.contracts import SESSIONS
from shared.postgres import Pool

OVERLAPPING_CLAIMS: Final = """
SELECT one.person_id, one.span, other.span AS other_span
FROM claims AS one
JOIN claims AS other ON other.person_id = one.person_id AND other.ctid > one.ctid AND other.span && one.span
WHERE $1::timestamptz IS NOT NULL
"""

# Asked of the sessions themselves, as people live through them, and not of the claims that are to prevent it.
SOMEBODY_IN_TWO_PLACES: Final = """
WITH live AS (
    SELECT session_id, starts, ends, unnest(mentee_ids || mentor_id) AS person_id
    FROM sessions
    WHERE state = 'booked' OR state = 'pending' AND respond_by > $1
)
SELECT one.person_id, one.session_id, other.session_id AS other_id
FROM live AS one
JOIN live AS other USING (person_id)
WHERE other.session_id > one.session_id AND other.starts < one.ends AND one.starts < other.ends
"""

CLAIMS_OF_NOBODY: Final = """
SELECT owner_id, person_id, span
FROM claims
WHERE (expires_at IS NULL OR expires_at > $1)
  AND NOT EXISTS (SELECT FROM holds WHERE hold_id = owner_id AND holds.expires_at > $1)
  AND NOT EXISTS (SELECT FROM sessions
                  WHERE session_id = owner_id AND (state = 'booked' OR state = 'pending' AND respond_by > $1))
"""

# The mentor's time with the buffers, the mentee's without.
LIVE_WITHOUT_CLAIMS: Final = """
WITH live AS (
    SELECT session_id AS owner_id, mentor_id, mentee_ids, starts, ends, buffer_before, buffer_after
    FROM sessions
    WHERE state = 'booked' OR state = 'pending' AND respond_by > $1
    UNION ALL
    SELECT hold_id, holds.mentor_id, ARRAY [mentee_id], starts, starts + length, buffer_before, buffer_after
    FROM holds
    JOIN offerings USING (offering_id)
    WHERE expires_at > $1
), taken AS (
    SELECT owner_id, mentor_id AS person_id, int8range(starts - buffer_before, ends + buffer_after) AS span FROM live
    UNION ALL
    SELECT owner_id, unnest(mentee_ids), int8range(starts, ends) FROM live
)
SELECT owner_id, person_id, span
FROM taken
WHERE NOT EXISTS (SELECT FROM claims
                  WHERE claims.owner_id = taken.owner_id AND claims.person_id = taken.person_id
                    AND claims.span = taken.span AND (claims.expires_at IS NULL OR claims.expires_at > $1))
"""

TOO_MANY_HOLDS: Final = """
SELECT mentee_id, count(*) FROM holds WHERE expires_at > $1 GROUP BY mentee_id HAVING count(*) > 3
"""

TOO_LONG_HOLDS: Final = """
SELECT hold_id FROM holds WHERE expires_at > $1::timestamptz + interval '5 minutes'
"""

# Each version was told once, and they were told in their order.
UNTOLD_VERSIONS: Final = """
SELECT session_id
FROM sessions
WHERE $1::timestamptz IS NOT NULL
  AND version <> (SELECT count(*) FROM outbox WHERE topic = 'sessions' AND key = session_id)
"""

FORBIDDEN: Final[Mapping[str, str]] = {
    "overlapping claims": OVERLAPPING_CLAIMS,
    "somebody in two places": SOMEBODY_IN_TWO_PLACES,
    "claims of nobody": CLAIMS_OF_NOBODY,
    "live sessions or holds without their claims": LIVE_WITHOUT_CLAIMS,
    "a fourth hold": TOO_MANY_HOLDS,
    "a hold for longer than five minutes": TOO_LONG_HOLDS,
    "versions that nobody was told of": UNTOLD_VERSIONS,
}

STATES: Final = """
SELECT session_id, version, state, starts, ends, cancelled_by, cancelled_late, absent FROM sessions
"""

LAST_EVENTS: Final = """
SELECT DISTINCT ON (key) key, value FROM outbox WHERE topic = 'sessions' ORDER BY key, id DESC
"""


async def violations(pool: Pool, now: datetime) -> dict[str, object]:
    """What is wrong, by its name; empty when all is well."""
    found: dict[str, object] = {
        name: rows for name, query in FORBIDDEN.items() if (rows := await pool.fetch(query, now))
    }
    stored = {row["session_id"]: tuple(row)[1:] for row in await pool.fetch(STATES)}
    told = {}
    for row in await pool.fetch(LAST_EVENTS):
        state = SESSIONS.parse(row["value"])
        told[row["key"]] = (
            state.version,
            state.state,
            last_minute(state.starts_at),
            last_minute(state.ends_at),
            state.cancelled_by,
            state.cancelled_late,
            state.absent,
        )
    if told != stored:
        found["events that tell another state"] = [key for key in {*told, *stored} if told.get(key) != stored.get(key)]
    return found
