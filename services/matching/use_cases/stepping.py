"""A programme's ladder: a step is taken, come back from, appealed against, decided on; each is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.domain.ladder import RUNGS, Ladder, NotForYouToEnd, Outcome, Step, UnknownStep
from services.matching.store import people, programmes, proposals, steps
from services.matching.use_cases import noticing
from services.matching.use_cases.acting import role_in
from services.matching.use_cases.passing_on import look_again
from shared.acting import Actor, NotYourProgramme
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ids import uuid7
from shared.postgres import Tx

_OUT: Final = frozenset({"rest", "unmatched"})


async def climb(tx: Tx, mentor_id: UUID, *, now: datetime) -> None:
    """Takes the steps that are due against a mentor, and takes back what was taken for nothing."""
    await people.lock(tx, [mentor_id])
    for programme_id in await steps.concerned(tx, mentor_id):
        ladder = (await programmes.rules(tx, programme_id))[0].conditions.ladder
        if ladder is not None:
            await _climb(tx, _Place(ladder, programme_id, mentor_id), now=now)


@dataclass(frozen=True)
class _Place:
    ladder: Ladder
    programme_id: UUID
    mentor_id: UUID

    def since(self, taken: Sequence[Step], until: datetime) -> datetime:
        """What counts at a moment came after this: within the ladder's time, and later than what a step was for that is granted."""
        granted = [each.taken_at for each in taken if each.outcome == "granted" and each.taken_at < until]
        return max([self.ladder.begins(until), *granted])

    async def counted(self, tx: Tx, taken: Sequence[Step], until: datetime) -> int:
        return await steps.counted(tx, self.mentor_id, self.programme_id, self.since(taken, until), until)


async def _climb(tx: Tx, place: _Place, *, now: datetime) -> None:
    found = await steps.of_person_in(tx, place.mentor_id, place.programme_id)
    taken = [await _corrected(tx, place, each, found, now=now) for each in found]
    since = place.since(taken, now)
    standing = {
        each.rung for each in taken if each.taken_at > since and each.ended_because not in {"granted", "corrected"}
    }
    counted = await place.counted(tx, taken, now)
    rung = place.ladder.due(counted, standing)
    if rung is None:
        return
    for each in taken:
        if each.ended_at is None and RUNGS.index(each.rung) < RUNGS.index(rung):
            await _keep(tx, each.end("went_on", now), now=now)
    step = Step(uuid7(), place.programme_id, place.mentor_id, rung, counted, now)
    await steps.save(tx, step)
    await noticing.tell_of_step(tx, step, now=now)
    if rung in _OUT:
        await look_again(tx, await proposals.requests_asking(tx, [place.mentor_id]), now=now)
        await noticing.look_at_people(tx, [place.mentor_id], now=now)


async def _corrected(tx: Tx, place: _Place, step: Step, taken: Sequence[Step], *, now: datetime) -> Step:
    """A step is over that would not have been taken, had it been known what is known now."""
    after = place.ladder.after(step.rung)
    if step.ended_at is not None or after is None:
        return step
    if await place.counted(tx, taken, step.taken_at) >= min(after, step.counted):
        return step
    return await _keep(tx, step.end("corrected", now), now=now)


async def come_back(tx: Tx, step_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Step:
    """Whoever rests in a programme is sent people there again."""
    step = await _own(tx, step_id, by=by)
    expects(step.version)
    return await _keep(tx, step.come_back(now), now=now)


async def appeal(tx: Tx, step_id: UUID, words: str, *, by: UUID, expects: Expects, now: datetime) -> Step:
    """What somebody says to a step; those who look after the programme are told that it waits for them."""
    step = await _own(tx, step_id, by=by)
    expects(step.version)
    appealed = step.appealed(words, now)
    await steps.save(tx, appealed)
    await noticing.look_at_appeals(tx, appealed, now=now)
    return appealed


async def list_steps(
    tx: Tx, programme_id: UUID, after: UUID | None, limit: int, *, waiting: bool, by: Actor
) -> list[Step]:
    """Steps taken in a programme, the newest first; `waiting`: those alone that an appeal waits against."""
    await role_in(tx, "list_steps", programme_id, by=by)
    return await steps.in_programme(tx, programme_id, after, limit, waiting=waiting)


async def decide(
    tx: Tx, step_id: UUID, outcome: Outcome, reason: str, *, by: Actor, expects: Expects, now: datetime
) -> Step:
    """The step is over, whether or not it was appealed against; or an appeal is not granted, and it stands. The reason is told.

    Nobody decides on a step of their own.
    """
    try:
        found = await steps.step_for_update(tx, step_id)
    except UnknownStep:
        if by.operator:
            raise
        raise NotYourProgramme from None
    role = await role_in(tx, "decide_step", found.programme_id, by=by)
    if found.person_id == by.person_id:
        raise NotForYouToEnd
    expects(found.version)
    decided = found.decided(outcome, reason, now)
    await steps.save(tx, decided)
    await noticing.look_at_appeals(tx, decided, now=now)
    await noticing.tell_of_decision(tx, decided, now=now)
    await noticing.look_at_people(tx, [decided.person_id], now=now)
    act = Act("step_decided", by.person_id, role, found.programme_id, person_id=found.person_id, reason=reason)
    await audit_log.note(tx, act, now=now)
    return decided


async def _own(tx: Tx, step_id: UUID, *, by: UUID) -> Step:
    await people.lock(tx, [by])
    step = await steps.step_for_update(tx, step_id)
    if step.person_id != by:
        raise UnknownStep
    return step


async def _keep(tx: Tx, step: Step, *, now: datetime) -> Step:
    await steps.save(tx, step)
    await noticing.settle_step(tx, step, now=now)
    await noticing.look_at_people(tx, [step.person_id], now=now)
    return step
