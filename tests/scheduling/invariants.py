"""What is true of the database after every moment, whatever was done at it; each query finds what must not be there."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.scheduling.domain.minutes import last_minute
from shared.contracts import SESSIONS, SessionState
from shared.postgres import Pool

ENDED_PROPOSALS: Final = ("move_declined", "move_withdrawn", "move_expired")

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
SELECT owner_id, person_id, span, expires_at, (SELECT to_jsonb(sessions) FROM sessions WHERE session_id = owner_id) AS session
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

# What is proposed for a session is claimed beside what the session claims already.
PROPOSED_WITHOUT_CLAIMS: Final = """
WITH live AS (
    SELECT session_id, mentor_id, mentee_ids, (proposal ->> 'starts')::bigint AS starts,
           (proposal ->> 'ends')::bigint AS ends, (proposal ->> 'buffer_before')::integer AS buffer_before,
           (proposal ->> 'buffer_after')::integer AS buffer_after
    FROM sessions
    WHERE state = 'booked' AND (proposal ->> 'respond_by')::timestamptz > $1
), taken AS (
    SELECT session_id, mentor_id AS person_id, int8range(starts - buffer_before, ends + buffer_after) AS span FROM live
    UNION ALL
    SELECT session_id, unnest(mentee_ids), int8range(starts, ends) FROM live
)
SELECT session_id, person_id, span
FROM taken
WHERE NOT coalesce(span <@ (SELECT range_agg(claims.span)
                            FROM claims
                            WHERE owner_id = session_id AND claims.person_id = taken.person_id
                              AND (expires_at IS NULL OR expires_at > $1)), false)
"""

# A session claims its own time for good, or until it is answered; more than that only while another time is proposed.
CLAIMS_OF_ENDED_PROPOSALS: Final = """
SELECT owner_id, person_id, claims.span
FROM claims
JOIN sessions ON session_id = owner_id
WHERE expires_at > $1
  AND NOT (state = 'pending' AND respond_by > $1)
  AND NOT coalesce((proposal ->> 'respond_by')::timestamptz > $1, false)
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

# Who wants nothing to do with somebody has nothing ahead with them.
SOMETHING_AHEAD_OF_THE_PARTED: Final = """
SELECT session_id
FROM sessions
JOIN people ON person_id = mentor_id AND mentee_ids && blocks OR person_id = ANY (mentee_ids) AND mentor_id = ANY (blocks)
WHERE (state = 'booked' OR state = 'pending' AND respond_by > $1)
  AND starts > floor(extract(epoch FROM $1::timestamptz) / 60)::bigint
UNION ALL
SELECT hold_id
FROM holds
JOIN people ON person_id = mentor_id AND mentee_id = ANY (blocks) OR person_id = mentee_id AND mentor_id = ANY (blocks)
WHERE expires_at > $1
"""

# Where a session takes place is known as long as it is booked, and only then.
PLACES_TOLD_WRONGLY: Final = """
WITH told AS (
    SELECT DISTINCT ON (key) key, value FROM outbox WHERE topic = 'places' ORDER BY key, id DESC
)
SELECT session_id, place, convert_from(told.value, 'UTF8')
FROM sessions
LEFT JOIN told ON key = session_id
WHERE $1::timestamptz IS NOT NULL
  AND (state = 'booked' AND NOT closed AND place::json ->> 'text'
           IS DISTINCT FROM convert_from(told.value, 'UTF8')::json ->> 'text'
       OR (state <> 'booked' OR closed) AND told.value IS NOT NULL)
"""

FORBIDDEN: Final[Mapping[str, str]] = {
    "overlapping claims": OVERLAPPING_CLAIMS,
    "somebody in two places": SOMEBODY_IN_TWO_PLACES,
    "claims of nobody": CLAIMS_OF_NOBODY,
    "live sessions or holds without their claims": LIVE_WITHOUT_CLAIMS,
    "proposed times without their claims": PROPOSED_WITHOUT_CLAIMS,
    "claims of ended proposals": CLAIMS_OF_ENDED_PROPOSALS,
    "a fourth hold": TOO_MANY_HOLDS,
    "a hold for longer than five minutes": TOO_LONG_HOLDS,
    "versions that nobody was told of": UNTOLD_VERSIONS,
    "something ahead of people who have parted": SOMETHING_AHEAD_OF_THE_PARTED,
    "places that are told wrongly": PLACES_TOLD_WRONGLY,
}

# What takes a mentor's time, each session or hold once for each of its times, with what its mentor allows.
OCCUPIED: Final = """
WITH live AS (
    SELECT session_id AS owner_id, mentor_id, offering_id, starts, ends
    FROM sessions
    WHERE state <> 'cancelled' AND (state <> 'pending' OR respond_by > $1)
    UNION ALL
    SELECT session_id, mentor_id, offering_id, (proposal ->> 'starts')::bigint, (proposal ->> 'ends')::bigint
    FROM sessions
    WHERE state = 'booked' AND (proposal ->> 'respond_by')::timestamptz > $1
    UNION ALL
    SELECT hold_id, mentor_id, offering_id, starts, starts + length FROM holds WHERE expires_at > $1
)
SELECT owner_id, live.mentor_id, offering_id, starts, ends, details, windows
FROM live
JOIN offerings USING (offering_id)
JOIN hours ON person_id = live.mentor_id
"""

STATES: Final = """
SELECT session_id, version, state, starts, ends, cancelled_by, cancelled_late, absent, absence_reported_by, appeal,
       (proposal ->> 'starts')::bigint AS proposed
FROM sessions
"""

LAST_EVENTS: Final = """
SELECT DISTINCT ON (key) key, value FROM outbox WHERE topic = 'sessions' ORDER BY key, id DESC
"""


async def violations(pool: Pool, now: datetime) -> dict[str, object]:
    """What is wrong, by its name; empty when all is well. Mentors' hours are on UTC."""
    found: dict[str, object] = {
        name: rows for name, query in FORBIDDEN.items() if (rows := await pool.fetch(query, now))
    }
    occupied = await pool.fetch(OCCUPIED, now)
    if overrun := _overrun_limits(occupied):
        found["limits that are overrun"] = overrun
    if taken := [dict(row) for row in occupied if _lies_in_time_off(row, now)]:
        found["something in time off"] = taken
    stored = {row["session_id"]: tuple(row)[1:] for row in await pool.fetch(STATES)}
    told = {row["key"]: _told(SESSIONS.parse(row["value"])) for row in await pool.fetch(LAST_EVENTS)}
    if told != stored:
        found["events that tell another state"] = [key for key in {*told, *stored} if told.get(key) != stored.get(key)]
    return found


def _overrun_limits(occupied: Sequence[asyncpg.Record]) -> list[tuple[object, ...]]:
    """Days, weeks and months in which an offering, or all of a mentor's together, has more than its limits allow."""
    owners: defaultdict[tuple[object, ...], set[UUID]] = defaultdict(set)
    most: dict[tuple[object, ...], int] = {}
    for row in occupied:
        for whose, limits in (
            (row["offering_id"], json.loads(row["details"]).get("limits", {})),
            (row["mentor_id"], json.loads(row["windows"]).get("limits", {})),
        ):
            for period, when in _periods(row["starts"]).items():
                if limits.get(period) is not None:
                    owners[whose, period, when].add(row["owner_id"])
                    most[whose, period, when] = limits[period]
    return [key for key, found in owners.items() if len(found) > most[key]]


def _periods(starts: int) -> Mapping[str, object]:
    day = datetime.fromtimestamp(starts * 60, UTC)
    return {"a_day": day.date(), "a_week": day.isocalendar()[:2], "a_month": (day.year, day.month)}


def _lies_in_time_off(row: asyncpg.Record, now: datetime) -> bool:
    """Of what lies ahead: what had begun when the mentor took time off went on."""
    time_off = json.loads(row["windows"]).get("time_off", ())
    ahead = row["starts"] > last_minute(now)
    return ahead and any(row["starts"] < ends and starts < row["ends"] for starts, ends, _ in time_off)


def _told(state: SessionState) -> tuple[object, ...]:
    """What an event says of the columns of `STATES`; a proposal that came to nothing is told once more."""
    proposed = None if state.change in ENDED_PROPOSALS else state.proposed_starts_at
    return (
        state.version,
        state.state,
        last_minute(state.starts_at),
        last_minute(state.ends_at),
        state.cancelled_by,
        state.cancelled_late,
        state.absent,
        state.absence_reported_by,
        state.appeal,
        None if proposed is None else last_minute(proposed),
    )
