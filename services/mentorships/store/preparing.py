"""Who has prepared for their first session."""

import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.preparing import Preparation
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

OF_MENTORSHIP: Final = """
SELECT * FROM preparations WHERE mentorship_id = $1
"""

SAVE: Final = """
INSERT INTO preparations (mentorship_id, person_id, side, version, form_version, answers, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (mentorship_id, side) DO UPDATE
SET version = excluded.version, form_version = excluded.form_version, answers = excluded.answers,
    done_at = excluded.done_at
"""

FORGET: Final = """
DELETE FROM preparations WHERE person_id = $1
"""


async def of_mentorship(tx: Tx, mentorship_id: UUID) -> Mapping[Side, Preparation]:
    """What each side has done, where they have begun."""
    return {row["side"]: _preparation(row) for row in await tx.fetch(OF_MENTORSHIP, mentorship_id)}


async def save(tx: Tx, written: Preparation) -> None:
    """Whoever calls holds the mentorship's lock."""
    await tx.execute(
        SAVE,
        written.mentorship_id,
        written.person_id,
        written.side,
        written.version,
        written.form_version,
        json.dumps(dict(written.answers or {})),
        written.done_at,
    )


async def forget(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET, person_id)


def _preparation(row: Any) -> Preparation:
    return Preparation(
        row["mentorship_id"],
        row["person_id"],
        row["side"],
        row["version"],
        row["form_version"],
        json.loads(row["answers"]),
        row["done_at"],
    )
