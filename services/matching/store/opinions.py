"""What people say of drafts of theirs."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from services.matching.domain.opinions import NoSuchDraft, Opinion, OwnDraft
from services.matching.store.outcomes import REASONS
from shared.contracts.programmes import OPEN_ID
from shared.postgres import Tx

DRAFTS: Final = """
FROM match_outcomes AS draft
JOIN match_runs AS run USING (run_id)
JOIN programme_rules AS rules USING (programme_id)
JOIN people AS mentor ON mentor.person_id = draft.mentor_id AND mentor.mentor IS NOT NULL
JOIN people AS mentee ON mentee.person_id = draft.mentee_id AND mentee.mentee IS NOT NULL
LEFT JOIN programmes USING (programme_id)
"""

# A draft that counts, of a programme that shows drafts to their two, while both are there, belong to it and are not parted, and
# the mentee has nobody there and asks nobody. $2: the programme that all belong to.
SHOWN: Final = """
WHERE draft.draft_id IS NOT NULL
  AND run.state = 'done' AND NOT run.dry_run AND run.replay_of IS NULL
  AND rules.conditions->'drafts_shown' = 'true'
  AND NOT COALESCE(programmes.archived, false)
  AND NOT EXISTS (
      SELECT FROM suspensions WHERE person_id IN (draft.mentee_id, draft.mentor_id) AND NOT lifted
  )
  AND NOT EXISTS (
      SELECT FROM blocks
      WHERE (person_id = draft.mentee_id AND blocked_id = draft.mentor_id)
         OR (person_id = draft.mentor_id AND blocked_id = draft.mentee_id)
  )
  AND (
      COALESCE(programmes.open_to_all, run.programme_id = $2)
      OR EXISTS (
          SELECT FROM memberships
          WHERE memberships.programme_id = run.programme_id AND person_id = draft.mentee_id AND role = 'mentee'
      ) AND EXISTS (
          SELECT FROM memberships
          WHERE memberships.programme_id = run.programme_id AND person_id = draft.mentor_id AND role = 'mentor'
      )
  )
  AND NOT EXISTS (
      SELECT FROM mentorships
      WHERE mentorships.mentee_id = draft.mentee_id AND mentorships.programme_id = run.programme_id AND ended_at IS NULL
        AND run.approved_at IS NULL
  )
"""

_WITH_WHAT_WAS_SAID: Final = """
SELECT draft.draft_id, draft.run_id, run.programme_id, draft.mentee_id, draft.mentor_id, draft.points, draft.reasons,
       run.approved_at IS NOT NULL AS decided, said.rank, COALESCE(said.refused, false) AS refused
"""

_OWN: Final = f"""{_WITH_WHAT_WAS_SAID}
{DRAFTS}
LEFT JOIN opinions AS said
    ON said.draft_id = draft.draft_id AND said.side = CASE WHEN draft.mentee_id = $1 THEN 'mentee' ELSE 'mentor' END
{SHOWN}
  AND (draft.mentee_id = $1 OR draft.mentor_id = $1)
"""

LIST: Final = f"""{_OWN}
  AND run.approved_at IS NULL AND ($3::uuid IS NULL OR draft.draft_id < $3)
ORDER BY draft.draft_id DESC
LIMIT $4
"""

READ: Final = f"""{_OWN}
  AND draft.draft_id = $3
"""

# Of an approval and an opinion at once the second one sees the first.
HOLD: Final = """
SELECT FROM match_runs
WHERE run_id = (SELECT run_id FROM match_outcomes WHERE draft_id = $1)
FOR SHARE
"""

SAY: Final = """
INSERT INTO opinions (draft_id, side, run_id, mentee_id, mentor_id, rank, refused, said_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (draft_id, side) DO UPDATE SET rank = excluded.rank, refused = excluded.refused, said_at = excluded.said_at
"""

REFUSED: Final = """
SELECT EXISTS (SELECT FROM opinions WHERE mentee_id = $1 AND mentor_id = $2 AND refused)
"""

FORGET: Final = """
DELETE FROM opinions WHERE mentee_id = ANY($1) OR mentor_id = ANY($1)
"""


async def drafts_of(tx: Tx, person_id: UUID, after: UUID | None, limit: int) -> list[OwnDraft]:
    """What somebody is to say something of, the newest first."""
    return [_own(row) for row in await tx.fetch(LIST, person_id, OPEN_ID, after, limit)]


async def draft(tx: Tx, draft_id: UUID, person_id: UUID) -> OwnDraft:
    """A draft of theirs; its run is decided neither before nor while this transaction lasts, or it says so. Raises `NoSuchDraft`."""
    await tx.execute(HOLD, draft_id)
    row = await tx.fetchrow(READ, person_id, OPEN_ID, draft_id)
    if row is None:
        raise NoSuchDraft
    return _own(row)


async def say(tx: Tx, draft: OwnDraft, by: UUID, opinion: Opinion, now: datetime) -> None:
    """Keeps what one of the two says; what they said before is gone."""
    pair = (draft.run_id, draft.mentee_id, draft.mentor_id)
    await tx.execute(SAY, draft.draft_id, draft.side_of(by), *pair, opinion.rank, opinion.refused, now)


async def refused(tx: Tx, mentee_id: UUID, mentor_id: UUID) -> bool:
    """Whether one of these two has refused a draft of them."""
    return bool(await tx.fetchval(REFUSED, mentee_id, mentor_id))


async def forget(tx: Tx, people: Collection[UUID]) -> None:
    await tx.execute(FORGET, list(people))


def _own(row: asyncpg.Record) -> OwnDraft:
    own = {name: row[name] for name in ("draft_id", "run_id", "programme_id", "mentee_id", "mentor_id", "points")}
    opinion = Opinion(row["rank"], row["refused"])
    return OwnDraft(**own, decided=row["decided"], reasons=REASONS.validate_json(row["reasons"]), opinion=opinion)
