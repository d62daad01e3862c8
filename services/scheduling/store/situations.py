"""Everything that is to be known before somebody gets a slot, in one round trip."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

import asyncpg

from services.scheduling.domain.booking import Hold, Pair, SlotRequest
from services.scheduling.domain.hours import Hours
from services.scheduling.domain.offerings import Offering
from services.scheduling.domain.refusals import UnknownOffering
from services.scheduling.store.hours import hours_from
from services.scheduling.store.offerings import offering_from
from services.scheduling.store.people import pair_from
from shared.postgres import Tx

# $1 offering, $2 who asks, $3 start (null where it is no whole minute), $4 length (null: the hold's, else the
# offering's first one), $5 now, $6 the hold that is to be used (null: none), whose claims don't count.
SITUATION: Final = """
SELECT offerings.*, hours.time_zone, hours.windows, hours.version AS hours_version,
       coalesce(mentor.takes_sessions, false) AS takes_sessions, coalesce(mentor.paused, false) AS paused,
       coalesce(mentor.suspended, false) OR coalesce(mentee.suspended, false) AS suspended,
       coalesce($2 = ANY (mentor.blocks), false) OR coalesce(offerings.mentor_id = ANY (mentee.blocks), false) AS blocked,
       coalesce(
           (SELECT mentorship_id
            FROM mentorships AS known
            WHERE known.mentor_id = offerings.mentor_id AND known.mentee_id = $2 AND known.active
            LIMIT 1),
           (SELECT accepted.mentorship_id
            FROM acceptances AS accepted
            LEFT JOIN mentorships AS known USING (mentorship_id)
            WHERE accepted.mentor_id = offerings.mentor_id AND accepted.mentee_id = $2 AND known.mentorship_id IS NULL
            LIMIT 1)
       ) AS mentorship_id,
       EXISTS (
           SELECT FROM mentorships AS known
           WHERE known.mentor_id = offerings.mentor_id AND known.mentee_id = $2 AND known.paused
       ) AS has_a_break,
       (SELECT count(*) FROM people WHERE person_id IN (offerings.mentor_id, $2)) AS known_people,
       coalesce(overlapping.mentor_live, false) AS mentor_taken,
       coalesce(overlapping.mentee_live, false) AS mentee_taken,
       coalesce(overlapping.expired, false) AS cluttered,
       held.hold_id, held.mentor_id AS hold_mentor_id, held.offering_id AS hold_offering_id, held.starts AS hold_starts,
       held.length AS hold_length, held.expires_at AS hold_expires_at, held.ended AS hold_ended
FROM offerings
LEFT JOIN hours ON hours.person_id = offerings.mentor_id
LEFT JOIN people AS mentor ON mentor.person_id = offerings.mentor_id
LEFT JOIN people AS mentee ON mentee.person_id = $2
LEFT JOIN holds AS held ON held.hold_id = $6 AND held.mentee_id = $2
CROSS JOIN LATERAL (SELECT $3::bigint + coalesce($4::integer, held.length, offerings.lengths[1]) AS ends) AS asked
LEFT JOIN LATERAL (
    SELECT bool_or(is_mentor AND live) AS mentor_live, bool_or(NOT is_mentor AND live) AS mentee_live,
           bool_or(NOT live) AS expired
    FROM (
        SELECT true AS is_mentor, expires_at IS NULL OR expires_at > $5 AS live
        FROM claims
        WHERE person_id = offerings.mentor_id AND owner_id IS DISTINCT FROM $6
          AND span && int8range($3::bigint - offerings.buffer_before, asked.ends + offerings.buffer_after)
          AND $3 IS NOT NULL
        UNION ALL
        SELECT false, expires_at IS NULL OR expires_at > $5
        FROM claims
        WHERE person_id = $2 AND owner_id IS DISTINCT FROM $6 AND span && int8range($3::bigint, asked.ends)
          AND $3 IS NOT NULL
    ) AS claimed
) AS overlapping ON true
WHERE offerings.offering_id = $1
"""


# What was judged stays so until this commits. In the order in which everybody locks: hours, the offering, people. Where one
# of them is another by now, nothing after it is locked; rows are judged anew when the lock on them had to be waited for.
# Where $7 begins something with $8 by it, that is noted as by `between.BEGIN`: last of all, and by the same trip.
KEEP: Final = """
WITH same_hours AS MATERIALIZED (
    SELECT FROM hours WHERE person_id = $1 AND version = $2 FOR KEY SHARE
), same_offering AS MATERIALIZED (
    SELECT FROM offerings WHERE offering_id = $3 AND version = $4 AND EXISTS (SELECT FROM same_hours) FOR KEY SHARE
), willing AS MATERIALIZED (
    SELECT person_id
    FROM people
    WHERE person_id = ANY ($5::uuid[]) AND NOT blocks && $5 AND NOT suspended AND (takes_sessions OR person_id <> $1)
      AND EXISTS (SELECT FROM same_offering)
    ORDER BY person_id
    FOR SHARE
), same_people AS MATERIALIZED (
    SELECT
    WHERE (SELECT count(*) FROM willing) = $6
      AND (cardinality($5) = $6 OR (SELECT count(*) FROM people WHERE person_id = ANY ($5)) = $6)
), begun AS (
    INSERT INTO done_between AS known (by_id, other_id, times)
    SELECT $7, $8, ARRAY [$9::timestamptz]
    FROM same_people
    WHERE $7::uuid IS NOT NULL
    ON CONFLICT (by_id, other_id) DO UPDATE
    SET times = known.times [greatest(1, cardinality(known.times) - $10::integer + 1):] || $9::timestamptz
    RETURNING times
)
SELECT EXISTS (SELECT FROM same_hours) AS same_hours, EXISTS (SELECT FROM same_people) AS all_the_same,
       (SELECT times FROM begun) AS times
"""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known about a slot that somebody asks for.

    `hours_version`: of the mentor's hours, None where there are none.
    `mentor_taken`, `mentee_taken`: claimed by something alive; `cluttered`: an expired hold is in the way and is to be
    dropped first. `hold` is the one that was named, if it is theirs. `known_people`: of how many of the two a profile has
    arrived.
    """

    offering: Offering
    hours: Hours | None
    hours_version: int | None
    pair: Pair
    mentor_taken: bool
    mentee_taken: bool
    cluttered: bool
    hold: Hold | None
    known_people: int


async def situation(tx: Tx, request: SlotRequest, hold_id: UUID | None, now: datetime) -> Situation:
    """Raises `UnknownOffering`."""
    row = await tx.fetchrow(
        SITUATION, request.offering_id, request.mentee_id, request.starts, request.length, now, hold_id
    )
    if row is None:
        raise UnknownOffering
    return _situation_from(row, request.mentee_id)


class Kept(NamedTuple):
    """Whether the mentor's hours are as they were judged, and whether all is; see `between.begin` for `as_many_ago`."""

    same_hours: bool
    all_the_same: bool
    as_many_ago: datetime | None


async def keep(
    tx: Tx, known: Situation, mentee_id: UUID, *, begins: UUID | None = None, most: int, now: datetime
) -> Kept:
    """Keeps what was judged as it is until this commits, and notes that one of the two `begins` something by it."""
    offering = known.offering
    mentor_id = offering.mentor_id
    row = await tx.fetchrow(
        KEEP,
        mentor_id,
        known.hours_version,
        offering.offering_id,
        offering.version,
        sorted([mentor_id, mentee_id]),
        known.known_people,
        begins,
        mentor_id if begins == mentee_id else mentee_id,
        now,
        most,
    )
    assert row is not None
    times: Sequence[datetime] = row["times"] or ()
    return Kept(row["same_hours"], row["all_the_same"], times[0] if len(times) > most else None)


def _situation_from(row: asyncpg.Record, mentee_id: UUID) -> Situation:
    return Situation(
        offering=offering_from(row),
        hours=None if row["windows"] is None else hours_from(row["time_zone"], row["windows"]),
        hours_version=row["hours_version"],
        pair=pair_from(row),
        mentor_taken=row["mentor_taken"],
        mentee_taken=row["mentee_taken"],
        cluttered=row["cluttered"],
        hold=None if row["hold_id"] is None else _hold_from(row, mentee_id),
        known_people=row["known_people"],
    )


def _hold_from(row: asyncpg.Record, mentee_id: UUID) -> Hold:
    return Hold(
        hold_id=row["hold_id"],
        offering_id=row["hold_offering_id"],
        mentor_id=row["hold_mentor_id"],
        mentee_id=mentee_id,
        starts=row["hold_starts"],
        length=row["hold_length"],
        expires_at=row["hold_expires_at"],
        ended=row["hold_ended"],
    )
