"""The skill vocabulary."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from services.profiles.domain.skills import Skill
from shared.postgres import Tx, columns

LOCK: Final = """
LOCK TABLE skills IN SHARE ROW EXCLUSIVE MODE
"""

ALL: Final = """
SELECT skill, name, spellings, near, version FROM skills
"""

SAVE: Final = """
INSERT INTO skills (skill, name, spellings, near, version) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (skill) DO UPDATE
SET name = excluded.name, spellings = excluded.spellings, near = excluded.near, version = excluded.version
"""

LIFT: Final = """
UPDATE skills SET version = greatest(version, $2) + 1 WHERE skill = $1
"""

DELETE_KEYS: Final = """
DELETE FROM skill_keys WHERE skill = ANY ($1)
"""

ADD_KEYS: Final = """
INSERT INTO skill_keys (key, skill) SELECT * FROM unnest($1::text[], $2::text[])
"""

RESOLVE: Final = """
SELECT key, skill FROM skill_keys WHERE key = ANY ($1)
"""

NAMES: Final = """
SELECT skill, name FROM skills WHERE skill = ANY ($1)
"""

# Rank: what is called so; then whose name begins so; then where a word of the name does; then whose spelling begins so;
# then what has it anywhere.
SEARCH: Final = """
SELECT skill, name, spellings, near, version, rank
FROM skills
JOIN (
    SELECT skill,
           CASE
               WHEN bool_or(key = $1) THEN 0
               WHEN starts_with(replace(lower(name), ' ', '-'), $1) THEN 1
               WHEN strpos('-' || replace(lower(name), ' ', '-'), '-' || $1) > 0 THEN 2
               WHEN bool_or(starts_with(key, $1)) THEN 3
               ELSE 4
           END AS rank
    FROM skill_keys
    JOIN skills USING (skill)
    WHERE strpos(key, $1) > 0
    GROUP BY skill, name
) AS found USING (skill)
WHERE (rank, skill) > ($2::bigint, $3)
ORDER BY rank, skill
LIMIT $4
"""


@dataclass(frozen=True)
class KnownSkill:
    """A skill of the vocabulary as it was published last; `rank` says how well it fits what was searched."""

    skill: Skill
    version: int
    rank: int = 0


async def lock(tx: Tx) -> None:
    await tx.execute(LOCK)


async def all_skills(tx: Tx) -> Mapping[str, KnownSkill]:
    rows = await tx.fetch(ALL)
    return {
        row["skill"]: _known(row["skill"], row["name"], row["spellings"], row["near"], row["version"]) for row in rows
    }


async def save(tx: Tx, skills: Sequence[KnownSkill]) -> None:
    """Writes skills that are new or changed, with everything they are called."""
    await tx.execute(DELETE_KEYS, [each.skill.skill for each in skills])
    await tx.executemany(SAVE, [_row(each) for each in skills])
    keys = [(key, each.skill.skill) for each in skills for key in sorted(each.skill.keys)]
    await tx.execute(ADD_KEYS, *columns(keys, 2))


async def lift(tx: Tx, skill: str, version: int) -> None:
    """Raises its version above this one."""
    await tx.execute(LIFT, skill, version)


async def resolve(tx: Tx, keys: Collection[str]) -> Mapping[str, str]:
    """The vocabulary's skills by comparing form, for those that are in it."""
    return {row["key"]: row["skill"] for row in await tx.fetch(RESOLVE, list(keys))}


async def names(tx: Tx, slugs: Collection[str]) -> Mapping[str, str]:
    """The vocabulary's names by slug, for those that are in it."""
    return {row["skill"]: row["name"] for row in await tx.fetch(NAMES, list(slugs))}


async def search(tx: Tx, key: str, *, after: tuple[int, str] | None, limit: int) -> list[KnownSkill]:
    """Skills that are called something with `key` in it, the best first; all of them for no key."""
    rows = await tx.fetch(SEARCH, key, *(after or (-1, "")), limit)
    return [_known(*row) for row in rows]


def _known(skill: str, name: str, spellings: Sequence[str], near: str, version: int, rank: int = 0) -> KnownSkill:
    pairs = tuple((other, float(closeness)) for other, closeness in json.loads(near))
    return KnownSkill(Skill(skill, name, tuple(spellings), pairs), version, rank)


def _row(known: KnownSkill) -> tuple[str, str, list[str], str, int]:
    skill = known.skill
    return skill.skill, skill.name, list(skill.spellings), json.dumps(skill.near), known.version
