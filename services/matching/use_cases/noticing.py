"""Whoever is to say something of a draft is told so, and no more once they have; whoever asked for a run hears when it is done;
and of steps of a ladder those hear whom they concern.

Whatever may change for whom a draft waits sets a timer; there it is seen anew, under the locks of those whom it is about.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.matching.domain.ladder import Rung, Step
from services.matching.domain.notices import Notice, about_drafts
from services.matching.domain.runs import MatchRun
from services.matching.store import notices, people, programmes, runs, steps
from shared.contracts import NOTICES
from shared.contracts.notices import NoticeKind
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.timers import set_timer, turn_at

IN_PROGRAMME: Final = "drafts-wait-in-programme"
FOR_PERSON: Final = "drafts-wait-for-person"
AT_ONCE: Final = 100
SOON: Final = timedelta(seconds=1)
APPEAL: Final[NoticeKind] = "appeal_waits"
STEPS: Final[Mapping[Rung, NoticeKind]] = {"told": "step_told", "rest": "step_rest", "unmatched": "step_unmatched"}


async def look_at_programmes(tx: Tx, programmes: Collection[UUID], *, now: datetime) -> None:
    """Something has changed for drafts of these programmes."""
    for programme_id in await notices.undecided_in(tx, programmes):
        await look_at_programme(tx, programme_id, now=now)


async def look_at_programme(tx: Tx, programme_id: UUID, *, now: datetime) -> None:
    """The same for one in which a run was done, or decided."""
    await set_timer(tx, IN_PROGRAMME, programme_id, turn_at(now), now)


async def look_at_people(tx: Tx, about: Collection[UUID], *, now: datetime) -> None:
    """Something has changed about these people: for them, and for those whom a draft puts together with them."""
    for person_id in await notices.taking_part(tx, about):
        await look_at_person(tx, person_id, now=now)


async def look_at_partners(tx: Tx, gone: Collection[UUID], *, now: datetime) -> None:
    """The same of people who go, and for the others alone."""
    for person_id in await notices.taking_part(tx, gone):
        if person_id not in gone:
            await look_at_person(tx, person_id, now=now)


async def look_at_person(tx: Tx, person_id: UUID, *, now: datetime) -> None:
    """Somebody has said what they think of a draft of theirs."""
    await set_timer(tx, FOR_PERSON, person_id, turn_at(now), now)


async def tell_in_programme(tx: Tx, programme_id: UUID, turn: int, *, now: datetime) -> None:
    """Tells some of those for whom something has changed, and comes again for the others."""
    amiss = await notices.amiss(tx, programme_id, now, AT_ONCE)
    told = await tell_people(tx, amiss, now=now)
    if len(amiss) == AT_ONCE:
        await set_timer(tx, IN_PROGRAMME, programme_id, turn + 1, now if told else now + SOON)


async def tell_people(tx: Tx, about: Collection[UUID], *, now: datetime) -> bool:
    """Tells each of these people that drafts of theirs wait for them, where they do; and that they do no more.

    Whoever is changed by somebody else at this moment has their turn in a moment: of several, nobody is waited for. False where
    that is everybody.
    """
    held, others = await people.lock_free(tx, about)
    for person_id in sorted(others):
        await set_timer(tx, FOR_PERSON, person_id, turn_at(now), now + SOON)
    waiting, told = await notices.waiting_for(tx, held), await notices.about_drafts_of(tx, held)
    for key in sorted({*waiting, *told}):
        before = told.get(key)
        after = about_drafts(before, waiting.get(key), uuid7(), now)
        if after is None:
            continue
        if before is None or after.version != before.version:
            await _tell(tx, after, now=now)
        elif after.held_until is not None:
            await notices.save(tx, after)
            await set_timer(tx, FOR_PERSON, after.person_id, turn_at(after.held_until), after.held_until)
    return bool(held)


async def tell_of_end(tx: Tx, run: MatchRun, kind: NoticeKind, *, now: datetime) -> None:
    """Whoever asked for a run that is not dry hears that it waits to be decided, or has come to nothing; but for those who are no
    longer here, or no longer look after its programme.
    """
    asked_by = (await runs.run(tx, run.run_id)).run.asked_by
    if run.dry_run or asked_by is None:
        return
    if run.asked_as == "coordinator" and run.programme_id not in await programmes.coordinated_by(tx, asked_by):
        return
    await _say(tx, kind, run.programme_id, asked_by, run_id=run.run_id, now=now)


async def take_back(tx: Tx, run_id: UUID, *, now: datetime) -> None:
    """The run is decided."""
    for each in await notices.of_run(tx, run_id):
        await _tell(tx, each.settled(), now=now)


async def tell_of_step(tx: Tx, step: Step, *, now: datetime) -> None:
    """Somebody is told of a step, and what it means."""
    await _say(tx, STEPS[step.rung], step.programme_id, step.person_id, step_id=step.step_id, now=now)


async def settle_step(tx: Tx, step: Step, *, now: datetime) -> None:
    """A step is over: it needs no saying any more."""
    for each in await notices.of_step(tx, step.step_id, STEPS[step.rung]):
        await _tell(tx, each.settled(), now=now)


async def look_at_appeals(tx: Tx, step: Step, *, now: datetime) -> None:
    """Those who look after a programme know whether an appeal waits there; who knows of one is not told of the next.

    Of two appeals at once the second is looked at after the first.
    """
    await steps.lock_programme(tx, step.programme_id)
    told = {each.person_id: each for each in await notices.open_in(tx, step.programme_id, APPEAL)}
    wait = await steps.appeals_wait(tx, step.programme_id)
    hear = await steps.coordinators(tx, step.programme_id) if wait else []
    for each in told.values():
        if each.person_id not in hear:
            await _tell(tx, each.settled(), now=now)
    for coordinator in hear:
        if coordinator not in told:
            await _say(tx, APPEAL, step.programme_id, coordinator, step_id=step.step_id, now=now)


async def tell_of_decision(tx: Tx, step: Step, *, now: datetime) -> None:
    """Whoever appealed is told what was decided; why stands with the step."""
    if step.ended_at is not None:
        await settle_step(tx, step, now=now)
    kind: NoticeKind = "step_granted" if step.outcome == "granted" else "step_upheld"
    await _say(tx, kind, step.programme_id, step.person_id, step_id=step.step_id, now=now)


async def forget(tx: Tx, gone: Collection[UUID], *, now: datetime) -> None:
    """What these people were told is erased with them."""
    for notice_id in await notices.forget(tx, gone):
        await outbox.add(tx, NOTICES.tombstone(notice_id), now)


async def _say(
    tx: Tx,
    kind: NoticeKind,
    programme_id: UUID,
    person_id: UUID,
    *,
    run_id: UUID | None = None,
    step_id: UUID | None = None,
    now: datetime,
) -> None:
    before = await notices.told_before(tx, programme_id, kind, person_id)
    if before is None:
        first = Notice(uuid7(), kind, programme_id, person_id, run_id, None, 1, True, now, step_id=step_id)
        await _tell(tx, first, now=now)
    else:
        await _tell(tx, before.again(now, run_id=run_id, step_id=step_id), now=now)


async def _tell(tx: Tx, notice: Notice, *, now: datetime) -> None:
    await notices.save(tx, notice)
    await outbox.add(tx, NOTICES.record(notice.public()), now)
