"""People of a file: tried without a trace in the programme, taken over as it was tried, and undone while nobody has come.

Locks: people who are here already, in the order of their ids; then the programme's row.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.profiles.domain.imports import (
    GOOD_FOR,
    Import,
    Invitee,
    Key,
    Plan,
    Present,
    Problem,
    Report,
    Row,
    SomebodyCame,
    conflicts,
    line_of,
    managers_of,
    plan,
    unknown_managers,
)
from services.profiles.domain.memberships import EverybodyBelongs, Membership
from services.profiles.domain.programmes import Programme, ProgrammeArchived
from services.profiles.store import imports, memberships, people, programmes
from services.profiles.use_cases.inviting import forget_invitees, tell_of_invitee
from services.profiles.use_cases.memberships import admit, enrols, fill_places, keep, tell_person
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ground.faults import fault_point
from shared.ids import uuid7
from shared.postgres import Tx
from shared.timers import drop_timers, set_timer

FORGET_TRIED: Final = "forget-tried-import"


async def try_file(
    tx: Tx,
    programme_id: UUID,
    rows: Sequence[Row],
    problems: Sequence[Problem],
    *,
    managers: Mapping[str, str],
    ignored_columns: Sequence[str],
    now: datetime,
) -> Import:
    """What taking these rows over would do. Nobody is told, and what is kept of it is forgotten in an hour."""
    _refuse_unfit(await programmes.programme(tx, programme_id))
    present = await imports.present(tx, programme_id)
    planned = plan(rows, present, await imports.known_accounts(tx, {row.key[0] for row in rows}))
    found = sorted((*problems, *conflicts(rows, present)), key=lambda each: (each.row, each.column))
    tried = Import(
        import_id=uuid7(),
        programme_id=programme_id,
        state="tried",
        rows=() if found else tuple(rows),
        counts=planned.counts,
        report=Report(tuple(found), unknown_managers(managers, rows, present.values()), tuple(ignored_columns)),
        plan=planned.digest,
        made_at=now,
    )
    await imports.add(tx, tried)
    await set_timer(tx, FORGET_TRIED, tried.import_id, 1, now + GOOD_FOR)
    return tried


async def forget_tried(tx: Tx, import_id: UUID) -> None:
    """A file that nobody took over is forgotten."""
    await imports.drop_tried(tx, import_id)


async def commit(tx: Tx, programme_id: UUID, import_id: UUID, *, by: UUID, now: datetime) -> Import:
    """Takes over what was tried, if it would still do the same: who is new is expected, who is here is let in."""
    seen = await imports.import_(tx, import_id, programme_id)
    here = await imports.people_for_update(tx, {row.key[0] for row in seen.rows})
    programme = await programmes.programme_for_update(tx, programme_id)
    _refuse_unfit(programme)
    before = await imports.for_update(tx, import_id, programme_id)
    present = await imports.present(tx, programme_id)
    planned = plan(before.rows, present, here.keys())
    after = before.committed(planned, now)
    await _take_over(tx, programme, before, planned, present, here, now=now)
    await imports.save(tx, after)
    await drop_timers(tx, FORGET_TRIED, import_id)
    await audit_log.note(tx, Act("people_imported", by, "operator", programme_id), now=now)
    return after


async def undo(tx: Tx, programme_id: UUID, import_id: UUID, *, by: UUID, now: datetime) -> Import:
    """Takes back whom an import brought, while none of them has signed in. What it changed of others stays."""
    programme = await programmes.programme_for_update(tx, programme_id)
    after = (await imports.for_update(tx, import_id, programme_id)).undone()
    brought = await memberships.brought_by(tx, import_id)
    if any(each.claimed for each in brought):
        raise SomebodyCame
    await forget_invitees(tx, await imports.delete_of_import(tx, import_id), now=now)
    for each in brought:
        if each.state != "left":
            await tell_person(tx, programme, await keep(tx, *each.ended("removed"), now=now), now=now)
    await fill_places(tx, programme, now=now)
    await imports.save(tx, after)
    await audit_log.note(tx, Act("import_undone", by, "operator", programme_id), now=now)
    return after


def _refuse_unfit(programme: Programme) -> None:
    if programme.open_to_all:
        raise EverybodyBelongs
    if programme.archived_at is not None:
        raise ProgrammeArchived


async def _take_over(
    tx: Tx,
    programme: Programme,
    made: Import,
    planned: Plan,
    present: Mapping[Key, Present],
    here: Mapping[str, UUID],
    *,
    now: datetime,
) -> None:
    rows = {row.key: row for row, outcome in planned.outcomes if outcome not in ("left", "new", "joins")}
    after = {key: one.with_what_is_said(rows[key]) if key in rows else one for key, one in present.items()}
    managers = managers_of([*after.values()], [row for row, _ in planned.outcomes])

    def above(one: Row | Present) -> tuple[str, ...]:
        return line_of(one.number, one.manager, managers)

    new = [row for row, outcome in planned.outcomes if outcome == "new"]
    enrolled = await enrols(tx, programme, "mentee")
    expected = [
        replace(Invitee.of(row, uuid7(), made, now), line=above(row), wanted=enrolled and row.role == "mentee")
        for row in new
    ]
    await _expect(tx, expected, now=now)
    fault_point("import.half_taken_over")
    for row in [row for row, outcome in planned.outcomes if outcome == "joins"]:
        await _let_in(tx, programme, made, row, here[row.key[0]], above(row), now=now)
    lined = [replace(one, line=above(one)) for one in after.values()]
    await _change(tx, [one for one in lined if one != present[one.key]], now=now)


async def _expect(tx: Tx, invitees: Sequence[Invitee], *, now: datetime) -> None:
    await imports.save_invitees(tx, invitees)
    for each in invitees:
        await tell_of_invitee(tx, each, "imported", now=now)


async def _let_in(
    tx: Tx, programme: Programme, made: Import, row: Row, person_id: UUID, line: tuple[str, ...], *, now: datetime
) -> None:
    """Somebody who has signed in before: a file is their yes. Whoever is suspended comes by an operator's word, later."""
    if (await people.person(tx, person_id)).suspended:
        return
    new = Membership(
        uuid7(),
        programme.programme_id,
        person_id,
        row.role,
        "eligible",
        version=0,
        import_id=made.import_id,
        number=row.number,
        manager=row.manager,
        line=line,
        groups=row.groups or (),
    )
    enrolled = await enrols(tx, programme, row.role)
    await tell_person(tx, programme, await admit(tx, programme, new, now=now), enrolled=enrolled, now=now)


async def _change(tx: Tx, changed: Collection[Present], *, now: datetime) -> None:
    said = {one.membership_id: one for one in changed}
    invitees = []
    for each in await imports.invitees_for_update(tx, [one.membership_id for one in changed if one.invitee]):
        one = said[each.membership_id]
        invitees.append(
            replace(
                each,
                name=one.name or "",
                locale=one.locale or "en",
                invite_on=one.invite_on,
                number=one.number,
                manager=one.manager,
                line=one.line,
                groups=one.groups,
                version=each.version + 1,
            )
        )
    await imports.save_invitees(tx, invitees)
    for each in invitees:
        await tell_of_invitee(tx, each, "updated", now=now)
    for one in changed:
        if not one.invitee:
            membership = await memberships.membership(tx, one.membership_id)
            await keep(tx, *membership.reporting(one.number, one.manager, one.line, one.groups), now=now)
