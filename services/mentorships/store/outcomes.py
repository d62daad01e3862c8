"""Plans and releases of outcomes, and whom a release is about."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from services.mentorships.domain.following import Told
from services.mentorships.domain.outcome_values import Plan, Report
from services.mentorships.domain.programme_refusals import UnknownRelease
from services.mentorships.domain.releases import Release
from shared.postgres import Tx

REPORT: Final = TypeAdapter(Report)

PLAN: Final = """
SELECT basis, horizon_days, fewest, version FROM outcome_plans WHERE programme_id = $1
"""

SAVE_PLAN: Final = """
INSERT INTO outcome_plans (programme_id, version, basis, horizon_days, fewest) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (programme_id) DO UPDATE
SET version = excluded.version, basis = excluded.basis, horizon_days = excluded.horizon_days, fewest = excluded.fewest
"""

IS_RELEASED: Final = """
SELECT EXISTS (SELECT FROM outcome_releases WHERE programme_id = $1 AND state <> 'failed')
"""

ADD: Final = """
INSERT INTO outcome_releases (
    id, programme_id, period, state, progress, asked_at, basis, horizon_days, fewest, attempts
)
VALUES ($1, $2, $3, 'waiting', 0, $4, $5, $6, $7, 0)
ON CONFLICT DO NOTHING
RETURNING true
"""

FIND: Final = """
SELECT id, programme_id, period, state, progress, asked_at, basis, horizon_days, fewest, released_at, report
FROM outcome_releases
WHERE id = $1
"""

LIST: Final = """
SELECT id, programme_id, period, state, progress, asked_at, basis, horizon_days, fewest, released_at, NULL AS report
FROM outcome_releases
WHERE programme_id = $1 AND ($2::uuid IS NULL OR id < $2)
ORDER BY id DESC
LIMIT $3
"""

TAKE: Final = """
UPDATE outcome_releases SET state = 'running', progress = 0, attempts = attempts + 1, taken_by = $1, taken_until = $3
WHERE id = (
    SELECT id FROM outcome_releases
    WHERE state = 'waiting' OR (state = 'running' AND taken_until < $2)
    ORDER BY id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
RETURNING id, attempts
"""

KEEP_ON: Final = """
UPDATE outcome_releases SET progress = greatest(progress, $3), taken_until = $4
WHERE id = $1 AND taken_by = $2 AND state = 'running'
RETURNING true
"""

FAIL: Final = """
UPDATE outcome_releases SET state = 'failed' WHERE id = $1 AND taken_by = $2 AND state = 'running'
"""

RELEASE: Final = """
UPDATE outcome_releases SET state = 'released', progress = 100, released_at = $3, report = $4
WHERE id = $1 AND taken_by = $2 AND state = 'running'
"""

# What each says last, at the end or on the way; what is gained is less what they said before it began.
ANSWERED: Final = """
WITH said AS (
    SELECT person_id, kind, satisfaction, (answers::jsonb ->> 'skills')::integer AS skills,
        (answers::jsonb ->> 'confidence')::integer AS confidence, (answers::jsonb ->> 'contacts_made')::integer AS contacts
    FROM survey_invitations
    JOIN surveys ON surveys.id = survey_id
    WHERE programme_id = $1 AND answered_at IS NOT NULL
)
SELECT person_id,
    (array_agg(satisfaction ORDER BY kind) FILTER (WHERE kind <> 'baseline' AND satisfaction IS NOT NULL))[1]
        AS satisfaction,
    max(satisfaction) FILTER (WHERE kind = 'baseline') AS satisfaction_before,
    (array_agg(skills ORDER BY kind) FILTER (WHERE kind <> 'baseline' AND skills IS NOT NULL))[1]
        - max(skills) FILTER (WHERE kind = 'baseline') AS skills_gained,
    (array_agg(confidence ORDER BY kind) FILTER (WHERE kind <> 'baseline' AND confidence IS NOT NULL))[1]
        - max(confidence) FILTER (WHERE kind = 'baseline') AS confidence_gained,
    (array_agg(contacts ORDER BY kind) FILTER (WHERE contacts IS NOT NULL))[1] AS contacts_made
FROM said
GROUP BY person_id
"""

# By the first draw of each, whatever came after.
DRAWN: Final = """
WITH first_draws AS (
    SELECT DISTINCT ON (person_id) person_id, drawn, odds, (drawn_at AT TIME ZONE 'UTC')::date AS clock
    FROM draws
    WHERE programme_id = $1
    ORDER BY person_id, drawn_at, draw_id
), numbered AS (
    SELECT DISTINCT ON (person_id) person_id, number FROM person_numbers WHERE programme_id = $1 ORDER BY person_id, membership_id
)
SELECT person_id, clock, drawn, odds, told_until, promoted_on, raised_on, left_on, satisfaction, matched.mentor_id,
       (matched.opened_at AT TIME ZONE 'UTC')::date AS matched_on
FROM first_draws
JOIN numbered USING (person_id)
JOIN facts ON facts.programme_id = $1 AND facts.number = numbered.number
LEFT JOIN LATERAL (
    SELECT mentor_id, opened_at FROM mentorships
    WHERE mentee_id = first_draws.person_id AND programme_id = $1
    ORDER BY opened_at
    LIMIT 1
) AS matched ON true
ORDER BY first_draws.person_id
"""

DRAWN_IN_ALL: Final = """
SELECT count(DISTINCT person_id) FROM draws WHERE programme_id = $1
"""

# Mentors of the programme are no comparison for its mentees.
SELECTED: Final = """
WITH numbered AS (
    SELECT DISTINCT ON (number) number, person_id FROM person_numbers WHERE programme_id = $1 ORDER BY number, membership_id
)
SELECT person_id, starts_on AS clock, told_until, promoted_on, raised_on, left_on, satisfaction, matched.mentor_id,
       (matched.opened_at AT TIME ZONE 'UTC')::date AS matched_on
FROM facts
JOIN programme_dates USING (programme_id)
LEFT JOIN numbered USING (number)
LEFT JOIN LATERAL (
    SELECT mentor_id, opened_at FROM mentorships
    WHERE mentee_id = numbered.person_id AND mentorships.programme_id = $1
    ORDER BY opened_at
    LIMIT 1
) AS matched ON true
WHERE facts.programme_id = $1 AND starts_on IS NOT NULL AND NOT EXISTS (
    SELECT FROM memberships
    WHERE memberships.programme_id = $1 AND memberships.person_id = numbered.person_id AND role = 'mentor'
)
ORDER BY facts.number
"""

UNKNOWN: Final = """
SELECT count(DISTINCT person_id) FROM memberships
WHERE programme_id = $1 AND role = 'mentee' AND NOT EXISTS (
    SELECT FROM person_numbers
    JOIN facts USING (programme_id, number)
    WHERE person_numbers.programme_id = $1 AND person_numbers.person_id = memberships.person_id
)
"""


async def plan(tx: Tx, programme_id: UUID) -> Plan:
    """What a programme compares; as it is before anybody has said, in version 0."""
    row = await tx.fetchrow(PLAN, programme_id)
    return Plan() if row is None else Plan(**row)


async def save_plan(tx: Tx, programme_id: UUID, changed: Plan) -> None:
    """The programme is locked."""
    await tx.execute(SAVE_PLAN, programme_id, changed.version, changed.basis, changed.horizon_days, changed.fewest)


async def is_released(tx: Tx, programme_id: UUID) -> bool:
    """Whether anything was released of a programme, or is about to be."""
    return bool(await tx.fetchval(IS_RELEASED, programme_id))


async def add(tx: Tx, release: Release) -> bool:
    """False where that period has a release."""
    by = release.plan
    told = (release.id, release.programme_id, release.period, release.asked_at, by.basis, by.horizon_days, by.fewest)
    return bool(await tx.fetchval(ADD, *told))


async def release(tx: Tx, release_id: UUID) -> Release:
    """Raises `UnknownRelease`."""
    row = await tx.fetchrow(FIND, release_id)
    if row is None:
        raise UnknownRelease
    return _release(row)


async def releases(tx: Tx, programme_id: UUID, after: UUID | None, limit: int) -> list[Release]:
    """A programme's, without their reports, the newest first."""
    return [_release(row) for row in await tx.fetch(LIST, programme_id, after, limit)]


async def take(tx: Tx, worker: UUID, now: datetime, until: datetime) -> tuple[UUID, int] | None:
    """The next one to be done, and how often it was begun."""
    row = await tx.fetchrow(TAKE, worker, now, until)
    return None if row is None else (row["id"], row["attempts"])


async def keep_on(tx: Tx, release_id: UUID, worker: UUID, progress: int, until: datetime) -> bool:
    """Notes how far it is; False where it is no longer this worker's to do."""
    return bool(await tx.fetchval(KEEP_ON, release_id, worker, progress, until))


async def fail(tx: Tx, release_id: UUID, worker: UUID) -> None:
    await tx.execute(FAIL, release_id, worker)


async def finish(tx: Tx, release_id: UUID, worker: UUID, report: Report, now: datetime) -> None:
    """Keeps what came of it, where it is still this worker's to do."""
    await tx.execute(RELEASE, release_id, worker, now, REPORT.dump_json(report).decode())


async def drawn(tx: Tx, programme_id: UUID) -> tuple[list[Told], int]:
    """Who took part in a draw and is told of, and how many took part of whom nothing is told."""
    told = await _told(tx, DRAWN, programme_id)
    return told, int(await tx.fetchval(DRAWN_IN_ALL, programme_id)) - len(told)


async def selected(tx: Tx, programme_id: UUID) -> tuple[list[Told], int]:
    """Everybody who is told of, and how many mentees there are of whom nothing is told."""
    told = await _told(tx, SELECTED, programme_id)
    return told, int(await tx.fetchval(UNKNOWN, programme_id))


async def _told(tx: Tx, people: str, programme_id: UUID) -> list[Told]:
    """These people; what they answer themselves counts before what is told of them."""
    answers = {row["person_id"]: row for row in await tx.fetch(ANSWERED, programme_id)}
    found = []
    for row in await tx.fetch(people, programme_id):
        known = dict(row)
        said = dict(answers.get(known.pop("person_id"), {}))
        said.pop("person_id", None)
        found.append(Told(**{**known, **{name: each for name, each in said.items() if each is not None}}))
    return found


def _release(row: Any) -> Release:
    return Release(
        id=row["id"],
        programme_id=row["programme_id"],
        period=row["period"],
        state=row["state"],
        progress=row["progress"],
        asked_at=row["asked_at"],
        plan=Plan(row["basis"], row["horizon_days"], row["fewest"]),
        released_at=row["released_at"],
        report=None if row["report"] is None else REPORT.validate_json(row["report"]),
    )
