"""Match runs: asked for, done by a worker, and approved."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from services.matching.domain.assignment.solving import Objective
from services.matching.domain.cohorts import Cohort, Result
from services.matching.domain.programmes import OPEN, Programme
from services.matching.domain.proposals import Proposal
from services.matching.domain.refusals import MenteeProfileMissing, UnknownMentor, UnknownProgramme
from services.matching.domain.requests import Request
from services.matching.domain.runs import (
    Failure,
    MatchRun,
    MatchRunGoesOn,
    MatchRunNotDone,
    Seeded,
    UnknownDraft,
    UnknownMatchRun,
)
from services.matching.store import cohorts, outcomes, people, programmes, proposals, rematches, runs, snapshots
from services.matching.store.outcomes import Draft
from services.matching.store.runs import KeptRun
from services.matching.use_cases import noticing
from services.matching.use_cases.acting import role_in
from services.matching.use_cases.passing_on import keep, standings_of
from shared.acting import Actor, NotYourProgramme
from shared.contracts import DRAWS
from shared.contracts.programmes import OPEN_ID
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ground.faults import fault_point
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.refusals import Refusal
from shared.timers import set_timer

SENDING: Final = "match-run-sending"
SENT_AT_ONCE: Final = 50
LEASE: Final = timedelta(seconds=30)
"""So long a worker that is not heard of is waited for."""
MOST_ATTEMPTS: Final = 3


async def start_run(
    tx: Tx,
    programme_id: UUID,
    objective: Objective,
    *,
    dry_run: bool,
    seed: int | None,
    fresh: int,
    minimum: int,
    top_up: bool = False,
    by: Actor,
    now: datetime,
) -> KeptRun:
    """Asks for a run, which a worker does. One goes on at a time in a programme. `fresh`: a seed where none is asked for."""
    role = await role_in(tx, "start_match_run", programme_id, by=by)
    programme = await _programme(tx, programme_id)
    programme.refuse_over(now.astimezone(UTC).date())
    before = await runs.by_lot(tx, programme_id) if programme.by_lot else ()
    chance = Seeded.of(seed, fresh, by_lot=programme.by_lot, dry_run=dry_run, before=before)
    asked = MatchRun(uuid7(), programme_id, objective, dry_run, chance.seed, minimum, by.person_id, now)
    run = replace(asked, lottery=chance.lottery, top_up=top_up, asked_as=role)
    if not await runs.add(tx, run):
        raise MatchRunGoesOn
    await audit_log.note(tx, Act("match_run_started", by.person_id, role, programme_id), now=now)
    return KeptRun(run, None)


async def list_runs(tx: Tx, programme_id: UUID, after: UUID | None, limit: int, *, by: Actor) -> list[KeptRun]:
    """A programme's runs, the newest first."""
    await role_in(tx, "list_match_runs", programme_id, by=by)
    return await runs.runs_of(tx, programme_id, after, limit)


async def read_run(tx: Tx, operation: str, run_id: UUID, *, by: Actor) -> KeptRun:
    """A run, for those who may do this with it. Who is no operator is not told which runs there are."""
    try:
        kept = await runs.run(tx, run_id)
    except UnknownMatchRun:
        if by.operator:
            raise
        raise NotYourProgramme from None
    await role_in(tx, operation, kept.run.programme_id, by=by)
    return kept


async def read_run_for_update(tx: Tx, operation: str, run_id: UUID, *, by: Actor) -> KeptRun:
    """The same under its row lock."""
    await read_run(tx, operation, run_id, by=by)
    return await runs.run(tx, run_id, lock=True)


async def read_done(tx: Tx, operation: str, run_id: UUID, *, by: Actor) -> tuple[KeptRun, KeptRun | None]:
    """A run that is done, and the one before it that came to its end. Raises `MatchRunNotDone`."""
    kept = await read_run(tx, operation, run_id, by=by)
    if kept.told is None:
        raise MatchRunNotDone
    return kept, await runs.last_done(tx, kept.run.programme_id, run_id)


async def list_drafts(tx: Tx, run_id: UUID, after: UUID | None, limit: int, *, by: Actor) -> list[Draft]:
    """Who is to be put together, and what became of it."""
    await read_run(tx, "list_drafts", run_id, by=by)
    return await outcomes.drafts(tx, run_id, after, limit)


async def cancel_run(tx: Tx, run_id: UUID, *, by: Actor, expects: Expects, now: datetime) -> KeptRun:
    """Ends a run that goes on; nothing comes of it."""
    kept = await read_run_for_update(tx, "cancel_match_run", run_id, by=by)
    expects(kept.run.version)
    cancelled = kept.run.cancel(now)
    await runs.save(tx, cancelled)
    await _log(tx, "match_run_cancelled", cancelled, by=by, now=now)
    return KeptRun(cancelled, None)


async def approve_run(
    tx: Tx, run_id: UUID, mentees: Sequence[UUID] | None, *, by: Actor, expects: Expects, now: datetime
) -> KeptRun:
    """Approves all drafts (None), those of some mentees, or none. The worker then sends the proposals."""
    kept = await read_run_for_update(tx, "approve_match_run", run_id, by=by)
    expects(kept.run.version)
    approved = kept.run.approve(now)
    await runs.save(tx, approved)
    chosen = await outcomes.decide(tx, run_id, mentees)
    if mentees is not None and not chosen.issuperset(mentees):
        raise UnknownDraft
    await _log(tx, "match_run_approved", approved, by=by, now=now)
    if chosen:
        await set_timer(tx, SENDING, run_id, 1, now)
    await noticing.take_back(tx, run_id, now=now)
    await noticing.look_at_programme(tx, approved.programme_id, now=now)
    return replace(kept, run=approved)


async def send_approved(tx: Tx, run_id: UUID, turn: int, *, now: datetime) -> None:
    """Sends some of the proposals that were approved, and comes again for the others. Who left meanwhile is skipped and named."""
    kept = await runs.run(tx, run_id)
    pairs = await outcomes.approved(tx, run_id, SENT_AT_ONCE)
    asking = await people.lock(tx, [person for pair in pairs for person in pair if person is not None])
    served = await outcomes.served(tx, [mentee for mentee, _ in pairs], kept.run.programme_id)
    for mentee_id, mentor_id in pairs:
        because = served.get(mentee_id) or (None if mentee_id in asking else MenteeProfileMissing.slug)
        if because is None and mentor_id is not None:
            await _send(tx, kept.run, mentee_id, mentor_id, now=now)
        else:
            await outcomes.note(tx, run_id, mentee_id, skipped_because=because or UnknownMentor.slug)
        fault_point("run.after_one_of_its_proposals")
    if len(pairs) == SENT_AT_ONCE:
        await set_timer(tx, SENDING, run_id, turn + 1, now)


async def _send(tx: Tx, run: MatchRun, mentee_id: UUID, mentor_id: UUID, *, now: datetime) -> None:
    """Asks the mentor, in the mentee's name and without words; or notes why that can't be."""
    request_id = uuid7()
    asked = Proposal(
        uuid7(),
        request_id,
        run.programme_id,
        mentor_id,
        mentee_id,
        position=1,
        rules_version=run.rules_version,
    )
    request = Request(request_id, mentee_id, run.programme_id, None, now, (asked,))
    standings = await standings_of(tx, request)
    try:
        standings[asked.proposal_id].refuse_asking(asked.position)
        standings[asked.proposal_id].refuse_more_than_places(await outcomes.asked_now(tx, run.run_id, mentor_id))
    except Refusal as refusal:
        await outcomes.note(tx, run.run_id, mentee_id, skipped_because=refusal.slug)
        return
    await proposals.add(tx, request)
    await keep(tx, request, request.go_on(standings, now), standings, now=now)
    await outcomes.note(tx, run.run_id, mentee_id, proposal_id=asked.proposal_id)
    await rematches.settle(tx, mentee_id, run.programme_id, now)


async def take(tx: Tx, worker: UUID, *, now: datetime) -> UUID | None:
    """The next run for a worker to do. One that was begun too often, and never came to an end, is given up."""
    taken = await runs.take(tx, worker, now, now + LEASE)
    if taken is None:
        return None
    run, attempts = taken
    if attempts > MOST_ATTEMPTS:
        await _fail(tx, run, worker, "broken", now=now)
        return None
    return run.run_id


async def keep_on(tx: Tx, run_id: UUID, worker: UUID, progress: int, *, now: datetime) -> bool:
    """Notes how far a run is; False where it was cancelled, or another worker has taken it."""
    return await runs.keep_on(tx, run_id, worker, progress, now + LEASE)


async def let_go(tx: Tx, run_id: UUID, worker: UUID, *, now: datetime) -> None:
    """Whoever comes next begins the run anew."""
    await runs.let_go(tx, run_id, worker, now - LEASE)


async def cohort_of(tx: Tx, run_id: UUID) -> tuple[MatchRun, Cohort]:
    """A run and whom it is about."""
    run = (await runs.run(tx, run_id)).run
    if run.replay_of is not None:
        return run, await snapshots.cohort(tx, run, run.replay_of)
    return run, await cohorts.cohort(tx, run.programme_id, run.minimum, by_lot=run.lottery != "none", top_up=run.top_up)


async def finish_run(
    tx: Tx, run: MatchRun, worker: UUID, result: Result | None, cohort: Cohort, *, now: datetime
) -> None:
    """Keeps what came of it, and tells of its draw, where it is one; None: there were too many people."""
    if result is None:
        await _fail(tx, run, worker, "too_large", now=now)
        return
    draws = await outcomes.finish(tx, run, worker, result, cohort, now)
    if draws is None or run.dry_run:
        return
    await snapshots.keep(tx, run.run_id, cohort, now)
    for draw in draws:
        await outbox.add(tx, DRAWS.record(draw), now)
    await noticing.tell_of_end(tx, run, "run_ready", now=now)
    await noticing.look_at_programme(tx, run.programme_id, now=now)


async def _fail(tx: Tx, run: MatchRun, worker: UUID, failure: Failure, *, now: datetime) -> None:
    if await runs.fail(tx, run.run_id, worker, failure, now):
        await noticing.tell_of_end(tx, run, "run_failed", now=now)


async def _programme(tx: Tx, programme_id: UUID) -> Programme:
    if (found := await programmes.find(tx, programme_id)) is not None:
        return found
    if programme_id == OPEN_ID:
        return OPEN
    raise UnknownProgramme


async def _log(tx: Tx, act: str, run: MatchRun, *, by: Actor, now: datetime) -> None:
    role = await role_in(tx, "read_match_run", run.programme_id, by=by)
    await audit_log.note(tx, Act(act, by.person_id, role, run.programme_id), now=now)
