"""What each side said came of what was expected."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.fitting import Expected
from shared.contracts.vocabulary import Side
from shared.postgres import Tx

OF_MENTORSHIP: Final = """
SELECT side, said, reviewed_at FROM expectation_reviews WHERE mentorship_id = $1
"""

SAVE: Final = """
INSERT INTO expectation_reviews (mentorship_id, side, person_id, said, reviewed_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (mentorship_id, side) DO UPDATE SET said = excluded.said, reviewed_at = excluded.reviewed_at
"""

FORGET: Final = """
DELETE FROM expectation_reviews WHERE person_id = $1
"""


async def of_mentorship(tx: Tx, mentorship_id: UUID) -> dict[Side, tuple[Expected, datetime]]:
    """What each side said last, and when."""
    return {row["side"]: (row["said"], row["reviewed_at"]) for row in await tx.fetch(OF_MENTORSHIP, mentorship_id)}


async def save(tx: Tx, mentorship_id: UUID, side: Side, person_id: UUID, said: Expected, now: datetime) -> None:
    """Whoever calls holds the mentorship's lock."""
    await tx.execute(SAVE, mentorship_id, side, person_id, said, now)


async def forget(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET, person_id)
