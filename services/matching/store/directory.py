"""What the index in memory follows, and what one mentee's recommendations need."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter, ValidationError

from services.matching.domain.hours import Hours
from services.matching.domain.people import Mentee, Mentor, No, Ratings, Reliability
from services.matching.domain.programmes import Programme
from services.matching.domain.rules import Rules
from services.matching.domain.skills import Skill
from services.matching.store.programmes import programme_of, rules_of
from shared.contracts.envelope import UNKNOWN
from shared.contracts.profiles import MenteeSection, MentorSection
from shared.contracts.programmes import OPEN_SLUG
from shared.postgres import Tx

Section = TypeVar("Section", MentorSection, MenteeSection)

NOES: Final = TypeAdapter(dict[UUID, No])

# `seen`: the oldest transaction that may still bring changes this statement could not see.
CHANGES: Final = """
SELECT changed.people, changed.changed_in, EXISTS (SELECT FROM skills WHERE skills.changed_in >= $2::text::xid8) AS skills,
       pg_snapshot_xmin(pg_current_snapshot())::text AS seen
FROM (
    SELECT array_agg(person_id) AS people, array_agg(changed_in::text) AS changed_in
    FROM index_changes
    WHERE changed_in >= $1::text::xid8
) AS changed
"""

# Who is suspended is recommended to nobody, and who rests takes nobody new, as who has paused.
ENTRIES: Final = """
SELECT changes.person_id,
       CASE WHEN suspended.person_id IS NOT NULL THEN NULL
            WHEN people.resting_since IS NULL THEN people.mentor
            ELSE people.mentor || '{"paused": true}' END AS mentor,
       availability.first_day, availability.bits, availability.offers, rated.count, rated.total,
       (SELECT count(*) FROM mentorships WHERE mentor_id = changes.person_id AND ended_at IS NULL) AS active,
       met.sessions, met.failed, praise.praised, asked.answered, asked.unanswered, asked.short_of_time_at
FROM unnest($1::uuid[]) AS changes (person_id)
LEFT JOIN people USING (person_id)
LEFT JOIN availability USING (person_id)
LEFT JOIN LATERAL (
    SELECT count(*) AS count, COALESCE(sum(rating), 0) AS total FROM ratings WHERE mentor_id = changes.person_id
) AS rated ON true
LEFT JOIN LATERAL (
    SELECT jsonb_object_agg(skill, voices) AS praised
    FROM (
        SELECT skill, count(*) AS voices
        FROM ratings CROSS JOIN unnest(ratings.skills) AS skill
        WHERE ratings.mentor_id = changes.person_id
        GROUP BY skill
    ) AS named
) AS praise ON true
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'completed') AS sessions, count(*) FILTER (WHERE failed) AS failed
    FROM sessions
    WHERE mentor_id = changes.person_id
) AS met ON true
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state IN ('accepted', 'declined') AND ended_because = 'answered') AS answered,
           count(*) FILTER (WHERE state = 'expired') AS unanswered,
           max(ended_at) FILTER (WHERE decline_reason IN ('no_time', 'no_place')) AS short_of_time_at
    FROM proposals
    WHERE mentor_id = changes.person_id
) AS asked ON true
LEFT JOIN suspensions AS suspended ON suspended.person_id = changes.person_id AND NOT lifted
"""

# The same for people one knows by their ids.
PEOPLE: Final = """
SELECT people.person_id,
       CASE WHEN people.resting_since IS NULL THEN people.mentor ELSE people.mentor || '{"paused": true}' END AS mentor,
       people.mentee, availability.first_day, availability.bits, availability.offers, rated.count, rated.total,
       (SELECT count(*) FROM mentorships WHERE mentor_id = people.person_id AND ended_at IS NULL) AS active,
       met.sessions, met.failed, praise.praised, asked.answered, asked.unanswered, asked.short_of_time_at, noes.noes
FROM people
LEFT JOIN availability USING (person_id)
LEFT JOIN LATERAL (
    SELECT count(*) AS count, COALESCE(sum(rating), 0) AS total FROM ratings WHERE mentor_id = people.person_id
) AS rated ON true
LEFT JOIN LATERAL (
    SELECT jsonb_object_agg(skill, voices) AS praised
    FROM (
        SELECT skill, count(*) AS voices
        FROM ratings CROSS JOIN unnest(ratings.skills) AS skill
        WHERE ratings.mentor_id = people.person_id
        GROUP BY skill
    ) AS named
) AS praise ON true
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'completed') AS sessions, count(*) FILTER (WHERE failed) AS failed
    FROM sessions
    WHERE mentor_id = people.person_id
) AS met ON true
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state IN ('accepted', 'declined') AND ended_because = 'answered') AS answered,
           count(*) FILTER (WHERE state = 'expired') AS unanswered,
           max(ended_at) FILTER (WHERE decline_reason IN ('no_time', 'no_place')) AS short_of_time_at
    FROM proposals
    WHERE mentor_id = people.person_id
) AS asked ON true
LEFT JOIN LATERAL (
    SELECT jsonb_object_agg(mentor_id, jsonb_build_object('reason', decline_reason, 'said_at', ended_at)) AS noes
    FROM (
        SELECT DISTINCT ON (mentor_id) mentor_id, decline_reason, ended_at
        FROM proposals
        WHERE mentee_id = people.person_id AND decline_reason IS NOT NULL
        ORDER BY mentor_id, ended_at DESC
    ) AS declined
) AS noes ON true
WHERE people.person_id = ANY($1)
"""

SKILLS_CHANGED: Final = """
SELECT EXISTS (SELECT FROM skills WHERE changed_in >= $1::text::xid8)
"""

SKILLS: Final = """
SELECT skill, name, near, pg_snapshot_xmin(pg_current_snapshot())::text AS seen FROM skills
"""

ASKER: Final = """
SELECT people.mentee, availability.first_day, availability.bits,
       programme.programme_id, programme.slug, programme.open_to_all, programme.starts_on, programme.ends_on,
       programme.archived, programme.by_lot,
       EXISTS (
           SELECT FROM memberships
           WHERE programme_id = programme.programme_id AND memberships.person_id = $1 AND role = 'mentee'
       ) AS listed,
       CASE WHEN NOT programme.open_to_all THEN ARRAY(
           SELECT memberships.person_id FROM memberships
           LEFT JOIN memberships AS own
               ON own.programme_id = memberships.programme_id AND own.person_id = $1 AND own.role = 'mentee'
           WHERE memberships.programme_id = programme.programme_id AND memberships.role = 'mentor'
             AND (
                 NOT COALESCE('reporting_line' = ANY ($6), rules.conditions->'apart' ? 'reporting_line', true)
                 OR (memberships.number = ANY (own.line)) IS NOT TRUE AND (own.number = ANY (memberships.line)) IS NOT TRUE
             )
             AND (NOT COALESCE('group' = ANY ($6), rules.conditions->'apart' ? 'group', false) OR (memberships.groups && own.groups) IS NOT TRUE)
       ) END AS mentors,
       rules.version, rules.weights, rules.conditions,
       (
           SELECT jsonb_object_agg(mentor_id, jsonb_build_object('reason', decline_reason, 'said_at', ended_at))
           FROM (
               SELECT DISTINCT ON (mentor_id) mentor_id, decline_reason, ended_at
               FROM proposals
               WHERE mentee_id = $1 AND decline_reason IS NOT NULL
               ORDER BY mentor_id, ended_at DESC
           ) AS declined
       ) AS noes,
       ARRAY(
           SELECT blocked_id FROM blocks WHERE person_id = $1
           UNION ALL
           SELECT person_id FROM blocks WHERE blocked_id = $1
           UNION ALL
           SELECT mentor_id FROM mentorships WHERE mentee_id = $1 AND ended_at IS NULL
           UNION ALL
           SELECT mentor_id FROM proposals
           WHERE mentee_id = $1 AND (state = 'waiting' OR (state = 'proposed' AND respond_by > $2))
           UNION ALL
           SELECT kept_out.person_id FROM kept_out
           WHERE kept_out.programme_id = COALESCE(programme.programme_id, $3, $5)
       ) AS excluded
FROM (VALUES ($1::uuid)) AS asker (person_id)
LEFT JOIN people USING (person_id)
LEFT JOIN availability USING (person_id)
LEFT JOIN programmes AS programme ON programme.programme_id = $3 OR ($3 IS NULL AND programme.slug = $4)
LEFT JOIN programme_rules AS rules ON rules.programme_id = COALESCE(programme.programme_id, $3, $5)
LIMIT 1
"""


@dataclass(frozen=True)
class Changes:
    """`people`: whose entry may have changed, each with the transaction that changed it; `skills`: whether the vocabulary may have.

    `seen`: what to ask from the next time.
    """

    people: Mapping[UUID, int]
    skills: bool
    seen: int


@dataclass(frozen=True)
class Asker:
    """A mentee and everything that decides on their recommendations beside the index."""

    mentee: Mentee | None
    programme: Programme | None
    listed: bool
    members: frozenset[UUID] | None
    rules: Rules
    excluded: frozenset[UUID]

    @property
    def known_mentee(self) -> Mentee:
        """Who asks, once it is known that they are a mentee."""
        assert self.mentee is not None
        return self.mentee


async def changes_since(tx: Tx, mentors_seen: int, skills_seen: int) -> Changes:
    """Everything that may have changed since, some of it perhaps told twice and none never."""
    row = await tx.fetchrow(CHANGES, str(mentors_seen), str(skills_seen))
    assert row is not None
    people = dict(zip(row["people"] or (), map(int, row["changed_in"] or ()), strict=True))
    return Changes(people, row["skills"], int(row["seen"]))


async def entries(tx: Tx, people: Collection[UUID]) -> dict[UUID, Mentor | None]:
    """These people as mentors, as they are now; None for who is none."""
    return {row["person_id"]: mentor_of(row) for row in await tx.fetch(ENTRIES, list(people))}


async def vocabulary(tx: Tx) -> tuple[list[Skill], int]:
    """The whole vocabulary, and what to ask from the next time."""
    rows = await tx.fetch(SKILLS)
    skills = [Skill(row["skill"], row["name"], json.loads(row["near"])) for row in rows if row["name"] is not None]
    return skills, int(rows[0]["seen"]) if rows else 0


async def asker(
    tx: Tx,
    person_id: UUID,
    programme_id: UUID | None,
    default: UUID,
    *,
    apart: Collection[str] | None = None,
    now: datetime,
) -> Asker:
    """All of it by one statement. `apart`: instead of what the rules say of it."""
    row = await tx.fetchrow(
        ASKER,
        person_id,
        now,
        programme_id,
        OPEN_SLUG,
        default,
        None if apart is None else sorted(apart),
    )
    assert row is not None
    programme = programme_of(row) if row["programme_id"] is not None else None
    ruled = programme.programme_id if programme else programme_id or default
    return Asker(
        mentee=_mentee(person_id, row),
        programme=programme,
        listed=row["listed"],
        members=None if row["mentors"] is None else frozenset(row["mentors"]),
        rules=rules_of(ruled, row),
        excluded=frozenset(row["excluded"]),
    )


async def people(tx: Tx, person_ids: Collection[UUID]) -> tuple[dict[UUID, Mentor], dict[UUID, Mentee]]:
    """Those of these people who are mentors, and those who are mentees."""
    rows = await tx.fetch(PEOPLE, list(person_ids)) if person_ids else []
    mentors = {row["person_id"]: mentor for row in rows if (mentor := mentor_of(row))}
    return mentors, {row["person_id"]: mentee for row in rows if (mentee := _mentee(row["person_id"], row))}


async def skills_changed(tx: Tx, seen: int) -> bool:
    """Whether the vocabulary may have changed since `seen`."""
    return bool(await tx.fetchval(SKILLS_CHANGED, str(seen)))


def mentor_of(row: asyncpg.Record) -> Mentor | None:
    """What a statement of these tells of a mentor; None for who is none."""
    if (section := _section(MentorSection, row["mentor"])) is None:
        return None
    return Mentor(
        person_id=row["person_id"],
        section=section,
        active=row["active"],
        hours=_hours(row),
        ratings=Ratings(row["count"], row["total"]),
        sessions=row["sessions"],
        offers=row["offers"] is not False,
        reliability=Reliability(row["answered"] + row["sessions"], row["unanswered"] + row["failed"]),
        praised=json.loads(row["praised"] or "{}"),
        short_of_time_at=row["short_of_time_at"],
    )


def _mentee(person_id: UUID, row: asyncpg.Record) -> Mentee | None:
    section = _section(MenteeSection, row["mentee"])
    return None if section is None else Mentee(person_id, section, _hours(row), NOES.validate_json(row["noes"] or "{}"))


def _section(kind: type[Section], kept: str | None) -> Section | None:
    """What a person says; None too where a word must stand that a later release says: one person waits, nobody else."""
    if kept is None:
        return None
    try:
        return kind.model_validate_json(kept)
    except ValidationError as error:
        if any(each["input"] != UNKNOWN for each in error.errors(include_url=False)):
            raise
        return None


def _hours(row: asyncpg.Record) -> Hours | None:
    return None if row["bits"] is None else Hours(row["first_day"], row["bits"])
