"""Calls for help: asked by one of the two past the other, answered by those who look after the programme."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.asking import HelpRequest, refuse_flood
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import UnknownHelpRequest
from services.mentorships.store import asking, mentorships, programmes, prompts
from services.mentorships.use_cases.acting import take_back
from services.mentorships.use_cases.coordinating import role_in
from shared.acting import Actor, NotYourProgramme
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import PromptKind
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act, Role
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox

MOST_A_DAY: Final = 5


async def ask(tx: Tx, mentorship_id: UUID, text: str, *, by: UUID, expects: Expects, now: datetime) -> HelpRequest:
    """Also in a mentorship that has ended: that may be why. The other side learns nothing of it."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    expects(mentorship.version)
    refuse_flood(await asking.find_as_many_ago(tx, by, MOST_A_DAY), now)
    asked = HelpRequest(uuid7(), 1, mentorship_id, mentorship.programme_id, by, side, text, now)
    await asking.add(tx, asked)
    for coordinator in await programmes.coordinators_of(tx, mentorship.programme_id):
        if coordinator not in (mentorship.pair.mentor_id, mentorship.pair.mentee_id):
            await _tell(tx, asked, coordinator, "help_asked", naming=by, now=now)
    return asked


async def read(tx: Tx, request_id: UUID, *, by: Actor) -> HelpRequest:
    """For whoever asked, and for those who can answer. Raises `UnknownHelpRequest` for everybody else."""
    asked = await asking.request(tx, request_id)
    if asked.person_id != by.person_id:
        await _refuse_strangers(tx, "read_help_request", asked, by=by)
    return asked


async def withdraw(tx: Tx, request_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> HelpRequest:
    """Nobody needs to answer any more; who has not been mailed of it yet isn't."""
    asked = await asking.for_update(tx, request_id)
    if asked.person_id != by:
        raise UnknownHelpRequest
    expects(asked.version)
    withdrawn = asked.withdrawn(now=now)
    await asking.settle(tx, withdrawn)
    await _take_back(tx, withdrawn, now=now)
    return withdrawn


async def answer(tx: Tx, request_id: UUID, text: str, *, by: Actor, expects: Expects, now: datetime) -> HelpRequest:
    """Whoever asked is told that there is an answer; the other side is told nothing."""
    asked = await asking.for_update(tx, request_id)
    role = await _refuse_strangers(tx, "answer_help_request", asked, by=by)
    expects(asked.version)
    answered = asked.answered(text, by=by.person_id, now=now)
    await asking.settle(tx, answered)
    await _take_back(tx, answered, now=now)
    await _tell(tx, answered, asked.person_id, "help_answered", naming=by.person_id, now=now)
    done = Act("help_answered", by.person_id, role, asked.programme_id, asked.person_id)
    await audit_log.note(tx, done, now=now)
    return answered


async def _refuse_strangers(tx: Tx, operation: str, asked: HelpRequest, *, by: Actor) -> Role:
    """Who is one of the two does not look after them: what the one asks past the other stays so."""
    pair = (await mentorships.mentorship(tx, asked.mentorship_id)).pair
    if by.person_id in (pair.mentor_id, pair.mentee_id):
        raise UnknownHelpRequest
    try:
        return await role_in(tx, operation, asked.programme_id, by=by)
    except NotYourProgramme:
        raise UnknownHelpRequest from None


async def _tell(tx: Tx, asked: HelpRequest, person_id: UUID, kind: PromptKind, *, naming: UUID, now: datetime) -> None:
    prompt = Prompt.to_be_read(uuid7(), asked.mentorship_id, person_id, asked.side, kind, named=naming, now=now)
    prompt = prompt.leading_to("read_messages", asked.id)
    await prompts.save(tx, prompt)
    pair = (await mentorships.mentorship(tx, asked.mentorship_id)).pair
    await outbox.add(tx, PROMPTS.record(prompt.public(pair)), now)


async def _take_back(tx: Tx, asked: HelpRequest, *, now: datetime) -> None:
    await take_back(tx, asked.mentorship_id, ["help_asked"], subjects=[asked.id], now=now)
