"""What mentors offer to somebody, with all that tells which slots that makes, in one round trip."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.booking import Pair
from services.scheduling.domain.hours import Hours
from services.scheduling.domain.minutes import Minute, Span
from services.scheduling.domain.offerings import Offering
from services.scheduling.store.hours import hours_from
from services.scheduling.store.offerings import offering_from
from services.scheduling.store.people import pair_from
from shared.postgres import Tx

# $1 mentors, $2 who asks, $3 the only offering of interest (null: all that are not archived), $4 and $5 the span in which
# claims matter, $6 now. What is taken comes as arrays: a row a claim would take longer to read than all the rest.
LISTINGS: Final = """
SELECT offerings.*, hours.time_zone, hours.windows,
       taken.starts AS taken_starts, taken.ends AS taken_ends, askers.starts AS askers_starts, askers.ends AS askers_ends,
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
       ) AS has_a_break
FROM offerings
LEFT JOIN hours ON hours.person_id = offerings.mentor_id
LEFT JOIN people AS mentor ON mentor.person_id = offerings.mentor_id
LEFT JOIN people AS mentee ON mentee.person_id = $2
CROSS JOIN LATERAL (
    SELECT array_agg(lower(span)) AS starts, array_agg(upper(span)) AS ends
    FROM claims
    WHERE person_id = offerings.mentor_id AND span && int8range($4, $5) AND (expires_at IS NULL OR expires_at > $6)
) AS taken
CROSS JOIN (
    SELECT array_agg(lower(span)) AS starts, array_agg(upper(span)) AS ends
    FROM claims
    WHERE person_id = $2 AND span && int8range($4, $5) AND (expires_at IS NULL OR expires_at > $6)
) AS askers
WHERE offerings.mentor_id = ANY ($1::uuid[])
  AND CASE WHEN $3::uuid IS NULL THEN NOT offerings.archived ELSE offerings.offering_id = $3 END
ORDER BY offerings.mentor_id, offerings.offering_id
"""


@dataclass(frozen=True, slots=True)
class Listing:
    """An offering, the hours of its mentor, what is known of the mentor and the one who asks, and when each is claimed."""

    offering: Offering
    hours: Hours | None
    pair: Pair
    mentors_claims: Sequence[Span]
    askers_claims: Sequence[Span]


async def listings(
    tx: Tx, mentors: Sequence[UUID], asker: UUID, span: Span, now: datetime, *, offering_id: UUID | None = None
) -> Sequence[Listing]:
    """What these mentors offer, whether or not the asker may book it; or one offering of theirs, archived or not.

    Claims are those that have a minute in the span, in no order.
    """
    return [
        Listing(
            offering_from(row),
            None if row["windows"] is None else hours_from(row["time_zone"], row["windows"]),
            pair_from(row),
            _spans(row["taken_starts"], row["taken_ends"]),
            _spans(row["askers_starts"], row["askers_ends"]),
        )
        for row in await tx.fetch(LISTINGS, mentors, asker, offering_id, *span, now)
    ]


def _spans(starts: Sequence[Minute] | None, ends: Sequence[Minute] | None) -> Sequence[Span]:
    """No row makes no array."""
    return [] if starts is None or ends is None else list(zip(starts, ends, strict=True))
