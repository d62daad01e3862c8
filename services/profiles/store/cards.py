"""Finding mentors, and the names of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import asyncpg

from services.profiles.domain.cards import Card, Name, Order, ShortCard
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

# Ids ask for certain mentors, paused or blocked ones among them; otherwise these are left out. $1: who asks.
BROWSE: Final = """
SELECT mentors.person_id, people.name, mentors.version, mentors.profile, people.languages AS spoken,
       own.blocked_id IS NOT NULL AS blocked, photos.photo_id, '' AS place
FROM mentors
JOIN people USING (person_id)
LEFT JOIN photos USING (person_id)
LEFT JOIN blocks AS own ON own.person_id = $1 AND own.blocked_id = mentors.person_id
WHERE NOT people.suspended
AND ($2::uuid[] IS NULL OR mentors.person_id = ANY ($2))
AND ($2::uuid[] IS NOT NULL OR (NOT mentors.paused AND own.blocked_id IS NULL))
AND ($3::text IS NULL OR mentors.skills @> ARRAY[$3])
AND ($4::text[] IS NULL OR mentors.languages && $4)
AND ($5::text IS NULL OR mentors.words @@ websearch_to_tsquery('simple', $5) OR mentors.skills @> ARRAY[$6])
AND ($7::text IS NULL OR EXISTS (
    SELECT FROM jsonb_array_elements_text(mentors.profile->'industries') AS each WHERE lower(each) = lower($7)
))
AND ($8::text IS NULL OR mentors.profile->'styles' ? $8)
AND ($9::text IS NULL OR mentors.profile->>'meeting_rhythm' = $9)
AND ($10::text IS NULL OR mentors.profile->'mentee_types' = '[]' OR mentors.profile->'mentee_types' ? $10)
AND ($11::uuid IS NULL OR mentors.card_id = $11)
AND NOT EXISTS (SELECT FROM blocks WHERE blocks.person_id = mentors.person_id AND blocked_id = $1)
AND mentors.person_id > $12
ORDER BY mentors.person_id
LIMIT $13
"""

# The same in another order. Ids are drawn in the order of time: their digits turned round, whoever came last is first.
BROWSE_IN_ORDER: Final = """
WITH fitting AS (
SELECT mentors.person_id, people.name, mentors.version, mentors.profile, people.languages AS spoken,
       own.blocked_id IS NOT NULL AS blocked, photos.photo_id,
           CASE $14::text
               WHEN 'name' THEN coalesce(nullif(lower(people.name), ''), chr(1114109))
               WHEN 'experience' THEN lpad((1000 - (mentors.profile->>'years_of_experience')::integer)::text, 4, '0')
               WHEN 'newest' THEN translate(mentors.person_id::text, '0123456789abcdef', 'fedcba9876543210')
           END COLLATE "C" AS place
FROM mentors
JOIN people USING (person_id)
LEFT JOIN photos USING (person_id)
LEFT JOIN blocks AS own ON own.person_id = $1 AND own.blocked_id = mentors.person_id
WHERE NOT people.suspended
AND ($2::uuid[] IS NULL OR mentors.person_id = ANY ($2))
AND ($2::uuid[] IS NOT NULL OR (NOT mentors.paused AND own.blocked_id IS NULL))
AND ($3::text IS NULL OR mentors.skills @> ARRAY[$3])
AND ($4::text[] IS NULL OR mentors.languages && $4)
AND ($5::text IS NULL OR mentors.words @@ websearch_to_tsquery('simple', $5) OR mentors.skills @> ARRAY[$6])
AND ($7::text IS NULL OR EXISTS (
    SELECT FROM jsonb_array_elements_text(mentors.profile->'industries') AS each WHERE lower(each) = lower($7)
))
AND ($8::text IS NULL OR mentors.profile->'styles' ? $8)
AND ($9::text IS NULL OR mentors.profile->>'meeting_rhythm' = $9)
AND ($10::text IS NULL OR mentors.profile->'mentee_types' = '[]' OR mentors.profile->'mentee_types' ? $10)
AND ($11::uuid IS NULL OR mentors.card_id = $11)
AND NOT EXISTS (SELECT FROM blocks WHERE blocks.person_id = mentors.person_id AND blocked_id = $1)
)
SELECT * FROM fitting
WHERE $15::text IS NULL OR (place, person_id) > ($15, $12)
ORDER BY place, person_id
LIMIT $13
"""

# What the mentors who fit have, how many have it, the most frequent first.
COUNT: Final = """
WITH fitting AS (
    SELECT mentors.person_id, mentors.skills, mentors.languages, mentors.profile
FROM mentors
JOIN people USING (person_id)
LEFT JOIN photos USING (person_id)
LEFT JOIN blocks AS own ON own.person_id = $1 AND own.blocked_id = mentors.person_id
WHERE NOT people.suspended
AND ($2::uuid[] IS NULL OR mentors.person_id = ANY ($2))
AND ($2::uuid[] IS NOT NULL OR (NOT mentors.paused AND own.blocked_id IS NULL))
AND ($3::text IS NULL OR mentors.skills @> ARRAY[$3])
AND ($4::text[] IS NULL OR mentors.languages && $4)
AND ($5::text IS NULL OR mentors.words @@ websearch_to_tsquery('simple', $5) OR mentors.skills @> ARRAY[$6])
AND ($7::text IS NULL OR EXISTS (
    SELECT FROM jsonb_array_elements_text(mentors.profile->'industries') AS each WHERE lower(each) = lower($7)
))
AND ($8::text IS NULL OR mentors.profile->'styles' ? $8)
AND ($9::text IS NULL OR mentors.profile->>'meeting_rhythm' = $9)
AND ($10::text IS NULL OR mentors.profile->'mentee_types' = '[]' OR mentors.profile->'mentee_types' ? $10)
AND ($11::uuid IS NULL OR mentors.card_id = $11)
AND NOT EXISTS (SELECT FROM blocks WHERE blocks.person_id = mentors.person_id AND blocked_id = $1)
), has AS (
    SELECT 'skills' AS facet, each FROM fitting, unnest(skills) AS each
    UNION ALL SELECT 'languages', each FROM fitting, unnest(languages) AS each
    UNION ALL SELECT 'industries', each FROM fitting, jsonb_array_elements_text(profile->'industries') AS each
    UNION ALL SELECT 'styles', each FROM fitting, jsonb_array_elements_text(profile->'styles') AS each
    UNION ALL SELECT 'meeting_rhythms', profile->>'meeting_rhythm' FROM fitting
    UNION ALL SELECT 'stages', profile->>'stage' FROM fitting
), counted AS (
    SELECT facet, min(each) AS value, count(*) AS mentors,
           row_number() OVER (PARTITION BY facet ORDER BY count(*) DESC, min(each)) AS place
    FROM has GROUP BY facet, CASE facet WHEN 'industries' THEN lower(each) ELSE each END
)
SELECT facet, value, mentors FROM counted WHERE place <= $12
UNION ALL SELECT 'total', '', count(*) FROM fitting
ORDER BY facet, mentors DESC, value
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


@dataclass(frozen=True)
class Counted:
    """`facets`: what is had and by how many, by the name of the sort; the most frequent first."""

    total: int
    facets: Mapping[str, Sequence[tuple[str, int]]]


async def card(tx: Tx, mentor_id: UUID, asker: UUID) -> Card:
    """The mentor's card. Raises `UnknownMentor` where there is none for this asker."""
    row = await tx.fetchrow(CARD, mentor_id, asker)
    if row is None:
        raise UnknownMentor
    return _card(row)


async def browse(
    tx: Tx, wish: Wish, *, asker: UUID, order: Order = "joined", after: tuple[str, UUID] | None, limit: int
) -> list[Card]:
    """Cards of the mentors who fit the wish, in this order and behind this place of it."""
    place, person_id = after or (None, _NOBODY)
    if order == "joined":
        rows = await tx.fetch(BROWSE, *_wanted(wish, asker), person_id, limit)
    else:
        rows = await tx.fetch(BROWSE_IN_ORDER, *_wanted(wish, asker), person_id, limit, order, place)
    return [_card(row, row["place"]) for row in rows]


async def count(tx: Tx, wish: Wish, *, asker: UUID, most: int) -> Counted:
    """How many mentors fit the wish, and what they have, at most so many of each sort."""
    rows = await tx.fetch(COUNT, *_wanted(wish, asker), most)
    total = next(row["mentors"] for row in rows if row["facet"] == "total")
    facets: dict[str, list[tuple[str, int]]] = {}
    for row in rows:
        facets.setdefault(row["facet"], []).append((row["value"], row["mentors"]))
    return Counted(total, facets)


def _wanted(wish: Wish, asker: UUID) -> tuple[object, ...]:
    return (
        asker,
        None if wish.ids is None else list(wish.ids),
        wish.skill,
        wish.languages,
        None if wish.words is None else searchable(wish.words),
        wish.skill_in_words,
        wish.industry,
        wish.style,
        wish.rhythm,
        wish.wants,
        wish.card_id,
    )


async def names(tx: Tx, ids: Sequence[UUID], *, asker: UUID, after: UUID | None, limit: int) -> list[Name]:
    """Names of those of these people who are there for the asker."""
    return [Name(**row) for row in await tx.fetch(NAMES, asker, list(ids), after or _NOBODY, limit)]


async def short_cards(tx: Tx, ids: Sequence[UUID], *, asker: UUID) -> list[ShortCard]:
    """Those of these people who are there for the asker, each once and in the order of their ids."""
    rows = await tx.fetch(SHORT_CARDS, asker, list(dict.fromkeys(ids)))
    return [ShortCard(**row) for row in rows]


def _card(row: asyncpg.Record, place: str = "") -> Card:
    return Card(
        person_id=row["person_id"],
        name=row["name"],
        version=row["version"],
        profile=MENTOR.validate_json(row["profile"]),
        spoken=LANGUAGES.validate_json(row["spoken"]),
        blocked=row["blocked"],
        photo_id=row["photo_id"],
        place=place,
    )
