"""What comes of nudges: counted as it happens, read without counting; and how many a programme keeps back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.momentum import Rule
from services.mentorships.domain.nudging import Nudge, NudgeTerms, RuleReport, changes_of, is_held_back, report_of
from services.mentorships.domain.prompts import Prompt
from services.mentorships.store import anchors, mentorships
from services.mentorships.store import nudging as store
from services.mentorships.use_cases.coordinating import role_in
from shared.acting import Actor
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ids import uuid7
from shared.postgres import Tx

AT_ONCE: Final = 500


async def read_nudges(tx: Tx, programme_id: UUID, *, by: Actor) -> tuple[NudgeTerms, Sequence[RuleReport]]:
    """What a programme keeps back, and what came of each line. Raises `NotYourProgramme`."""
    await role_in(tx, "read_nudges", programme_id, by=by)
    return await store.terms(tx, programme_id), report_of(await store.counts(tx, programme_id))


async def change_terms(
    tx: Tx, programme_id: UUID, held_back: float, *, by: Actor, expects: Expects, now: datetime
) -> tuple[NudgeTerms, Sequence[RuleReport]]:
    """From now on so large a share of what is due is not said. Raises `NotYourProgramme`."""
    role = await role_in(tx, "change_nudges", programme_id, by=by)
    await anchors.hold(tx, (programme_id,))
    known = await store.terms(tx, programme_id)
    expects(known.version)
    changed = known.holding_back(held_back)
    if changed != known:
        await store.save_terms(tx, programme_id, changed)
        done = Act("nudges_changed", by.person_id, role, programme_id, changed=("held_back",))
        await audit_log.note(tx, done, now=now)
    return changed, report_of(await store.counts(tx, programme_id))


async def keeps_back(tx: Tx, mentorship: Mentorship, rule: Rule, since: datetime, *, now: datetime) -> bool:
    """Counts what is due; True where it is not to be said. `since`: from when on it is quiet."""
    line = (rule.stage, rule.id)
    share = (await store.terms(tx, mentorship.programme_id)).held_back
    if not is_held_back(mentorship.id, rule, since, share):
        await store.count(tx, mentorship.programme_id, [(line, "said")])
        return False
    await store.hold_back(tx, uuid7(), mentorship.id, Nudge(rule.stage, rule.id, now))
    await store.count(tx, mentorship.programme_id, [(line, "held_back")])
    return True


async def follow(tx: Tx, mentorship_id: UUID, said: Iterable[Prompt], *, alive: bool, now: datetime) -> None:
    """Something has happened after these were said; `alive`: by the two themselves."""
    kept_back = await store.settle(tx, mentorship_id, now)
    nudges = [Nudge(each.stage, each.rule, each.said_at) for each in said if each.stage and each.rule]
    if alive and (changes := changes_of(nudges, kept_back, now)):
        await store.count(tx, (await mentorships.mentorship(tx, mentorship_id)).programme_id, changes)


async def follow_mute(tx: Tx, mentorship: Mentorship, person_id: UUID, *, now: datetime) -> None:
    """Somebody wants no such word any more: of what they were told last it is counted."""
    line = await store.find_last_said(tx, mentorship.id, person_id, now)
    if line is not None:
        await store.count(tx, mentorship.programme_id, [(line, "muted")])


async def tidy(tx: Tx) -> bool:
    """Folds counts in; whether there is more of it."""
    return await store.fold(tx, AT_ONCE) == AT_ONCE
