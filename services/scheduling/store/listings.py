"""What mentors offer to somebody, with all that tells which slots that makes, in one round trip."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.scheduling.domain.booking import Pair
from services.scheduling.domain.hours import Hours
from services.scheduling.domain.offerings import Offering
from services.scheduling.store.hours import hours_from
from services.scheduling.store.offerings import offering_from
from shared.postgres import Tx

# $1 mentors, $2 who asks, $3 the only offering of interest (null: all that are not archived).
LISTINGS: Final = """
SELECT offerings.*, hours.time_zone, hours.windows,
       coalesce(mentor.takes_sessions, false) AS takes_sessions,
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
       ) AS mentorship_id
FROM offerings
LEFT JOIN hours ON hours.person_id = offerings.mentor_id
LEFT JOIN people AS mentor ON mentor.person_id = offerings.mentor_id
LEFT JOIN people AS mentee ON mentee.person_id = $2
WHERE offerings.mentor_id = ANY ($1::uuid[])
  AND CASE WHEN $3::uuid IS NULL THEN NOT offerings.archived ELSE offerings.offering_id = $3 END
ORDER BY offerings.mentor_id, offerings.offering_id
"""


@dataclass(frozen=True, slots=True)
class Listing:
    """An offering, the hours of its mentor, and what is known of the mentor and the one who asks."""

    offering: Offering
    hours: Hours | None
    pair: Pair


async def listings(tx: Tx, mentors: Sequence[UUID], asker: UUID, offering_id: UUID | None = None) -> Sequence[Listing]:
    """What these mentors offer, whether or not the asker may book it; or one offering of theirs, archived or not."""
    return [
        Listing(
            offering_from(row),
            None if row["windows"] is None else hours_from(row["time_zone"], row["windows"]),
            Pair(row["takes_sessions"], row["blocked"], row["mentorship_id"]),
        )
        for row in await tx.fetch(LISTINGS, list(mentors), asker, offering_id)
    ]
