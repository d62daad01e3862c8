"""Cards of the mentors who show them to strangers, by ids that lead to nothing else."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

import asyncpg

from services.profiles.domain.cards import PublicCard, UnknownCard
from services.profiles.store.people import LANGUAGES, MENTOR
from shared.postgres import Tx

_BEFORE_ALL: Final = UUID(int=0)

# Who is paused takes nobody new, so nobody new is shown them; who is suspended is there for nobody.
SHOWN: Final = """
SELECT mentors.card_id, people.name, mentors.profile, people.languages AS spoken
FROM mentors
JOIN people USING (person_id)
WHERE mentors.card_id IS NOT NULL AND NOT mentors.paused AND NOT people.suspended
AND mentors.card_id > $1
AND ($2::uuid IS NULL OR mentors.card_id = $2)
AND ($3::text IS NULL OR mentors.skills @> ARRAY[$3])
AND ($4::text IS NULL OR mentors.languages @> ARRAY[$4])
ORDER BY mentors.card_id
LIMIT $5
"""


@dataclass(frozen=True)
class Shown:
    """Which cards one looks for; None is no wish."""

    card_id: UUID | None = None
    skill: str | None = None
    language: str | None = None


async def cards(tx: Tx, wish: Shown, *, after: UUID | None, limit: int) -> list[PublicCard]:
    """Cards that fit the wish, in the order of their ids: by chance."""
    rows = await tx.fetch(SHOWN, after or _BEFORE_ALL, wish.card_id, wish.skill, wish.language, limit)
    return [_card(row) for row in rows]


async def card(tx: Tx, card_id: UUID) -> PublicCard:
    """Raises `UnknownCard`, also where it is shown no longer."""
    found = await cards(tx, Shown(card_id=card_id), after=None, limit=1)
    if not found:
        raise UnknownCard
    return found[0]


def _card(row: asyncpg.Record) -> PublicCard:
    return PublicCard(
        card_id=row["card_id"],
        name=row["name"],
        profile=MENTOR.validate_json(row["profile"]),
        spoken=LANGUAGES.validate_json(row["spoken"]),
    )
