"""How the clocks of zones went when they were last looked at."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from services.notifications.domain.clocks import Rules, ZoneClock
from services.notifications.domain.known import KnownSession
from shared.postgres import Tx

LOCK_SEEN: Final = """
SELECT time_zone, turns, known_until, release FROM zone_clocks ORDER BY time_zone FOR UPDATE
"""

SAVE: Final = """
INSERT INTO zone_clocks (time_zone, turns, known_until, release)
SELECT *, $4 FROM unnest($1::text[], $2::text[], $3::bigint[]) AS clock (time_zone, turns, known_until) ORDER BY time_zone
ON CONFLICT (time_zone) DO UPDATE
SET turns = excluded.turns, known_until = excluded.known_until, release = excluded.release
WHERE zone_clocks.release <= excluded.release
"""

BOOKED_IN: Final = """
SELECT session.*, reader.time_zones
FROM sessions AS session
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(person_id, time_zone) AS time_zones
    FROM readers
    WHERE person_id = ANY (session.mentee_ids || session.mentor_id) AND time_zone = ANY ($2::text[])
) AS reader
WHERE session.state = 'booked' AND session.starts_at > $1 AND reader.time_zones IS NOT NULL
ORDER BY session.starts_at, session.session_id
"""


async def seen_for_update(tx: Tx) -> Rules:
    """Locked, so that of two workers that look at once one finds what the other has seen."""
    rows = await tx.fetch(LOCK_SEEN)
    clocks = {row["time_zone"]: ZoneClock(_turns_from(row["turns"]), row["known_until"]) for row in rows}
    return Rules(max((row["release"] for row in rows), default=""), clocks)


def _turns_from(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((minute, offset) for minute, offset in json.loads(text))


async def save(tx: Tx, present: Rules) -> None:
    """These are the clocks that were seen last; what a newer release said meanwhile stays."""
    zones = sorted(present.clocks)
    turns = [json.dumps(present.clocks[zone].turns) for zone in zones]
    await tx.execute(SAVE, zones, turns, [present.clocks[zone].until for zone in zones], present.release)


async def booked_in(tx: Tx, zones: Collection[str], now: datetime) -> list[tuple[KnownSession, dict[UUID, str]]]:
    """Sessions that lie ahead of somebody who lives by the clock of one of these zones, with who does and by which."""
    found = []
    for row in await tx.fetch(BOOKED_IN, now, sorted(zones)):
        fields = dict(row)
        zones_of = {UUID(person): zone for person, zone in json.loads(fields.pop("time_zones")).items()}
        found.append((KnownSession(**{**fields, "mentee_ids": tuple(fields["mentee_ids"])}), zones_of))
    return found
