"""The people of a match run as they were, for doing it again under other rules."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.matching.domain.cohorts import Cohort
from services.matching.domain.hours import Hours
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.rules import Rules
from services.matching.domain.runs import Decision, MatchRun
from services.matching.domain.skills import Vocabulary
from services.matching.store.outcomes import STILL_HERE
from shared.contracts.vocabulary import ProposalPhase
from shared.postgres import Tx, columns

MENTORS: Final = TypeAdapter(Mentor)
MENTEES: Final = TypeAdapter(Mentee)

KEEP: Final = """
INSERT INTO match_snapshots (run_id, person_id, side, known, first_day, bits, asked, goes_first)
SELECT $1, person_id, side, known::jsonb, first_day, bits, asked, goes_first
FROM unnest($2::uuid[], $3::text[], $4::text[], $5::date[], $6::bytea[], $7::integer[], $8::boolean[])
    AS told (person_id, side, known, first_day, bits, asked, goes_first)
"""

KEEP_APART: Final = """
INSERT INTO match_snapshots_apart (run_id, mentee_id, mentor_id)
SELECT $1, mentee_id, mentor_id FROM unnest($2::uuid[], $3::uuid[]) AS told (mentee_id, mentor_id)
"""

FRAME: Final = """
UPDATE match_runs SET frame = $2::text::jsonb, snapshot_people = $3 WHERE run_id = $1
"""

READ: Final = """
SELECT person_id, side, known, first_day, bits, asked, goes_first FROM match_snapshots WHERE run_id = $1 ORDER BY person_id
"""

READ_APART: Final = """
SELECT mentee_id, mentor_id FROM match_snapshots_apart WHERE run_id = $1
"""

READ_FRAME: Final = """
SELECT frame, snapshot_people, (SELECT count(*) FROM match_snapshots WHERE run_id = $1) AS still_here
FROM match_runs WHERE run_id = $1
"""

# Beside what a replay gives each mentee: whom the run itself gave them, and what has become of the two since.
BECAME: Final = """
SELECT own.mentee_id, own.mentor_id AS now_id, before.mentor_id AS then_id, before.decision, asked.state AS proposal,
       together.opened, together.ended_at
FROM match_outcomes AS own
JOIN match_runs AS run USING (run_id)
JOIN match_outcomes AS before ON before.run_id = coalesce(run.replay_of, run.run_id) AND before.mentee_id = own.mentee_id
LEFT JOIN proposals AS asked ON asked.proposal_id = before.proposal_id
LEFT JOIN LATERAL (
    SELECT true AS opened, ended_at FROM mentorships
    WHERE mentee_id = before.mentee_id AND mentor_id = before.mentor_id AND programme_id = run.programme_id
    ORDER BY ended_at DESC NULLS FIRST
    LIMIT 1
) AS together ON true
WHERE run.run_id = $1 AND ($2::uuid IS NULL OR own.mentee_id > $2)
ORDER BY own.mentee_id
LIMIT $3
"""

FORGET: Final = (
    "DELETE FROM match_snapshots WHERE person_id = ANY($1)",
    "DELETE FROM match_snapshots_apart WHERE mentee_id = ANY($1) OR mentor_id = ANY($1)",
)


@dataclass(frozen=True)
class Frame:
    """What a run scored by beside its people, and when."""

    rules: Rules
    scored_at: datetime
    vocabulary: Vocabulary


FRAMES: Final = TypeAdapter(Frame)


@dataclass(frozen=True)
class Became:
    """`now_id`: whom this run gives a mentee, `then_id`: whom the run that it replays gave them; None: nobody, or who has left.

    `proposal`: the state of the proposal that was sent. `opened`: whether a mentorship of the two came of it.
    """

    mentee_id: UUID
    now_id: UUID | None
    then_id: UUID | None
    decision: Decision
    proposal: ProposalPhase | None
    opened: bool | None
    ended_at: datetime | None


async def keep(tx: Tx, run_id: UUID, cohort: Cohort, scored_at: datetime) -> None:
    """Keeps who was in a run, as far as scores go; no word that they do not need."""
    everybody = {mentee.person_id for mentee in cohort.mentees} | {mentor.person_id for mentor in cohort.mentors}
    here = {row["person_id"] for row in await tx.fetch(STILL_HERE, list(everybody))}
    rows = [row for row in _rows(cohort) if row[0] in here]
    await tx.execute(KEEP, run_id, *columns(rows, 7))
    await tx.execute(KEEP_APART, run_id, *columns(sorted(pair for pair in cohort.apart if here.issuperset(pair)), 2))
    frame = Frame(cohort.rules, scored_at, cohort.vocabulary)
    await tx.execute(FRAME, run_id, FRAMES.dump_json(frame).decode(), sum(1 for _ in _rows(cohort)))


async def give_frame(tx: Tx, run_id: UUID, frame: Frame) -> None:
    """By which rules a replay is to score."""
    await tx.execute(FRAME, run_id, FRAMES.dump_json(frame).decode(), None)


async def frame(tx: Tx, run_id: UUID) -> tuple[Frame | None, int]:
    """By what a run scored, and how many of its people are erased since."""
    row = await tx.fetchrow(READ_FRAME, run_id)
    if row is None or row["frame"] is None:
        return None, 0
    return FRAMES.validate_json(row["frame"]), (row["snapshot_people"] or 0) - row["still_here"]


async def cohort(tx: Tx, run: MatchRun, replayed: UUID) -> Cohort:
    """The people of the run that is replayed as they were, to be scored by the replay's rules."""
    by, _ = await frame(tx, run.run_id)
    assert by is not None
    _, missing = await frame(tx, replayed)
    rows = await tx.fetch(READ, replayed)
    apart = await tx.fetch(READ_APART, replayed)
    return Cohort(
        mentees=tuple(_mentee(row) for row in rows if row["side"] == "mentee"),
        mentors=tuple(_mentor(row) for row in rows if row["side"] == "mentor"),
        apart=frozenset((row["mentee_id"], row["mentor_id"]) for row in apart),
        asked={row["person_id"]: row["asked"] for row in rows if row["side"] == "mentor"},
        vocabulary=by.vocabulary,
        rules=by.rules,
        minimum=run.minimum,
        by_lot=run.lottery != "none",
        first=frozenset(row["person_id"] for row in rows if row["goes_first"]),
        scored_at=by.scored_at,
        missing=missing,
    )


async def became(tx: Tx, run_id: UUID, after: UUID | None, limit: int) -> list[Became]:
    """What has become of the pairs of a run, or of the one that it replays, by the mentee's id."""
    return [Became(**row) for row in await tx.fetch(BECAME, run_id, after, limit)]


async def forget(tx: Tx, people: Collection[UUID]) -> None:
    for statement in FORGET:
        await tx.execute(statement, list(people))


def _rows(cohort: Cohort) -> Iterator[tuple[Any, ...]]:
    for mentee in cohort.mentees:
        bare = replace(mentee, hours=None, section=mentee.section.model_copy(update={"about": "", "expectations": ""}))
        yield (
            mentee.person_id,
            "mentee",
            MENTEES.dump_json(bare).decode(),
            *_of(mentee.hours),
            0,
            mentee.person_id in cohort.first,
        )
    for mentor in cohort.mentors:
        silent = replace(mentor, hours=None, section=mentor.section.model_copy(update={"about": "", "headline": ""}))
        asked = cohort.asked.get(mentor.person_id, 0)
        yield mentor.person_id, "mentor", MENTORS.dump_json(silent).decode(), *_of(mentor.hours), asked, False


def _of(hours: Hours | None) -> tuple[Any, Any]:
    return (None, None) if hours is None else (hours.first_day, hours.bits)


def _hours(row: asyncpg.Record) -> Hours | None:
    return None if row["bits"] is None else Hours(row["first_day"], row["bits"])


def _mentee(row: asyncpg.Record) -> Mentee:
    return replace(MENTEES.validate_json(row["known"]), hours=_hours(row))


def _mentor(row: asyncpg.Record) -> Mentor:
    return replace(MENTORS.validate_json(row["known"]), hours=_hours(row))
