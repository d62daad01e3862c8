"""Match runs, what came of them for each mentee, and what was decided."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.matching.domain.assignment.figures import Figures
from services.matching.domain.cohorts import Miss, Result
from services.matching.domain.recommendations import Reason
from services.matching.domain.runs import Barrier, Decision, MatchRun, UnknownMatchRun
from shared.postgres import Tx, columns

REASONS: Final = TypeAdapter(tuple[Reason, ...])

# Of two at once for one programme the second finds the first.
ADD: Final = """
INSERT INTO match_runs (run_id, programme_id, objective, dry_run, seed, minimum, asked_by, asked_at, state, version, progress)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (programme_id) WHERE state IN ('waiting', 'running') DO NOTHING
RETURNING true
"""

READ: Final = """
SELECT * FROM match_runs WHERE run_id = $1
"""

LOCK: Final = """
SELECT * FROM match_runs WHERE run_id = $1 FOR UPDATE
"""

LIST: Final = """
SELECT * FROM match_runs
WHERE programme_id = $1 AND ($2::uuid IS NULL OR run_id < $2)
ORDER BY run_id DESC
LIMIT $3
"""

SAVE: Final = """
UPDATE match_runs SET state = $2, version = $3, ended_at = $4, approved_at = $5 WHERE run_id = $1
"""

# The one that has waited longest; or one whose worker has not been heard of.
TAKE: Final = """
UPDATE match_runs
SET state = 'running', version = version + 1, progress = 0, started_at = $2, attempts = attempts + 1,
    taken_by = $1, taken_until = $3
WHERE run_id = (
    SELECT run_id FROM match_runs
    WHERE state = 'waiting' OR (state = 'running' AND taken_until < $2)
    ORDER BY run_id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
RETURNING *
"""

KEEP_ON: Final = """
UPDATE match_runs SET progress = greatest(progress, $3), taken_until = $4
WHERE run_id = $1 AND taken_by = $2 AND state = 'running'
RETURNING true
"""

LET_GO: Final = """
UPDATE match_runs SET taken_until = $3 WHERE run_id = $1 AND taken_by = $2 AND state = 'running'
"""

END: Final = """
UPDATE match_runs
SET state = $3, version = version + 1, progress = CASE WHEN $3 = 'done' THEN 100 ELSE progress END, ended_at = $4,
    failure = $5, rules_version = $6, figures = $7::text::jsonb
WHERE run_id = $1 AND taken_by = $2 AND state = 'running'
RETURNING true
"""

# Whoever is being erased at this moment is waited for, and is then no longer among them.
STILL_HERE: Final = """
SELECT person_id FROM people WHERE person_id = ANY($1) ORDER BY person_id FOR SHARE
"""

ADD_OUTCOMES: Final = """
INSERT INTO match_outcomes (run_id, mentee_id, mentor_id, points, mentee_points, mentor_points, reasons, decision)
SELECT $1, mentee_id, mentor_id, points, mentee_points, mentor_points, reasons::jsonb, 'open'
FROM unnest($2::uuid[], $3::uuid[], $4::integer[], $5::integer[], $6::integer[], $7::text[])
    AS told (mentee_id, mentor_id, points, mentee_points, mentor_points, reasons)
"""

ADD_MISSES: Final = """
INSERT INTO match_misses (run_id, mentee_id, place, mentor_id, points, barrier)
SELECT $1, mentee_id, place, mentor_id, points, barrier
FROM unnest($2::uuid[], $3::integer[], $4::uuid[], $5::integer[], $6::text[])
    AS told (mentee_id, place, mentor_id, points, barrier)
"""

DRAFTS: Final = """
SELECT * FROM match_outcomes
WHERE run_id = $1 AND points IS NOT NULL AND ($2::uuid IS NULL OR mentee_id > $2)
ORDER BY mentee_id
LIMIT $3
"""

ALONE: Final = """
SELECT mentee_id FROM match_outcomes
WHERE run_id = $1 AND points IS NULL AND ($2::uuid IS NULL OR mentee_id > $2)
ORDER BY mentee_id
LIMIT $3
"""

MISSES: Final = """
SELECT mentee_id, mentor_id, points, barrier FROM match_misses
WHERE run_id = $1 AND mentee_id = ANY($2)
ORDER BY mentee_id, place
"""

DECIDE: Final = """
UPDATE match_outcomes
SET decision = CASE WHEN $2::uuid[] IS NULL OR mentee_id = ANY($2) THEN 'approved' ELSE 'passed_over' END
WHERE run_id = $1 AND points IS NOT NULL AND decision = 'open'
RETURNING mentee_id, decision
"""

APPROVED: Final = """
SELECT mentee_id, mentor_id FROM match_outcomes
WHERE run_id = $1 AND decision = 'approved'
ORDER BY mentee_id
LIMIT $2
"""

NOTE: Final = """
UPDATE match_outcomes SET decision = $3, skipped_because = $4, proposal_id = $5 WHERE run_id = $1 AND mentee_id = $2
"""

# Those of these mentees who have found somebody in this programme, or ask somebody there.
SERVED: Final = """
SELECT mentee_id, 'mentorship-active' AS because FROM mentorships
WHERE mentee_id = ANY($1) AND programme_id = $2 AND ended_at IS NULL
UNION ALL
SELECT mentee_id, 'proposal-open' FROM proposals
WHERE mentee_id = ANY($1) AND programme_id = $2 AND state IN ('waiting', 'proposed')
"""

# Whose mentor is gone is passed over at approval, and named; whoever is gone leaves nothing.
FORGET: Final = (
    "DELETE FROM match_misses WHERE mentee_id = ANY($1) OR mentor_id = ANY($1)",
    "DELETE FROM match_outcomes WHERE mentee_id = ANY($1)",
    "UPDATE match_outcomes SET mentor_id = NULL, reasons = '[]' WHERE mentor_id = ANY($1)",
    "UPDATE match_runs SET asked_by = NULL WHERE asked_by = ANY($1)",
)


@dataclass(frozen=True)
class Told:
    """What a run has come to, in numbers."""

    figures: Figures
    greedy: Figures
    ruled_out: Mapping[Barrier, int]


@dataclass(frozen=True)
class KeptRun:
    """A run, and its numbers once it is done."""

    run: MatchRun
    told: Told | None


@dataclass(frozen=True)
class Draft:
    """What came of a run for a mentee who was matched. `mentor_id`: None once the mentor is erased."""

    mentee_id: UUID
    mentor_id: UUID | None
    points: int
    mentee_points: int
    mentor_points: int
    reasons: tuple[Reason, ...]
    decision: Decision
    skipped_because: str | None
    proposal_id: UUID | None


TOLD: Final = TypeAdapter(Told)


async def add(tx: Tx, run: MatchRun) -> bool:
    """Keeps a new run; False where one of the programme goes on."""
    values = (
        *(run.run_id, run.programme_id, run.objective, run.dry_run, run.seed, run.minimum),
        *(run.asked_by, run.asked_at, run.state, run.version, run.progress),
    )
    return bool(await tx.fetchval(ADD, *values))


async def run(tx: Tx, run_id: UUID, *, lock: bool = False) -> KeptRun:
    """Raises `UnknownMatchRun`."""
    if (row := await tx.fetchrow(LOCK if lock else READ, run_id)) is None:
        raise UnknownMatchRun
    return _kept(row)


async def runs_of(tx: Tx, programme_id: UUID, after: UUID | None, limit: int) -> list[KeptRun]:
    """A programme's runs, the newest first."""
    return [_kept(row) for row in await tx.fetch(LIST, programme_id, after, limit)]


async def save(tx: Tx, run: MatchRun) -> None:
    await tx.execute(SAVE, run.run_id, run.state, run.version, run.ended_at, run.approved_at)


async def take(tx: Tx, by: UUID, now: datetime, until: datetime) -> tuple[MatchRun, int] | None:
    """The next run for this worker to do, and how often it has been begun; None where there is nothing to do."""
    row = await tx.fetchrow(TAKE, by, now, until)
    return None if row is None else (_kept(row).run, row["attempts"])


async def keep_on(tx: Tx, run_id: UUID, by: UUID, progress: int, until: datetime) -> bool:
    """Notes how far it is; False where it is no longer this worker's to do."""
    return bool(await tx.fetchval(KEEP_ON, run_id, by, progress, until))


async def let_go(tx: Tx, run_id: UUID, by: UUID, until: datetime) -> None:
    """Another worker may begin it anew from then on."""
    await tx.execute(LET_GO, run_id, by, until)


async def fail(tx: Tx, run_id: UUID, by: UUID, failure: str, now: datetime) -> None:
    await tx.execute(END, run_id, by, "failed", now, failure, None, None)


async def finish(tx: Tx, run_id: UUID, by: UUID, result: Result, rules_version: int, now: datetime) -> bool:
    """Keeps what came of a run for everybody who is still here; False where it is no longer this worker's to do."""
    named = {*result.drafts, *result.alone, *(each.mentor_id for each in result.drafts.values())}
    named |= {miss.mentor_id for misses in result.alone.values() for miss in misses}
    here = {row["person_id"] for row in await tx.fetch(STILL_HERE, list(named))}
    told = TOLD.dump_json(Told(result.figures, result.greedy, result.ruled_out)).decode()
    if not await tx.fetchval(END, run_id, by, "done", now, None, rules_version, told):
        return False
    await tx.execute(ADD_OUTCOMES, run_id, *columns(_outcomes(result, here), 6))
    await tx.execute(ADD_MISSES, run_id, *columns(_near_misses(result, here), 5))
    return True


def _outcomes(result: Result, here: Collection[UUID]) -> list[tuple[Any, ...]]:
    matched = [
        (
            mentee_id,
            draft.mentor_id if draft.mentor_id in here else None,
            round(draft.score * 10_000),
            round(draft.sides["mentee"] * 10_000),
            round(draft.sides["mentor"] * 10_000),
            REASONS.dump_json(draft.reasons).decode() if draft.mentor_id in here else "[]",
        )
        for mentee_id, draft in result.drafts.items()
        if mentee_id in here
    ]
    return matched + [(mentee_id, None, None, None, None, "[]") for mentee_id in result.alone if mentee_id in here]


def _near_misses(result: Result, here: Collection[UUID]) -> list[tuple[Any, ...]]:
    return [
        (mentee_id, place, miss.mentor_id, miss.points, miss.barrier)
        for mentee_id, misses in result.alone.items()
        if mentee_id in here
        for place, miss in enumerate(misses)
        if miss.mentor_id in here
    ]


async def drafts(tx: Tx, run_id: UUID, after: UUID | None, limit: int) -> list[Draft]:
    """Those who were matched, by the mentee's id."""
    return [_draft(row) for row in await tx.fetch(DRAFTS, run_id, after, limit)]


async def alone(tx: Tx, run_id: UUID, after: UUID | None, limit: int) -> list[tuple[UUID, tuple[Miss, ...]]]:
    """Those who were not, by their id, each with the nearest misses."""
    mentees = [row["mentee_id"] for row in await tx.fetch(ALONE, run_id, after, limit)]
    near: dict[UUID, list[Miss]] = {each: [] for each in mentees}
    for row in await tx.fetch(MISSES, run_id, mentees):
        near[row["mentee_id"]].append(Miss(row["mentor_id"], row["points"], row["barrier"]))
    return [(each, tuple(misses)) for each, misses in near.items()]


async def decide(tx: Tx, run_id: UUID, mentees: Sequence[UUID] | None) -> set[UUID]:
    """Approves the drafts of these mentees (None: all), passes the others over; gives whose are approved."""
    rows = await tx.fetch(DECIDE, run_id, None if mentees is None else list(mentees))
    return {row["mentee_id"] for row in rows if row["decision"] == "approved"}


async def approved(tx: Tx, run_id: UUID, limit: int) -> list[tuple[UUID, UUID | None]]:
    """Mentees and mentors whose proposals are still to be sent."""
    return [(row["mentee_id"], row["mentor_id"]) for row in await tx.fetch(APPROVED, run_id, limit)]


async def note(
    tx: Tx, run_id: UUID, mentee_id: UUID, *, skipped_because: str | None = None, proposal_id: UUID | None = None
) -> None:
    """Notes that a proposal was sent, or why it was not."""
    decision: Decision = "sent" if skipped_because is None else "skipped"
    await tx.execute(NOTE, run_id, mentee_id, decision, skipped_because, proposal_id)


async def served(tx: Tx, mentees: Collection[UUID], programme_id: UUID) -> dict[UUID, str]:
    """Why those of these mentees need nobody any more who have found somebody, or ask somebody."""
    return {row["mentee_id"]: row["because"] for row in await tx.fetch(SERVED, list(mentees), programme_id)}


async def forget(tx: Tx, people: Collection[UUID]) -> None:
    """Nothing of these people is left in any run."""
    for statement in FORGET:
        await tx.execute(statement, list(people))


_RUN_FIELDS: Final = tuple(field.name for field in fields(MatchRun))
_DRAFT_FIELDS: Final = tuple(field.name for field in fields(Draft) if field.name != "reasons")


def _kept(row: asyncpg.Record) -> KeptRun:
    run = MatchRun(**{name: row[name] for name in _RUN_FIELDS})
    return KeptRun(run, None if row["figures"] is None else TOLD.validate_json(row["figures"]))


def _draft(row: asyncpg.Record) -> Draft:
    own = {name: row[name] for name in _DRAFT_FIELDS}
    return Draft(**own, reasons=REASONS.validate_json(row["reasons"]))
