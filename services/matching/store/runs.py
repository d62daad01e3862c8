"""Match runs: what was asked for, how far they are, and what they came to in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.matching.domain.assignment.figures import Figures
from services.matching.domain.cohorts import Ahead, Result
from services.matching.domain.runs import Barrier, MatchRun, UnknownMatchRun
from services.matching.domain.vocabulary import Factor
from shared.postgres import Tx

# Of two at once for one programme the second finds the first.
ADD: Final = """
INSERT INTO match_runs (run_id, programme_id, objective, dry_run, seed, minimum, asked_by, asked_at, state, version, progress,
                        lottery, top_up, replay_of, asked_as)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
ON CONFLICT (programme_id) WHERE state IN ('waiting', 'running') DO NOTHING
RETURNING true
"""

# With what the two of its drafts have said, of drafts that are still such.
_RUNS: Final = """
SELECT match_runs.*,
       (SELECT count(DISTINCT draft_id) FROM opinions JOIN match_outcomes USING (draft_id)
        WHERE opinions.run_id = match_runs.run_id AND rank IS NOT NULL) AS ranked,
       (SELECT count(DISTINCT draft_id) FROM opinions JOIN match_outcomes USING (draft_id)
        WHERE opinions.run_id = match_runs.run_id AND refused) AS refused
FROM match_runs
"""

READ: Final = f"""{_RUNS}
WHERE run_id = $1
"""

LOCK: Final = f"""{_RUNS}
WHERE run_id = $1
FOR UPDATE
"""

# Locked: whichever of them goes on does not come to its end meanwhile, and then no other one of the programme begins.
BY_LOT: Final = """
SELECT * FROM match_runs WHERE programme_id = $1 AND lottery <> 'none' AND NOT dry_run ORDER BY run_id FOR UPDATE
"""

LIST: Final = f"""{_RUNS}
WHERE programme_id = $1 AND ($2::uuid IS NULL OR run_id < $2)
ORDER BY run_id DESC
LIMIT $3
"""

LAST_DONE: Final = """
SELECT * FROM match_runs
WHERE programme_id = $1 AND run_id < $2 AND state = 'done' AND replay_of IS NULL
ORDER BY run_id DESC
LIMIT 1
"""

SAVE: Final = """
UPDATE match_runs
SET state = $2, version = $3, ended_at = $4, approved_at = $5, changed_by_hand = $6, cost_by_hand = $7
WHERE run_id = $1
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


MUST: Final[Barrier] = "must"


@dataclass(frozen=True)
class Told:
    """What a run has come to, in numbers. `missing`: of those whom it is about, in a replay: how many are erased since.

    `pairs`: how many there were who are not kept apart, None for a run of before that was told. `musts`: for how many of them what has to hold does not. `ahead`: how it went for those who had ended up with nobody before.
    `ruled_out` has the barriers that every release since 1.0.0 reads, and `unmet` is that of the musts: an older release that rolls
    out beside this one, or comes back, would not read a run at all that names a barrier it does not know.
    """

    figures: Figures
    greedy: Figures
    ruled_out: Mapping[Barrier, int]
    missing: int = 0
    musts: Mapping[Factor, int] = field(default_factory=dict)
    ahead: Ahead = field(default_factory=Ahead)
    unmet: int = 0
    pairs: int | None = None

    @classmethod
    def of(cls, result: Result, missing: int) -> "Told":
        others = {barrier: pairs for barrier, pairs in result.ruled_out.items() if barrier != MUST}
        unmet = result.ruled_out.get(MUST, 0)
        return cls(result.figures, result.greedy, others, missing, result.musts, result.ahead, unmet, result.pairs)

    @property
    def pairs_ruled_out(self) -> Mapping[Barrier, int]:
        """By every barrier there is."""
        return {MUST: self.unmet, **self.ruled_out}


@dataclass(frozen=True)
class Said:
    """Of how many of a run's drafts one of the two has said something."""

    ranked: int = 0
    refused: int = 0


@dataclass(frozen=True)
class KeptRun:
    """A run, its numbers once it is done, and what its people say of its drafts."""

    run: MatchRun
    told: Told | None
    said: Said = Said()


TOLD: Final = TypeAdapter(Told)


async def add(tx: Tx, run: MatchRun) -> bool:
    """Keeps a new run; False where one of the programme goes on."""
    values = (
        *(run.run_id, run.programme_id, run.objective, run.dry_run, run.seed, run.minimum),
        *(run.asked_by, run.asked_at, run.state, run.version, run.progress, run.lottery, run.top_up),
        *(run.replay_of, run.asked_as),
    )
    return bool(await tx.fetchval(ADD, *values))


async def run(tx: Tx, run_id: UUID, *, lock: bool = False) -> KeptRun:
    """Raises `UnknownMatchRun`."""
    if (row := await tx.fetchrow(LOCK if lock else READ, run_id)) is None:
        raise UnknownMatchRun
    return _kept(row)


async def by_lot(tx: Tx, programme_id: UUID) -> list[MatchRun]:
    """A programme's runs that drew lots and are not dry, the oldest first, locked."""
    return [_kept(row).run for row in await tx.fetch(BY_LOT, programme_id)]


async def runs_of(tx: Tx, programme_id: UUID, after: UUID | None, limit: int) -> list[KeptRun]:
    """A programme's runs, the newest first."""
    return [_kept(row) for row in await tx.fetch(LIST, programme_id, after, limit)]


async def last_done(tx: Tx, programme_id: UUID, before: UUID) -> KeptRun | None:
    """The programme's newest run before this one that came to its end."""
    row = await tx.fetchrow(LAST_DONE, programme_id, before)
    return None if row is None else _kept(row)


async def save(tx: Tx, run: MatchRun) -> None:
    values = (run.state, run.version, run.ended_at, run.approved_at, run.changed_by_hand, run.cost_by_hand)
    await tx.execute(SAVE, run.run_id, *values)


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


async def fail(tx: Tx, run_id: UUID, by: UUID, failure: str, now: datetime) -> bool:
    """False where it is no longer this worker's to do."""
    return bool(await tx.fetchval(END, run_id, by, "failed", now, failure, None, None))


_RUN_FIELDS: Final = tuple(each.name for each in fields(MatchRun))


def _kept(row: asyncpg.Record) -> KeptRun:
    run = MatchRun(**{name: row[name] for name in _RUN_FIELDS})
    said = Said(row.get("ranked", 0), row.get("refused", 0))
    return KeptRun(run, None if row["figures"] is None else TOLD.validate_json(row["figures"]), said)
