"""What a programme changed: planned, asked for, computed by a worker, and read."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain.following import Told, people_of
from services.mentorships.domain.funnel import groups_of
from services.mentorships.domain.outcome_values import Basis, Plan, Population, Report, Tell
from services.mentorships.domain.outcomes import report_of
from services.mentorships.domain.programme_refusals import AlreadyReleased, UnknownProgramme, UnknownRelease
from services.mentorships.domain.releases import Release, period_of, planned
from services.mentorships.store import facts, funnel
from services.mentorships.store import outcomes as store
from services.mentorships.use_cases.coordinating import role_in
from shared.acting import Actor, NotYourProgramme
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act, Role
from shared.ids import uuid7
from shared.postgres import Tx

LEASE: Final = timedelta(seconds=30)
"""So long a worker that is not heard of is waited for."""
MOST_ATTEMPTS: Final = 3


async def read_plan(tx: Tx, programme_id: UUID, *, by: Actor) -> tuple[Plan, bool]:
    """What a programme compares, and whether that is fixed."""
    await _role_in(tx, "read_outcome_plan", programme_id, by=by)
    return await store.plan(tx, programme_id), await store.is_released(tx, programme_id)


async def change_plan(
    tx: Tx,
    programme_id: UUID,
    basis: Basis,
    horizon_days: int,
    fewest: int,
    *,
    by: Actor,
    expects: Expects,
    now: datetime,
) -> Plan:
    """Fixes beforehand what is compared, up to when; not once anything was released."""
    role = await _role_in(tx, "change_outcome_plan", programme_id, by=by)
    await facts.lock(tx, programme_id)
    before = await store.plan(tx, programme_id)
    expects(before.version)
    fixed = await store.is_released(tx, programme_id)
    changed = planned(before, basis=basis, horizon_days=horizon_days, fewest=fewest, is_fixed=fixed)
    if changed != before:
        await store.save_plan(tx, programme_id, changed)
        await audit_log.note(tx, Act("outcome_plan_changed", by.person_id, role, programme_id), now=now)
    return changed


async def start_release(tx: Tx, programme_id: UUID, *, by: Actor, now: datetime) -> Release:
    """Asks for this quarter's release, which a worker computes. Raises `AlreadyReleased`."""
    role = await _role_in(tx, "start_outcome_release", programme_id, by=by)
    await facts.lock(tx, programme_id)
    plan = await store.plan(tx, programme_id)
    asked = Release(uuid7(), programme_id, period_of(now.astimezone(UTC).date()), "waiting", 0, now, plan)
    if not await store.add(tx, asked):
        raise AlreadyReleased
    await audit_log.note(tx, Act("outcomes_asked_for", by.person_id, role, programme_id), now=now)
    return asked


async def list_releases(tx: Tx, programme_id: UUID, after: UUID | None, limit: int, *, by: Actor) -> list[Release]:
    """A programme's releases, the newest first."""
    await _role_in(tx, "list_outcome_releases", programme_id, by=by)
    return await store.releases(tx, programme_id, after, limit)


async def read_release(tx: Tx, release_id: UUID, *, by: Actor) -> Release:
    """A release. Who is no operator is not told which there are."""
    try:
        found = await store.release(tx, release_id)
    except UnknownRelease:
        if by.operator:
            raise
        raise NotYourProgramme from None
    await role_in(tx, "read_outcome_release", found.programme_id, by=by)
    return found


async def take(tx: Tx, worker: UUID, *, now: datetime) -> UUID | None:
    """The next release for a worker to compute. One that was begun too often, and never came to an end, is given up."""
    taken = await store.take(tx, worker, now, now + LEASE)
    if taken is None:
        return None
    release_id, attempts = taken
    if attempts > MOST_ATTEMPTS:
        await store.fail(tx, release_id, worker)
        return None
    return release_id


async def keep_on(tx: Tx, release_id: UUID, worker: UUID, progress: int, *, now: datetime) -> bool:
    """Notes how far it is; False where another worker has taken it."""
    return await store.keep_on(tx, release_id, worker, progress, now + LEASE)


async def let_go(tx: Tx, release_id: UUID, worker: UUID, *, now: datetime) -> None:
    """Whoever comes next begins it anew."""
    await store.keep_on(tx, release_id, worker, 0, now - LEASE)


async def population_of(tx: Tx, release: Release) -> Population:
    """Whom a release is about, as its plan compares them."""
    basis, horizon, fewest = release.plan.basis, release.plan.horizon_days, release.plan.fewest
    groups = groups_of(await funnel.groups(tx, release.programme_id), fewest)
    if basis == "draw":
        told, unknown = await store.drawn(tx, release.programme_id)
        return Population(people_of(told, horizon), basis, unknown, _matched_later(told, fewest), groups)
    told, unknown = await store.selected(tx, release.programme_id)
    if basis == "none":
        told = [each for each in told if each.mentored]
    return Population(people_of(told, horizon), basis, unknown, None, groups)


def compute(population: Population, release: Release, tell: Tell) -> Report:
    """The same release gives the same report: its id is the seed of every resampling."""
    return report_of(population, release.plan, release.id.int % 2**32, tell)


def _matched_later(told: list[Told], fewest: int) -> float | None:
    """Of those not drawn, the share who have a mentor all the same; nothing of a few, and no certainty."""
    others = [each for each in told if not each.mentored]
    matched = sum(each.matched_on is not None for each in others)
    return None if len(others) < fewest or matched in {0, len(others)} else matched / len(others)


async def _role_in(tx: Tx, operation: str, programme_id: UUID, *, by: Actor) -> Role:
    role = await role_in(tx, operation, programme_id, by=by)
    if not await facts.is_known(tx, programme_id):
        raise UnknownProgramme
    return role
