"""Who got a place in a programme's fair draw, and with which odds."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from shared.contracts.draws import DrawState
from shared.postgres import Tx, columns

# Whoever is erased here stays so, in whichever order the two topics arrive.
REMEMBER: Final = """
INSERT INTO draws (draw_id, programme_id, run_id, person_id, drawn, odds, drawn_at)
SELECT draw_id, programme_id, run_id, person_id, drawn, odds, drawn_at
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::boolean[], $6::double precision[], $7::timestamptz[])
    AS told (draw_id, programme_id, run_id, person_id, drawn, odds, drawn_at)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY draw_id
ON CONFLICT (draw_id) DO UPDATE
SET programme_id = excluded.programme_id, run_id = excluded.run_id, person_id = excluded.person_id,
    drawn = excluded.drawn, odds = excluded.odds, drawn_at = excluded.drawn_at
"""

FORGET: Final = """
DELETE FROM draws WHERE draw_id = ANY ($1)
"""

FORGET_PERSON: Final = """
DELETE FROM draws WHERE person_id = $1
"""


async def remember(tx: Tx, draws: Sequence[DrawState]) -> None:
    """Keeps how a draw went for people; each stands in it once."""
    told = [
        (each.draw_id, each.programme_id, each.run_id, each.person_id, each.drawn, each.odds, each.drawn_at)
        for each in draws
    ]
    await tx.execute(REMEMBER, *columns(told, 7))


async def forget(tx: Tx, draws: Collection[UUID]) -> None:
    await tx.execute(FORGET, list(draws))


async def forget_person(tx: Tx, person_id: UUID) -> None:
    await tx.execute(FORGET_PERSON, person_id)
