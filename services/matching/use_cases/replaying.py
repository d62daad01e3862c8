"""A past run is done again, under other rules, on the people as they were then."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.domain.assignment.solving import Objective
from services.matching.domain.rules import Rules
from services.matching.domain.runs import MatchRun, MatchRunGoesOn, MatchRunNotDone, NothingKept
from services.matching.domain.vocabulary import Factor
from services.matching.store import programmes, runs, snapshots
from services.matching.store.runs import KeptRun
from services.matching.store.snapshots import Became
from services.matching.use_cases.acting import role_in
from services.matching.use_cases.match_runs import read_run
from shared.acting import Actor
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ids import uuid7
from shared.postgres import Tx

OWN_WEIGHTS: Final = -1
"""In place of a version."""


async def replay_run(
    tx: Tx,
    run_id: UUID,
    objective: Objective | None,
    minimum: int | None,
    weights: Mapping[Factor, float] | None,
    musts: frozenset[Factor],
    *,
    by: Actor,
    now: datetime,
) -> KeptRun:
    """Asks for a replay, which a worker does. What is None is as the run had it; of weights, and what has to hold, as the
    programme has them now.
    """
    kept = await read_run(tx, "replay_match_run", run_id, by=by)
    if kept.told is None:
        raise MatchRunNotDone
    frame, _ = await snapshots.frame(tx, run_id)
    if frame is None or kept.run.replay_of is not None:
        raise NothingKept
    replay = _replay(kept.run, objective, minimum, by=by, now=now)
    if not await runs.add(tx, replay):
        raise MatchRunGoesOn
    rules = await _rules(tx, kept.run.programme_id, weights, musts)
    await snapshots.give_frame(tx, replay.run_id, replace(frame, rules=rules))
    role = await role_in(tx, "replay_match_run", replay.programme_id, by=by)
    await audit_log.note(tx, Act("match_run_replayed", by.person_id, role, replay.programme_id), now=now)
    return KeptRun(replay, None)


async def list_what_became(tx: Tx, run_id: UUID, after: UUID | None, limit: int, *, by: Actor) -> list[Became]:
    """What has become of the pairs of a run; of a replay, beside whom it would have put together."""
    await read_run(tx, "list_what_became", run_id, by=by)
    return await snapshots.became(tx, run_id, after, limit)


def _replay(run: MatchRun, objective: Objective | None, minimum: int | None, *, by: Actor, now: datetime) -> MatchRun:
    """By the same seed; as it never counts, a draw is only tried."""
    return MatchRun(
        run_id=uuid7(),
        programme_id=run.programme_id,
        objective=objective or run.objective,
        dry_run=True,
        seed=run.seed,
        minimum=run.minimum if minimum is None else minimum,
        asked_by=by.person_id,
        asked_at=now,
        lottery="none" if run.lottery == "none" else "trial",
        replay_of=run.run_id,
    )


async def _rules(tx: Tx, programme_id: UUID, weights: Mapping[Factor, float] | None, musts: frozenset[Factor]) -> Rules:
    present, _ = await programmes.rules(tx, programme_id)
    if weights is None:
        return present
    conditions = replace(present.conditions, musts=musts)
    return replace(present, version=OWN_WEIGHTS, weights=weights, conditions=conditions)
