"""How each side said that it goes."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.checking_in import MOST_A_DAY, CheckIn
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

LIST: Final = """
SELECT * FROM check_ins
WHERE mentorship_id = $1 AND author_id = ANY ($5)
  AND ($2::timestamptz IS NULL OR (made_at, id) < ($2, $3::uuid))
ORDER BY made_at DESC, id DESC
LIMIT $4
"""

LAST: Final = """
SELECT side, max(made_at) AS made_at FROM check_ins WHERE mentorship_id = $1 AND answers IS NOT NULL GROUP BY side
"""

AS_MANY_AGO: Final = """
SELECT made_at FROM check_ins WHERE mentorship_id = $1 AND side = $2 ORDER BY made_at DESC OFFSET $3 LIMIT 1
"""

ADD: Final = """
INSERT INTO check_ins (id, mentorship_id, author_id, side, line, answers, form_version, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""

FORGET_BY: Final = """
DELETE FROM check_ins WHERE author_id = $1
"""


async def of_mentorship(
    tx: Tx, mentorship_id: UUID, authors: Collection[UUID], after: tuple[datetime, UUID] | None, limit: int
) -> list[CheckIn]:
    """Those of these people, the latest first."""
    rows = await tx.fetch(LIST, mentorship_id, *(after or (None, None)), limit, list(authors))
    return [_check_in(row) for row in rows]


async def last_of(tx: Tx, mentorship_id: UUID) -> dict[Side, datetime]:
    """When each side last answered the form."""
    return {row["side"]: row["made_at"] for row in await tx.fetch(LAST, mentorship_id)}


async def find_as_many_ago(tx: Tx, mentorship_id: UUID, side: Side) -> datetime | None:
    """When this side checked in as many times ago as one may in a day."""
    found: datetime | None = await tx.fetchval(AS_MANY_AGO, mentorship_id, side, MOST_A_DAY - 1)
    return found


async def add(tx: Tx, made: CheckIn) -> None:
    answers = None if made.answers is None else json.dumps(dict(made.answers))
    await tx.execute(
        ADD,
        made.id,
        made.mentorship_id,
        made.author_id,
        made.side,
        made.line,
        answers,
        made.form_version,
        made.made_at,
    )


async def forget_by(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_BY, person_id)


def _check_in(row: Any) -> CheckIn:
    return CheckIn(
        id=row["id"],
        mentorship_id=row["mentorship_id"],
        author_id=row["author_id"],
        side=row["side"],
        made_at=row["made_at"],
        line=row["line"],
        answers=None if row["answers"] is None else json.loads(row["answers"]),
        form_version=row["form_version"],
    )
