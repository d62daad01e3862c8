"""Finding mentors, and the names of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import asyncpg

from services.profiles.domain.cards import Card, Name, ShortCard
from services.profiles.domain.people import UnknownMentor
from services.profiles.domain.skills import searchable
from services.profiles.store.people import LANGUAGES, MENTOR
from shared.contracts.vocabulary import CareerStage, MeetingRhythm, Style
from shared.postgres import Tx

_NOBODY: Final = UUID(int=0)

# A mentor who has blocked the asker is not there for them, and one who is suspended for nobody.
CARD: Final = """
SELECT mentors.person_id, people.name, mentors.version, mentors.profile, people.languages AS spoken,
       EXISTS (SELECT FROM blocks WHERE blocks.person_id = $2 AND blocked_id = mentors.person_id) AS blocked,
       photos.photo_id
FROM mentors
JOIN people USING (person_id)
LEFT JOIN photos USING (person_id)
WHERE mentors.person_id = $1 AND NOT people.suspended
AND NOT EXISTS (SELECT FROM blocks WHERE blocks.person_id = mentors.person_id AND blocked_id = $2)
"""

# Ids ask for certain mentors, paused or blocked ones among them; otherwise these are left out.
BROWSE: Final = """
SELECT mentors.person_id, people.name, mentors.version, mentors.profile, people.languages AS spoken,
       own.blocked_id IS NOT NULL AS blocked, photos.photo_id
FROM mentors
JOIN people USING (person_id)
LEFT JOIN photos USING (person_id)
LEFT JOIN blocks AS own ON own.person_id = $1 AND own.blocked_id = mentors.person_id
WHERE mentors.person_id > $2 AND NOT people.suspended
AND ($3::uuid[] IS NULL OR mentors.person_id = ANY ($3))
AND ($3::uuid[] IS NOT NULL OR (NOT mentors.paused AND own.blocked_id IS NULL))
AND ($4::text IS NULL OR mentors.skills @> ARRAY[$4])
AND ($5::text[] IS NULL OR mentors.languages && $5)
AND ($6::text IS NULL OR mentors.words @@ websearch_to_tsquery('simple', $6) OR mentors.skills @> ARRAY[$7])
AND ($13::uuid IS NULL OR mentors.card_id = $13)
AND ($9::text IS NULL OR EXISTS (
    SELECT FROM jsonb_array_elements_text(mentors.profile->'industries') AS each WHERE lower(each) = lower($9)
))
AND ($10::text IS NULL OR mentors.profile->'styles' ? $10)
AND ($11::text IS NULL OR mentors.profile->>'meeting_rhythm' = $11)
AND ($12::text IS NULL OR mentors.profile->'mentee_types' = '[]' OR mentors.profile->'mentee_types' ? $12)
AND NOT EXISTS (SELECT FROM blocks WHERE blocks.person_id = mentors.person_id AND blocked_id = $1)
ORDER BY mentors.person_id
LIMIT $8
"""

NAMES: Final = """
SELECT people.person_id, people.name,
       EXISTS (SELECT FROM mentors WHERE mentors.person_id = people.person_id) AS mentor,
       EXISTS (SELECT FROM mentees WHERE mentees.person_id = people.person_id) AS mentee,
       photos.photo_id
FROM people
LEFT JOIN photos USING (person_id)
WHERE people.person_id = ANY ($2)
AND people.person_id > $3
AND NOT EXISTS (SELECT FROM blocks WHERE blocks.person_id = people.person_id AND blocked_id = $1)
ORDER BY people.person_id
LIMIT $4
"""


SHORT_CARDS: Final = """
SELECT people.person_id, people.name, mentors.profile->>'headline' AS headline,
       mentors.person_id IS NOT NULL AS mentor,
       EXISTS (SELECT FROM mentees WHERE mentees.person_id = people.person_id) AS mentee,
       photos.photo_id
FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (person_id, place)
JOIN people USING (person_id)
LEFT JOIN mentors USING (person_id)
LEFT JOIN photos USING (person_id)
WHERE NOT EXISTS (SELECT FROM blocks WHERE blocks.person_id = people.person_id AND blocked_id = $1)
ORDER BY place
"""


@dataclass(frozen=True)
class Wish:
    """Which mentors one looks for; None is no wish. `skill_in_words`: the skill that `words` are a spelling of.

    `wants`: the stage of the mentees whom they take, among others or like everybody's. `card_id`: of the card that strangers see.
    """

    ids: Sequence[UUID] | None = None
    skill: str | None = None
    languages: Sequence[str] | None = None
    words: str | None = None
    skill_in_words: str | None = None
    industry: str | None = None
    style: Style | None = None
    rhythm: MeetingRhythm | None = None
    wants: CareerStage | None = None
    card_id: UUID | None = None


async def card(tx: Tx, mentor_id: UUID, asker: UUID) -> Card:
    """The mentor's card. Raises `UnknownMentor` where there is none for this asker."""
    row = await tx.fetchrow(CARD, mentor_id, asker)
    if row is None:
        raise UnknownMentor
    return _card(row)


async def browse(tx: Tx, wish: Wish, *, asker: UUID, after: UUID | None, limit: int) -> list[Card]:
    """Cards of the mentors who fit the wish, by their ids."""
    rows = await tx.fetch(
        BROWSE,
        asker,
        after or _NOBODY,
        None if wish.ids is None else list(wish.ids),
        wish.skill,
        wish.languages,
        None if wish.words is None else searchable(wish.words),
        wish.skill_in_words,
        limit,
        wish.industry,
        wish.style,
        wish.rhythm,
        wish.wants,
        wish.card_id,
    )
    return [_card(row) for row in rows]


async def names(tx: Tx, ids: Sequence[UUID], *, asker: UUID, after: UUID | None, limit: int) -> list[Name]:
    """Names of those of these people who are there for the asker."""
    return [Name(**row) for row in await tx.fetch(NAMES, asker, list(ids), after or _NOBODY, limit)]


async def short_cards(tx: Tx, ids: Sequence[UUID], *, asker: UUID) -> list[ShortCard]:
    """Those of these people who are there for the asker, each once and in the order of their ids."""
    rows = await tx.fetch(SHORT_CARDS, asker, list(dict.fromkeys(ids)))
    return [ShortCard(**row) for row in rows]


def _card(row: asyncpg.Record) -> Card:
    return Card(
        person_id=row["person_id"],
        name=row["name"],
        version=row["version"],
        profile=MENTOR.validate_json(row["profile"]),
        spoken=LANGUAGES.validate_json(row["spoken"]),
        blocked=row["blocked"],
        photo_id=row["photo_id"],
    )
