"""How the clocks of zones went when they were last looked at."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from services.notifications.domain.clocks import Rules, ZoneClock
from services.notifications.domain.known import KnownSession
from shared.postgres import Tx

Clocks: TypeAlias = Mapping[str, ZoneClock]
"""By zone."""

WORK: Final = "clocks"
"""The work of which one session whose turn fails is put off."""

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
WHERE session.session_id = ANY ($3::uuid[]) AND session.state = 'booked' AND session.starts_at > $1
AND reader.time_zones IS NOT NULL
ORDER BY session.starts_at, session.session_id
"""


# Whoever was told of nothing since an earlier change still knows the clock of before that.
OWE: Final = """
INSERT INTO owed_clock_changes AS present (session_id, former)
SELECT session.session_id, jsonb_object_agg(former.zone, former.clock)
FROM unnest($2::text[], $3::jsonb[]) AS former (zone, clock)
JOIN people ON people.time_zone = former.zone
JOIN sessions AS session ON people.person_id = ANY (session.mentee_ids || session.mentor_id)
WHERE session.state = 'booked' AND session.starts_at > $1
GROUP BY session.session_id
ORDER BY session.session_id
ON CONFLICT (session_id) DO UPDATE SET former = excluded.former || present.former
"""

ANY_OWED: Final = """
SELECT EXISTS (SELECT FROM owed_clock_changes)
OR EXISTS (SELECT FROM put_off WHERE work = $1 AND not_before <= $2)
"""

TAKE_OWED: Final = """
DELETE FROM owed_clock_changes
WHERE session_id = ANY (ARRAY (
    SELECT session_id FROM owed_clock_changes
    WHERE session_id NOT IN (SELECT subject FROM put_off WHERE work = $2)
    ORDER BY session_id
    LIMIT $1
    FOR UPDATE SKIP LOCKED
))
RETURNING session_id, former
"""

TAKE_ONE_OWED: Final = """
DELETE FROM owed_clock_changes WHERE session_id = $1 RETURNING session_id, former
"""

PRESENT: Final = """
SELECT time_zone, turns, known_until FROM zone_clocks WHERE time_zone = ANY ($1::text[])
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


async def owe(tx: Tx, former: Clocks, now: datetime) -> None:
    """Of each session that lies ahead of somebody in one of these zones is to be told. What it owes since earlier stays."""
    zones = sorted(former)
    await tx.execute(OWE, now, zones, [_text_of(former[zone]) for zone in zones])


async def take_owed(tx: Tx, limit: int) -> dict[UUID, Clocks]:
    """Some sessions of which is to be told and that are not put off, with how the clocks went before; they are owed no more."""
    return {row["session_id"]: _clocks_from(row["former"]) for row in await tx.fetch(TAKE_OWED, limit, WORK)}


async def take_one_owed(tx: Tx, session_id: UUID) -> dict[UUID, Clocks]:
    """This session, where of it is to be told."""
    return {row["session_id"]: _clocks_from(row["former"]) for row in await tx.fetch(TAKE_ONE_OWED, session_id)}


def _text_of(clock: ZoneClock) -> str:
    return json.dumps({"turns": clock.turns, "until": clock.until})


def _clocks_from(text: str) -> Clocks:
    found = json.loads(text)
    return {zone: ZoneClock(tuple(map(tuple, each["turns"])), each["until"]) for zone, each in found.items()}


async def present(tx: Tx, zones: Collection[str]) -> Clocks:
    """How the clocks of these zones went when they were last looked at."""
    rows = await tx.fetch(PRESENT, sorted(zones))
    return {row["time_zone"]: ZoneClock(_turns_from(row["turns"]), row["known_until"]) for row in rows}


async def booked_in(
    tx: Tx, sessions: Collection[UUID], zones: Collection[str], now: datetime
) -> list[tuple[KnownSession, dict[UUID, str]]]:
    """Those of the sessions that lie ahead of somebody who lives by the clock of one of these zones, with who and by which."""
    found = []
    for row in await tx.fetch(BOOKED_IN, now, sorted(zones), sorted(sessions)):
        fields = dict(row)
        zones_of = {UUID(person): zone for person, zone in json.loads(fields.pop("time_zones")).items()}
        found.append((KnownSession(**{**fields, "mentee_ids": tuple(fields["mentee_ids"])}), zones_of))
    return found
