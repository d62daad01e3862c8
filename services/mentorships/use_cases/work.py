"""What those who look after a programme do for two people, each act in the audit log."""

from datetime import datetime
from math import ceil
from uuid import UUID

from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.next_step import next_step
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import MentorshipPaused, NothingToRemindOf, TooSoonToRemind, WantsNoWord
from services.mentorships.store import anchors, mentorships, prompts
from services.mentorships.use_cases.coordinating import mentorship_for
from services.mentorships.use_cases.listening import listeners_of
from services.mentorships.use_cases.momentum import situation_of
from services.mentorships.use_cases.telling import save_and_tell
from shared.acting import Actor
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import EndingReason, Side
from shared.expecting import UNVERSIONED, Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act, Role
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox


async def remind(
    tx: Tx, mentorship_id: UUID, side: Side, reason: str, *, by: Actor, expects: Expects, now: datetime
) -> None:
    """Tells one of the two of their next step, within what one may be told in a week and by day."""
    known, role = await mentorship_for(tx, "remind_of_next_step", mentorship_id, by=by)
    # Budgets are counted under the anchors of people, which are locked before the mentorship.
    await anchors.hold(tx, (known.pair.mentor_id, known.pair.mentee_id))
    mentorship = await mentorships.for_update(tx, mentorship_id)
    expects(UNVERSIONED)
    mentorship.refuse_if_ended()
    if mentorship.phase == "paused":
        raise MentorshipPaused
    listener = (await listeners_of(tx, mentorship_id, mentorship.pair))[side]
    if listener.muted:
        raise WantsNoWord
    if (may_hear_at := listener.may_hear_at(now)) > now:
        raise TooSoonToRemind(retry_after=ceil((may_hear_at - now).total_seconds()))
    suggestion = next_step(await situation_of(tx, mentorship, now=now), side, now)
    if suggestion is None:
        raise NothingToRemindOf
    prompt = Prompt(
        id=uuid7(),
        version=1,
        mentorship_id=mentorship_id,
        person_id=listener.person_id,
        side=side,
        stage=None,
        rule=None,
        step=suggestion.step,
        subject_id=suggestion.subject_id,
        said_at=now,
        good_until=listener.day_ends(now),
        acted_at=now,
    )
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)
    await _note(tx, "reminded", mentorship, role, reason, listener.person_id, by=by, now=now)


async def end_for(
    tx: Tx, mentorship_id: UUID, ending: EndingReason, reason: str, *, by: Actor, expects: Expects, now: datetime
) -> Mentorship:
    """Brings a mentorship to a kind end for its two, who hear of it as of every end."""
    _, role = await mentorship_for(tx, "end_on_behalf", mentorship_id, by=by)
    mentorship = await mentorships.for_update(tx, mentorship_id)
    expects(UNVERSIONED)
    ended, fact = mentorship.close_for(ending, now=now)
    await save_and_tell(tx, ended, fact, now=now)
    await _note(tx, "ended_on_behalf", mentorship, role, reason, mentorship.pair.mentee_id, by=by, now=now)
    return ended


async def _note(
    tx: Tx, act: str, mentorship: Mentorship, role: Role, reason: str, about: UUID, *, by: Actor, now: datetime
) -> None:
    done = Act(act, by.person_id, role, mentorship.programme_id, about, reason)
    await audit_log.note(tx, done, now=now)
