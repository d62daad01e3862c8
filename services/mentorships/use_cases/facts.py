"""What an organisation tells of its people is tried, and taken in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.facts import Outcome, Rows, outcome
from services.mentorships.domain.programme_refusals import UnknownProgramme
from services.mentorships.store import facts
from services.mentorships.use_cases.coordinating import role_in
from shared.acting import Actor
from shared.ground import audit_log
from shared.ground.audit_log import Act, Role
from shared.postgres import Tx


@dataclass(frozen=True)
class Taken:
    """What became of a file, or would become. `members`: of how many people it tells who have come into the programme."""

    rows: Rows
    counts: Mapping[Outcome, int]
    members: int
    taken_in: bool


async def role_for_facts(tx: Tx, programme_id: UUID, *, by: Actor) -> Role:
    """As what somebody tells of people. Raises `NotYourProgramme`; to operators `UnknownProgramme`."""
    role = await role_in(tx, "take_facts", programme_id, by=by)
    if not await facts.is_known(tx, programme_id):
        raise UnknownProgramme
    return role


async def take(tx: Tx, programme_id: UUID, rows: Rows, role: Role, *, dry_run: bool, by: Actor, now: datetime) -> Taken:
    """Takes a file in, all of it or, where anything is wrong with it or this is a trial, nothing. Again it changes nothing."""
    await facts.lock(tx, programme_id)
    numbers = [each.number for each in rows.facts.values()]
    before, gone = await facts.known(tx, programme_id, numbers), await facts.forgotten(tx, programme_id, numbers)
    outcomes = [
        (each, outcome(each, before.get(each.number), forgotten=each.number in gone)) for each in rows.facts.values()
    ]
    taken_in = not dry_run and not rows.problems
    if taken_in:
        await facts.save(tx, programme_id, [each for each, what in outcomes if what in ("new", "changed")])
        await audit_log.note(tx, Act("facts_taken_in", by.person_id, role, programme_id), now=now)
    counts = Counter(what for _, what in outcomes)
    return Taken(rows, counts, await facts.of_members(tx, programme_id, numbers), taken_in)
