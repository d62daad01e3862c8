"""Programmes, who belongs to them, and the rules they score by."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.matching.domain.programmes import Programme
from services.matching.domain.rules import Conditions, Rules
from services.matching.domain.vocabulary import FACTORS, Factor
from shared.contracts.memberships import MembershipState
from shared.contracts.programmes import OPEN_SLUG, ProgrammeState
from shared.contracts.skills import SkillState
from shared.postgres import Tx, columns

CONDITIONS: Final = TypeAdapter(Conditions)

REMEMBER: Final = """
INSERT INTO programmes (programme_id, slug, open_to_all, starts_on, ends_on, archived, by_lot)
SELECT programme_id, slug, open_to_all, starts_on, ends_on, archived, by_lot
FROM unnest($1::uuid[], $2::text[], $3::boolean[], $4::date[], $5::date[], $6::boolean[], $7::boolean[])
    AS told (programme_id, slug, open_to_all, starts_on, ends_on, archived, by_lot)
ORDER BY programme_id
ON CONFLICT (programme_id) DO UPDATE
SET slug = excluded.slug, open_to_all = excluded.open_to_all, starts_on = excluded.starts_on,
    ends_on = excluded.ends_on, archived = excluded.archived, by_lot = excluded.by_lot
"""

# Only who is in counts; whoever is erased here stays so, in whichever order the two topics arrive.
REMEMBER_MEMBERS: Final = """
INSERT INTO memberships (membership_id, programme_id, person_id, role, number, line, groups)
SELECT membership_id, programme_id, person_id, role, number, line::text[], groups::text[]
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[])
    AS told (membership_id, programme_id, person_id, role, number, line, groups)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY membership_id
ON CONFLICT (membership_id) DO UPDATE
SET programme_id = excluded.programme_id, person_id = excluded.person_id, role = excluded.role, number = excluded.number,
    line = excluded.line, groups = excluded.groups
"""

FORGET_MEMBERS: Final = """
DELETE FROM memberships WHERE membership_id = ANY($1) RETURNING person_id
"""

FORGET: Final = """
DELETE FROM programmes WHERE programme_id = ANY($1)
"""

REMEMBER_SKILLS: Final = """
INSERT INTO skills (skill_id, skill, name, near, changed_in)
SELECT skill_id, skill, name, near::jsonb, pg_current_xact_id()
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS told (skill_id, skill, name, near)
ORDER BY skill_id
ON CONFLICT (skill_id) DO UPDATE
SET skill = excluded.skill, name = excluded.name, near = excluded.near, changed_in = excluded.changed_in
"""

FORGET_SKILLS: Final = """
UPDATE skills SET name = NULL, near = '{}', changed_in = pg_current_xact_id() WHERE skill_id = ANY($1)
"""

SKILL_NAMES: Final = """
SELECT skill, name FROM skills WHERE skill = ANY($1) AND name IS NOT NULL
"""

# The default programme is found by its slug; `listed`: whether the person is named as a mentee.
FOR_MENTEE: Final = """
SELECT programme_id, open_to_all, starts_on, ends_on, archived, by_lot, EXISTS (
    SELECT FROM memberships
    WHERE memberships.programme_id = programmes.programme_id AND person_id = $1 AND role = 'mentee'
) AS listed
FROM programmes
WHERE programmes.programme_id = $2 OR ($2 IS NULL AND slug = $3)
LIMIT 1
"""

FIND: Final = """
SELECT programme_id, open_to_all, starts_on, ends_on, archived, by_lot FROM programmes WHERE programme_id = $1
"""

MENTORS_IN: Final = """
SELECT EXISTS (SELECT FROM memberships WHERE person_id = $1 AND programme_id = $2 AND role = 'mentor')
"""

COORDINATED: Final = """
SELECT programme_id FROM memberships WHERE person_id = $1 AND role = 'coordinator'
"""

RULES: Final = """
SELECT programmes.programme_id AS known, rules.version, rules.weights, rules.conditions
FROM (VALUES ($1::uuid)) AS wanted (programme_id)
LEFT JOIN programmes USING (programme_id)
LEFT JOIN programme_rules AS rules USING (programme_id)
"""

# Of two first changes at once the second finds a version that is not the one it builds on.
CHANGE_RULES: Final = """
INSERT INTO programme_rules AS present (programme_id, version, weights, conditions)
VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb)
ON CONFLICT (programme_id) DO UPDATE
SET version = excluded.version, weights = excluded.weights, conditions = excluded.conditions
WHERE present.version = excluded.version - 1
RETURNING true
"""


KEEP_VERSION: Final = """
INSERT INTO programme_rules_versions (programme_id, version, weights, conditions, changed_at)
VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5)
"""

VERSION: Final = """
SELECT version, weights, conditions, changed_at FROM programme_rules_versions WHERE programme_id = $1 AND version = $2
"""

VERSIONS: Final = """
SELECT version, weights, conditions, changed_at FROM programme_rules_versions
WHERE programme_id = $1 AND ($2::bigint IS NULL OR version < $2)
ORDER BY version DESC
LIMIT $3
"""


@dataclass(frozen=True)
class KeptRules:
    """A version of a programme's rules. `changed_at`: since when it was the present one, None where that was not kept."""

    rules: Rules
    changed_at: datetime | None


async def remember(tx: Tx, programmes: Sequence[ProgrammeState]) -> None:
    """Keeps programmes; a programme stands in it once."""
    told = [
        (
            *(each.programme_id, each.slug, each.open_to_all, each.starts_on, each.ends_on),
            *(each.archived_at is not None, each.places == "lottery"),
        )
        for each in programmes
    ]
    await tx.execute(REMEMBER, *columns(told, 7))


async def remember_members(tx: Tx, members: Sequence[MembershipState]) -> None:
    """Keeps who belongs to which programme; a membership stands in it once, and everybody's person is known."""
    told = [
        (
            *(each.membership_id, each.programme_id, each.person_id, each.role, each.number),
            *("{" + ",".join(hashes) + "}" for hashes in (each.line, each.groups)),
        )
        for each in members
    ]
    await tx.execute(REMEMBER_MEMBERS, *columns(told, 7))


async def forget_members(tx: Tx, memberships: Collection[UUID]) -> set[UUID]:
    """Gives the people who belonged to a programme by one of these."""
    return {row["person_id"] for row in await tx.fetch(FORGET_MEMBERS, list(memberships))}


async def forget(tx: Tx, programmes: Collection[UUID]) -> None:
    await tx.execute(FORGET, list(programmes))


async def remember_skills(tx: Tx, skills: Sequence[SkillState]) -> None:
    """Keeps skills; a skill stands in it once."""
    told = [
        (each.skill_id, each.skill, each.name, json.dumps({near.skill: near.closeness for near in each.near}))
        for each in skills
    ]
    await tx.execute(REMEMBER_SKILLS, *columns(told, 4))


async def forget_skills(tx: Tx, skills: Collection[UUID]) -> None:
    await tx.execute(FORGET_SKILLS, list(skills))


async def names_of_skills(tx: Tx, skills: Collection[str]) -> dict[str, str]:
    """How those of these skills that are in the vocabulary are written."""
    if not skills:
        return {}
    return {row["skill"]: row["name"] for row in await tx.fetch(SKILL_NAMES, list(skills))}


async def find_for_mentee(tx: Tx, person_id: UUID, programme_id: UUID | None) -> tuple[Programme, bool] | None:
    """The programme (the default one for None) and whether the person is listed in it as a mentee."""
    row = await tx.fetchrow(FOR_MENTEE, person_id, programme_id, OPEN_SLUG)
    return None if row is None else (programme_of(row), row["listed"])


async def find(tx: Tx, programme_id: UUID) -> Programme | None:
    row = await tx.fetchrow(FIND, programme_id)
    return None if row is None else programme_of(row)


async def mentors_in(tx: Tx, person_id: UUID, programme_id: UUID) -> bool:
    """Whether somebody belongs to the programme as a mentor."""
    return bool(await tx.fetchval(MENTORS_IN, person_id, programme_id))


async def coordinated_by(tx: Tx, person_id: UUID) -> frozenset[UUID]:
    """The programmes that somebody looks after."""
    return frozenset(row["programme_id"] for row in await tx.fetch(COORDINATED, person_id))


async def rules(tx: Tx, programme_id: UUID) -> tuple[Rules, bool]:
    """A programme's rules, and whether the programme is known."""
    row = await tx.fetchrow(RULES, programme_id)
    assert row is not None
    return rules_of(programme_id, row), row["known"] is not None


async def change_rules(tx: Tx, changed: Rules, now: datetime) -> bool:
    """Keeps the next version beside those before; False where somebody else has made it meanwhile."""
    weights = json.dumps(dict(changed.weights))
    conditions = CONDITIONS.dump_json(changed.conditions).decode()
    values = (changed.programme_id, changed.version, weights, conditions)
    if not await tx.fetchval(CHANGE_RULES, *values):
        return False
    await tx.execute(KEEP_VERSION, *values, now)
    return True


async def find_version(tx: Tx, programme_id: UUID, version: int) -> KeptRules | None:
    """A version of a programme's rules, the present one or one of before; 0 is what all begin with."""
    if version == 0:
        return KeptRules(Rules.default(programme_id), None)
    row = await tx.fetchrow(VERSION, programme_id, version)
    return None if row is None else KeptRules(rules_of(programme_id, row), row["changed_at"])


async def versions(tx: Tx, programme_id: UUID, after: int | None, limit: int) -> list[KeptRules]:
    """The versions that a programme's rules had, the newest first, without the one that all begin with."""
    rows = await tx.fetch(VERSIONS, programme_id, after, limit)
    return [KeptRules(rules_of(programme_id, row), row["changed_at"]) for row in rows]


def programme_of(row: asyncpg.Record) -> Programme:
    return Programme(**{each.name: row[each.name] for each in fields(Programme)})


def rules_of(programme_id: UUID, row: asyncpg.Record) -> Rules:
    """A version that was made before there was a factor goes on to score without it."""
    if row["version"] is None:
        return Rules.default(programme_id)
    kept: dict[Factor, float] = json.loads(row["weights"])
    conditions = CONDITIONS.validate_json(row["conditions"])
    return Rules(programme_id, row["version"], {**dict.fromkeys(FACTORS, 0.0), **kept}, conditions)
