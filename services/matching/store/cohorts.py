"""Who takes part in a match run, and who is kept apart."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from services.matching.domain.cohorts import Cohort
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.skills import Vocabulary
from services.matching.store import directory, programmes
from shared.contracts.programmes import OPEN_ID
from shared.postgres import Tx

AT_ONCE: Final = 1000

# Mentees who have nobody in this programme, ask nobody there and are not suspended; who had somebody has said why they want
# another one.
MENTEES: Final = """
SELECT person_id
FROM people
WHERE mentee IS NOT NULL
  AND ($2 OR person_id IN (SELECT person_id FROM memberships WHERE programme_id = $1 AND role = 'mentee'))
  AND NOT EXISTS (SELECT FROM suspensions WHERE suspensions.person_id = people.person_id AND NOT lifted)
  AND NOT EXISTS (
      SELECT FROM mentorships WHERE mentee_id = people.person_id AND programme_id = $1 AND ended_at IS NULL
  )
  AND NOT EXISTS (
      SELECT FROM proposals
      WHERE mentee_id = people.person_id AND programme_id = $1 AND state IN ('waiting', 'proposed')
  )
  AND (
      NOT EXISTS (SELECT FROM mentorships WHERE mentee_id = people.person_id AND programme_id = $1)
      OR EXISTS (
          SELECT FROM rematches
          WHERE rematches.person_id = people.person_id AND programme_id = $1 AND settled_at IS NULL
      )
  )
  AND NOT ($3 AND EXISTS (
      SELECT FROM match_outcomes JOIN match_runs USING (run_id)
      WHERE mentee_id = people.person_id AND programme_id = $1 AND NOT dry_run
  ))
ORDER BY person_id
"""

# Who took part in a run that was decided, and has nobody: whatever became of it.
FIRST: Final = """
SELECT DISTINCT mentee_id FROM match_outcomes JOIN match_runs USING (run_id)
WHERE mentee_id = ANY($1) AND programme_id = $2 AND NOT dry_run AND approved_at IS NOT NULL
"""

MENTORS: Final = """
SELECT person_id
FROM people
WHERE mentor IS NOT NULL
  AND NOT EXISTS (SELECT FROM suspensions WHERE suspensions.person_id = people.person_id AND NOT lifted)
  AND ($2 OR person_id IN (SELECT person_id FROM memberships WHERE programme_id = $1 AND role = 'mentor'))
  AND NOT EXISTS (SELECT FROM kept_out WHERE kept_out.person_id = people.person_id AND programme_id = $1)
ORDER BY person_id
"""

# Blocked either way, together now or before, asked already, refused as a draft, or one in the other's reporting line or group where
# rules say so.
APART: Final = """
SELECT person_id AS mentee_id, blocked_id AS mentor_id FROM blocks WHERE person_id = ANY($1)
UNION
SELECT blocked_id, person_id FROM blocks WHERE blocked_id = ANY($1)
UNION
SELECT mentee_id, mentor_id FROM mentorships WHERE mentee_id = ANY($1)
UNION
SELECT mentee_id, mentor_id FROM proposals WHERE mentee_id = ANY($1) AND state IN ('waiting', 'proposed')
UNION
SELECT mentee_id, mentor_id FROM opinions WHERE mentee_id = ANY($1) AND refused
UNION
SELECT own.person_id, theirs.person_id
FROM memberships AS own
JOIN memberships AS theirs USING (programme_id)
WHERE programme_id = $2 AND own.role = 'mentee' AND theirs.role = 'mentor' AND own.person_id = ANY($1)
  AND ('reporting_line' = ANY ($3) AND (theirs.number = ANY (own.line) OR own.number = ANY (theirs.line))
       OR 'group' = ANY ($3) AND theirs.groups && own.groups)
"""

# Where a run is for who came late, drafts of earlier ones that are open or on their way keep their places too.
ASKED: Final = """
SELECT mentor_id, count(*) AS proposals
FROM (
    SELECT mentor_id FROM proposals WHERE mentor_id = ANY($1) AND state = 'proposed'
    UNION ALL
    SELECT mentor_id FROM match_outcomes JOIN match_runs USING (run_id)
    WHERE $3 AND mentor_id = ANY($1) AND programme_id = $2 AND NOT dry_run AND decision IN ('open', 'approved')
) AS kept
GROUP BY mentor_id
"""


async def cohort(
    tx: Tx,
    programme_id: UUID,
    minimum: int,
    *,
    by_lot: bool = False,
    top_up: bool = False,
    only: tuple[UUID, UUID] | None = None,
) -> Cohort:
    """Everybody of a programme whom a run may match, in the order of their ids.

    `top_up`: mentees who were in no run before alone, and the places that no draft of one keeps. `only`: this mentee, this mentor.
    """
    found = await programmes.find(tx, programme_id)
    open_to_all = found.open_to_all if found else programme_id == OPEN_ID
    mentee_ids = [row["person_id"] for row in await tx.fetch(MENTEES, programme_id, open_to_all, top_up)]
    mentor_ids = [row["person_id"] for row in await tx.fetch(MENTORS, programme_id, open_to_all)]
    if only is not None:
        mentee_ids, mentor_ids = (
            [each for each in mentee_ids if each == only[0]],
            [each for each in mentor_ids if each == only[1]],
        )
    mentors, mentees = await _people(tx, sorted({*mentee_ids, *mentor_ids}))
    skills, _ = await directory.vocabulary(tx)
    rules, _ = await programmes.rules(tx, programme_id)
    return Cohort(
        mentees=tuple(mentees[each] for each in mentee_ids if each in mentees),
        mentors=tuple(mentors[each] for each in mentor_ids if each in mentors),
        apart=frozenset(
            (row["mentee_id"], row["mentor_id"])
            for row in await tx.fetch(APART, mentee_ids, programme_id, sorted(rules.conditions.apart))
        ),
        asked={row["mentor_id"]: row["proposals"] for row in await tx.fetch(ASKED, mentor_ids, programme_id, top_up)},
        vocabulary=Vocabulary.of(skills),
        rules=rules,
        minimum=minimum,
        by_lot=by_lot,
        first=frozenset(row["mentee_id"] for row in await tx.fetch(FIRST, mentee_ids, programme_id)),
    )


async def pair(tx: Tx, programme_id: UUID, mentee_id: UUID, mentor_id: UUID, minimum: int) -> Cohort | None:
    """These two alone, as a run would see them now; None where it would not see one of them."""
    whole = await cohort(tx, programme_id, minimum, only=(mentee_id, mentor_id))
    return whole if whole.mentees and whole.mentors else None


async def _people(tx: Tx, ids: Collection[UUID]) -> tuple[dict[UUID, Mentor], dict[UUID, Mentee]]:
    ordered = list(ids)
    mentors, mentees = dict[UUID, Mentor](), dict[UUID, Mentee]()
    for start in range(0, len(ordered), AT_ONCE):
        some_mentors, some_mentees = await directory.people(tx, ordered[start : start + AT_ONCE])
        mentors |= some_mentors
        mentees |= some_mentees
    return mentors, mentees
