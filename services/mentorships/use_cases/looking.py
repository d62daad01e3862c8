"""Breaking the glass: somebody who looks after a programme reads what two people wrote, for a reason, and both learn of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.agreement import Agreement
from services.mentorships.domain.goals import ActionStep, Goal
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.thread import Message
from services.mentorships.store import agreements, asking, goals, mentorships, prompts, thread
from services.mentorships.store.asking import Look
from services.mentorships.use_cases.coordinating import mentorship_for
from shared.acting import Actor
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import Side
from shared.expecting import UNVERSIONED, Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox

LAST_MESSAGES: Final = 50

_SIDES: Final[tuple[Side, ...]] = ("mentor", "mentee")


@dataclass(frozen=True)
class Inside:
    """What there is to see: the last messages first. Notes, feedback and calls for help are not part of it."""

    look: Look
    mentorship: Mentorship
    agreement: Agreement
    goals: Sequence[Goal]
    steps: Mapping[UUID, Sequence[ActionStep]]
    messages: Sequence[Message]


async def look_into(tx: Tx, mentorship_id: UUID, reason: str, *, by: Actor, expects: Expects, now: datetime) -> Inside:
    """Who looked, when and why is kept for the two to read, and for the audit log."""
    _, role = await mentorship_for(tx, "look_into_mentorship", mentorship_id, by=by)
    mentorship = await mentorships.for_update(tx, mentorship_id)
    expects(UNVERSIONED)
    look = Look(uuid7(), by.person_id, role, reason, now)
    await asking.note_look(tx, mentorship_id, look)
    for side in _SIDES:
        await _tell(tx, mentorship, side, by=by.person_id, now=now)
    done = Act("looked_into_mentorship", by.person_id, role, mentorship.programme_id, mentorship.pair.mentee_id, reason)
    await audit_log.note(tx, done, now=now)
    everything = await goals.all_goals_of(tx, mentorship_id)
    return Inside(
        look,
        mentorship,
        await agreements.agreement(tx, mentorship_id),
        everything,
        await goals.action_steps_of(tx, [goal.id for goal in everything]),
        await thread.messages_of(tx, mentorship_id, None, LAST_MESSAGES),
    )


async def _tell(tx: Tx, mentorship: Mentorship, side: Side, *, by: UUID, now: datetime) -> None:
    person_id = mentorship.pair.person_of(side)
    if person_id == by:
        return
    prompt = Prompt.to_be_read(uuid7(), mentorship.id, person_id, side, "looked_into", named=by, now=now)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)
