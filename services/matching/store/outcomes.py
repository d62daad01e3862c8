"""What came of a match run for each mentee, and what was decided on it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.matching.domain.by_hand import Change
from services.matching.domain.cohorts import Chance, Cohort, Miss, Result
from services.matching.domain.opinions import DraftRefused
from services.matching.domain.recommendations import Reason
from services.matching.domain.runs import Barrier, Decision, MatchRun
from services.matching.domain.scoring import POINTS
from services.matching.domain.vocabulary import SIDES
from services.matching.store.runs import END, MUST, TOLD, Told
from shared.contracts.draws import DrawState
from shared.contracts.vocabulary import Side
from shared.ids import uuid7
from shared.postgres import Tx, columns

REASONS: Final = TypeAdapter(tuple[Reason, ...])

# Whoever is being erased at this moment is waited for, and is then no longer among them. Nobody else is: of a whole cohort somebody always
# asks or answers, and may hold one of them while they wait for another.
STILL_HERE: Final = """
SELECT person_id FROM people WHERE person_id = ANY($1) ORDER BY person_id FOR KEY SHARE
"""

ADD_OUTCOMES: Final = """
INSERT INTO match_outcomes
    (run_id, mentee_id, mentor_id, points, mentee_points, mentor_points, reasons, decision, draft_id, drawn, odds, draw_id)
SELECT $1, mentee_id, mentor_id, points, mentee_points, mentor_points, reasons::jsonb, 'open', draft_id, drawn, odds, draw_id
FROM unnest($2::uuid[], $3::uuid[], $4::integer[], $5::integer[], $6::integer[], $7::text[], $8::uuid[], $9::boolean[],
            $10::double precision[], $11::uuid[])
    AS told (mentee_id, mentor_id, points, mentee_points, mentor_points, reasons, draft_id, drawn, odds, draw_id)
"""

ADD_MISSES: Final = """
INSERT INTO match_misses (run_id, mentee_id, place, mentor_id, points, barrier, factor)
SELECT $1, mentee_id, place, mentor_id, points, barrier, factor
FROM unnest($2::uuid[], $3::integer[], $4::uuid[], $5::integer[], $6::text[], $7::text[])
    AS told (mentee_id, place, mentor_id, points, barrier, factor)
"""

DRAFTS: Final = """
SELECT *,
       (SELECT rank FROM opinions WHERE opinions.draft_id = match_outcomes.draft_id AND side = 'mentee') AS mentee_rank,
       (SELECT rank FROM opinions WHERE opinions.draft_id = match_outcomes.draft_id AND side = 'mentor') AS mentor_rank,
       ARRAY(SELECT side FROM opinions WHERE opinions.draft_id = match_outcomes.draft_id AND refused ORDER BY side) AS refused_by
FROM match_outcomes
WHERE run_id = $1 AND points IS NOT NULL AND ($2::uuid IS NULL OR mentee_id > $2)
ORDER BY mentee_id
LIMIT $3
"""

ALONE: Final = """
SELECT mentee_id, drawn, odds FROM match_outcomes
WHERE run_id = $1 AND points IS NULL AND ($2::uuid IS NULL OR mentee_id > $2)
ORDER BY mentee_id
LIMIT $3
"""

MISSES: Final = """
SELECT mentee_id, mentor_id, points, barrier, factor FROM match_misses
WHERE run_id = $1 AND mentee_id = ANY($2)
ORDER BY mentee_id, place
"""

OF_MENTEE: Final = """
SELECT mentor_id, coalesce(points, 0) AS points, coalesce(drawn, false) AS drawn
FROM match_outcomes
WHERE run_id = $1 AND mentee_id = $2
"""

TAKEN: Final = """
SELECT count(*) FROM match_outcomes WHERE run_id = $1 AND mentor_id = $2 AND mentee_id <> $3
"""

CHANGE: Final = """
UPDATE match_outcomes
SET mentor_id = $3, points = $4, mentee_points = $5, mentor_points = $6, reasons = $7::text::jsonb, draft_id = $8,
    by_hand = true
WHERE run_id = $1 AND mentee_id = $2
"""

# Nothing comes of what one of the two has refused.
DECIDE: Final = """
UPDATE match_outcomes
SET decision = CASE WHEN NOT chosen THEN 'passed_over' WHEN refused THEN 'skipped' ELSE 'approved' END,
    skipped_because = CASE WHEN chosen AND refused THEN $3 END
FROM (
    SELECT mentee_id, $2::uuid[] IS NULL OR mentee_id = ANY($2) AS chosen,
           EXISTS (SELECT FROM opinions WHERE opinions.draft_id = match_outcomes.draft_id AND refused) AS refused
    FROM match_outcomes
    WHERE run_id = $1 AND points IS NOT NULL AND decision = 'open'
) AS said
WHERE run_id = $1 AND match_outcomes.mentee_id = said.mentee_id
RETURNING match_outcomes.mentee_id, chosen
"""

# What a mentor ranks highest comes first, as long as there are places; then who ranks the mentor highest, then who fits best.
APPROVED: Final = """
SELECT match_outcomes.mentee_id, match_outcomes.mentor_id
FROM match_outcomes
LEFT JOIN opinions AS theirs ON theirs.draft_id = match_outcomes.draft_id AND theirs.side = 'mentor'
LEFT JOIN opinions AS own ON own.draft_id = match_outcomes.draft_id AND own.side = 'mentee'
WHERE match_outcomes.run_id = $1 AND decision = 'approved'
ORDER BY theirs.rank NULLS LAST, own.rank NULLS LAST, points DESC, match_outcomes.mentee_id
LIMIT $2
"""

ASKED_NOW: Final = """
SELECT count(*) FROM match_outcomes JOIN proposals USING (proposal_id)
WHERE run_id = $1 AND match_outcomes.mentor_id = $2 AND proposals.state = 'proposed'
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
    "UPDATE match_outcomes SET mentor_id = NULL, reasons = '[]' WHERE mentor_id = ANY($1)",
    "UPDATE match_runs SET asked_by = NULL, asked_as = NULL WHERE asked_by = ANY($1)",
)


FORGET_MENTEES: Final = """
WITH gone AS (DELETE FROM match_outcomes WHERE mentee_id = ANY($1) RETURNING draw_id)
SELECT draw_id FROM gone WHERE draw_id IS NOT NULL ORDER BY draw_id
"""

DRAWS: Final = """
SELECT draw_id, programme_id, run_id, mentee_id AS person_id, drawn, odds, ended_at AS drawn_at
FROM match_outcomes JOIN match_runs USING (run_id)
WHERE draw_id = ANY ($1)
"""

# What somebody took part in, once it was decided what becomes of it.
OWN_DRAWS: Final = """
SELECT draw_id, programme_id, run_id, mentee_id AS person_id, drawn, odds, ended_at AS drawn_at
FROM match_outcomes JOIN match_runs USING (run_id)
WHERE mentee_id = $1 AND draw_id IS NOT NULL AND approved_at IS NOT NULL AND ($2::uuid IS NULL OR draw_id < $2)
ORDER BY draw_id DESC
LIMIT $3
"""


LOW: Final[Barrier] = "below_minimum"
"""What is kept for a must, which its factor tells: releases that know no musts read the word."""


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
    odds: float | None
    by_hand: bool
    mentee_rank: int | None
    mentor_rank: int | None
    refused_by: tuple[Side, ...]


@dataclass(frozen=True)
class Present:
    """What a mentee has in a run: nobody, for no points, where they stayed alone."""

    mentor_id: UUID | None
    points: int
    drawn: bool


@dataclass(frozen=True)
class Alone:
    """Somebody who stayed so. `chance`: how the draw went for them, where they took part in one."""

    mentee_id: UUID
    nearest: tuple[Miss, ...]
    chance: Chance | None


async def finish(
    tx: Tx, run: MatchRun, by: UUID, result: Result, cohort: Cohort, now: datetime
) -> list[DrawState] | None:
    """Keeps what came of a run for everybody who is still here; gives how its draw went for each, where it is one.

    None where it is no longer this worker's to do.
    """
    named = {*result.drafts, *result.alone, *(each.mentor_id for each in result.drafts.values())}
    named |= {miss.mentor_id for misses in result.alone.values() for miss in misses}
    here = {row["person_id"] for row in await tx.fetch(STILL_HERE, list(named))}
    told = TOLD.dump_json(Told.of(result, cohort.missing)).decode()
    rules_version = cohort.rules.version if cohort.rules.version >= 0 else None
    if not await tx.fetchval(END, run.run_id, by, "done", now, None, rules_version, told):
        return None
    draws = _draws(run, result, here, now) if run.lottery == "draw" else {}
    chances = {mentee_id: (each.drawn, each.odds) for mentee_id, each in result.chances.items()}
    outcomes = [
        (*each, *chances.get(each[0], (None, None)), draws[each[0]].draw_id if each[0] in draws else None)
        for each in _outcomes(result, here)
    ]
    await tx.execute(ADD_OUTCOMES, run.run_id, *columns(outcomes, 10))
    await tx.execute(ADD_MISSES, run.run_id, *columns(_near_misses(result, here), 6))
    return list(draws.values())


def _draws(run: MatchRun, result: Result, here: Collection[UUID], now: datetime) -> dict[UUID, DrawState]:
    return {
        person_id: DrawState(
            draw_id=uuid7(),
            version=1,
            change="held",
            programme_id=run.programme_id,
            run_id=run.run_id,
            person_id=person_id,
            drawn=chance.drawn,
            odds=chance.odds,
            drawn_at=now,
        )
        for person_id, chance in result.chances.items()
        if person_id in here
    }


def _outcomes(result: Result, here: Collection[UUID]) -> list[tuple[Any, ...]]:
    matched = [
        (
            mentee_id,
            draft.mentor_id if draft.mentor_id in here else None,
            round(draft.score * 10_000),
            round(draft.sides["mentee"] * 10_000),
            round(draft.sides["mentor"] * 10_000),
            REASONS.dump_json(draft.reasons).decode() if draft.mentor_id in here else "[]",
            uuid7(),
        )
        for mentee_id, draft in result.drafts.items()
        if mentee_id in here
    ]
    return matched + [
        (mentee_id, None, None, None, None, "[]", None) for mentee_id in result.alone if mentee_id in here
    ]


def _near_misses(result: Result, here: Collection[UUID]) -> list[tuple[Any, ...]]:
    return [
        (mentee_id, place, miss.mentor_id, miss.points, LOW if miss.barrier == MUST else miss.barrier, miss.factor)
        for mentee_id, misses in result.alone.items()
        if mentee_id in here
        for place, miss in enumerate(misses)
        if miss.mentor_id in here
    ]


async def drafts(tx: Tx, run_id: UUID, after: UUID | None, limit: int) -> list[Draft]:
    """Those who were matched, by the mentee's id."""
    return [_draft(row) for row in await tx.fetch(DRAFTS, run_id, after, limit)]


async def alone(tx: Tx, run_id: UUID, after: UUID | None, limit: int) -> list[Alone]:
    """Those who were not, by their id, each with the nearest misses."""
    rows = await tx.fetch(ALONE, run_id, after, limit)
    near: dict[UUID, list[Miss]] = {row["mentee_id"]: [] for row in rows}
    for row in await tx.fetch(MISSES, run_id, list(near)):
        barrier = MUST if row["factor"] is not None else row["barrier"]
        near[row["mentee_id"]].append(Miss(row["mentor_id"], row["points"], barrier, row["factor"]))
    return [Alone(row["mentee_id"], tuple(near[row["mentee_id"]]), _chance(row)) for row in rows]


async def of_mentee(tx: Tx, run_id: UUID, mentee_id: UUID) -> Present | None:
    """None: they take no part in the run."""
    row = await tx.fetchrow(OF_MENTEE, run_id, mentee_id)
    return None if row is None else Present(**row)


async def taken(tx: Tx, run_id: UUID, mentor_id: UUID, but_for: UUID) -> int:
    """How many drafts a mentor has in a run beside that of one mentee."""
    return int(await tx.fetchval(TAKEN, run_id, mentor_id, but_for))


async def change(tx: Tx, run_id: UUID, change: Change) -> None:
    """Gives a mentee somebody else, or nobody."""
    after = change.after
    values: tuple[Any, ...] = (None, None, None, None, "[]", None)
    if after is not None:
        sides = (round(after.sides[side] * POINTS) for side in SIDES)
        values = (after.mentor_id, change.after_points, *sides, REASONS.dump_json(after.reasons).decode(), uuid7())
    await tx.execute(CHANGE, run_id, change.mentee_id, *values)


async def decide(tx: Tx, run_id: UUID, mentees: Sequence[UUID] | None) -> set[UUID]:
    """Approves the drafts of these mentees (None: all) but for what was refused, passes the others over; gives whose they are."""
    rows = await tx.fetch(DECIDE, run_id, None if mentees is None else list(mentees), DraftRefused.slug)
    return {row["mentee_id"] for row in rows if row["chosen"]}


async def approved(tx: Tx, run_id: UUID, limit: int) -> list[tuple[UUID, UUID | None]]:
    """Mentees and mentors whose proposals are still to be sent."""
    return [(row["mentee_id"], row["mentor_id"]) for row in await tx.fetch(APPROVED, run_id, limit)]


async def asked_now(tx: Tx, run_id: UUID, mentor_id: UUID) -> int:
    """How many of a run's proposals to a mentor are open."""
    return int(await tx.fetchval(ASKED_NOW, run_id, mentor_id))


async def note(
    tx: Tx, run_id: UUID, mentee_id: UUID, *, skipped_because: str | None = None, proposal_id: UUID | None = None
) -> None:
    """Notes that a proposal was sent, or why it was not."""
    decision: Decision = "sent" if skipped_because is None else "skipped"
    await tx.execute(NOTE, run_id, mentee_id, decision, skipped_because, proposal_id)


async def served(tx: Tx, mentees: Collection[UUID], programme_id: UUID) -> dict[UUID, str]:
    """Why those of these mentees need nobody any more who have found somebody, or ask somebody."""
    return {row["mentee_id"]: row["because"] for row in await tx.fetch(SERVED, list(mentees), programme_id)}


async def forget(tx: Tx, people: Collection[UUID]) -> list[UUID]:
    """Nothing of these people is left in any run; gives the draws that were told of them."""
    for statement in FORGET:
        await tx.execute(statement, list(people))
    return [row["draw_id"] for row in await tx.fetch(FORGET_MENTEES, list(people))]


async def draws(tx: Tx, draw_ids: Collection[UUID]) -> dict[UUID, DrawState]:
    """How draws that count went, each for somebody, as it is told; none that there is not."""
    return {row["draw_id"]: _draw_state(row) for row in await tx.fetch(DRAWS, list(draw_ids))}


async def draws_of(tx: Tx, person_id: UUID, after: UUID | None, limit: int) -> list[DrawState]:
    """The draws that somebody took part in and that are decided, the newest first."""
    return [_draw_state(row) for row in await tx.fetch(OWN_DRAWS, person_id, after, limit)]


_DRAFT_FIELDS: Final = tuple(field.name for field in fields(Draft) if field.name not in {"reasons", "refused_by"})


def _draft(row: asyncpg.Record) -> Draft:
    own = {name: row[name] for name in _DRAFT_FIELDS}
    return Draft(**own, reasons=REASONS.validate_json(row["reasons"]), refused_by=tuple(row["refused_by"]))


def _chance(row: asyncpg.Record) -> Chance | None:
    return None if row["drawn"] is None else Chance(row["drawn"], row["odds"])


def _draw_state(row: asyncpg.Record) -> DrawState:
    return DrawState(**row, version=1, change="held")
