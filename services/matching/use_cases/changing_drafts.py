"""Drafts are changed by hand before a run is decided."""

from datetime import datetime
from uuid import UUID

from services.matching.domain.by_hand import Change, NotDrawn, NotInThisRun, refuse_pair
from services.matching.domain.cohorts import judge_all
from services.matching.domain.opinions import DraftRefused
from services.matching.domain.recommendations import judge
from services.matching.domain.runs import MatchRun
from services.matching.domain.scoring import POINTS
from services.matching.store import cohorts, opinions, outcomes, runs
from services.matching.store.runs import KeptRun
from services.matching.use_cases import noticing
from services.matching.use_cases.acting import role_in
from services.matching.use_cases.match_runs import read_run_for_update
from shared.acting import Actor
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.postgres import Tx


async def change_draft(
    tx: Tx,
    run_id: UUID,
    mentee_id: UUID,
    mentor_id: UUID | None,
    *,
    dry_run: bool,
    by: Actor,
    expects: Expects,
    now: datetime,
) -> tuple[KeptRun, Change]:
    """Gives a mentee of a run that is not decided this mentor (None: nobody); a dry run says what that would cost."""
    kept = await read_run_for_update(tx, "change_draft", run_id, by=by)
    expects(kept.run.version)
    kept.run.refuse_deciding()
    change = await _change(tx, kept.run, mentee_id, mentor_id, now=now)
    if dry_run or change.before_id == mentor_id:
        return kept, change
    changed = kept.run.by_hand(change.cost)
    await runs.save(tx, changed)
    await outcomes.change(tx, run_id, change)
    await noticing.look_at_programme(tx, changed.programme_id, now=now)
    role = await role_in(tx, "change_draft", changed.programme_id, by=by)
    act = Act("draft_changed", by.person_id, role, changed.programme_id, person_id=mentee_id)
    await audit_log.note(tx, act, now=now)
    return await runs.run(tx, run_id), change


async def _change(tx: Tx, run: MatchRun, mentee_id: UUID, mentor_id: UUID | None, *, now: datetime) -> Change:
    present = await outcomes.of_mentee(tx, run.run_id, mentee_id)
    if present is None:
        raise NotInThisRun
    if mentor_id is None:
        return Change(mentee_id, present.mentor_id, present.points, None, 0)
    if run.lottery != "none" and not present.drawn:
        raise NotDrawn
    pair = await cohorts.pair(tx, run.programme_id, mentee_id, mentor_id, run.minimum)
    if pair is None:
        raise NotInThisRun
    if await opinions.refused(tx, mentee_id, mentor_id):
        raise DraftRefused
    refuse_pair(judge_all(pair, now, lambda _: None), await outcomes.taken(tx, run.run_id, mentor_id, mentee_id))
    after = judge(pair.mentors[0], pair.mentees[0], pair.vocabulary, pair.rules, now)
    return Change(mentee_id, present.mentor_id, present.points, after, round(after.score * POINTS))
