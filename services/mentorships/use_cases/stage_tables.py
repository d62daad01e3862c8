"""The stages of a programme: said by those who look after it; mentorships that go on are moved over when they say so."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.stage_tables import StagesUpToDate, StageTable, StageTerms
from services.mentorships.store import anchors, stage_tables
from services.mentorships.use_cases.coordinating import role_in
from shared.acting import Actor
from shared.expecting import UNVERSIONED, Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.postgres import Tx

MOST_AT_ONCE: Final = 1000


async def read_stages(tx: Tx, programme_id: UUID, *, by: Actor) -> tuple[StageTable, int]:
    """What holds, and how many mentorships that go on go by an earlier table. Raises `NotYourProgramme`."""
    await role_in(tx, "read_programme_stages", programme_id, by=by)
    table = await stage_tables.table(tx, programme_id)
    return table, await stage_tables.count_behind(tx, programme_id, table.version)


async def change_stages(
    tx: Tx, programme_id: UUID, stages: Sequence[StageTerms], *, by: Actor, expects: Expects, now: datetime
) -> tuple[StageTable, int]:
    """It holds for what begins from now on. Raises `NotYourProgramme` and `StagesNotWhole`."""
    role = await role_in(tx, "change_programme_stages", programme_id, by=by)
    await anchors.hold(tx, (programme_id,))
    known = await stage_tables.table(tx, programme_id)
    expects(known.version)
    changed = known.saying(stages, now=now)
    if changed != known:
        await stage_tables.add(tx, changed)
        done = Act("programme_stages_changed", by.person_id, role, programme_id, changed=("stages",))
        await audit_log.note(tx, done, now=now)
    return changed, await stage_tables.count_behind(tx, programme_id, changed.version)


async def move_over(
    tx: Tx, programme_id: UUID, *, by: Actor, expects: Expects, now: datetime
) -> tuple[StageTable, int, int]:
    """Mentorships that go on go by what holds now; how many were moved, and how many are left for another call.

    Raises `NotYourProgramme` and `StagesUpToDate`.
    """
    role = await role_in(tx, "move_over_to_stages", programme_id, by=by)
    expects(UNVERSIONED)
    await anchors.hold(tx, (programme_id,))
    table = await stage_tables.table(tx, programme_id)
    moved = await stage_tables.move_over(tx, programme_id, table.enough, MOST_AT_ONCE)
    if not moved:
        raise StagesUpToDate
    await audit_log.note(tx, Act("mentorships_moved_over", by.person_id, role, programme_id), now=now)
    return table, moved, await stage_tables.count_behind(tx, programme_id, table.version)


async def tables_of(tx: Tx, present: Iterable[Mentorship]) -> dict[UUID, StageTable]:
    """By which table each of these goes, where it is a programme's own; by the mentorship."""
    own = {each.id: (each.programme_id, each.enough.version) for each in present if each.enough.version}
    found = await stage_tables.in_versions(tx, set(own.values())) if own else {}
    return {mentorship_id: found[wanted] for mentorship_id, wanted in own.items() if wanted in found}
