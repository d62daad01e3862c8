"""Check-ins: answered on the agreed rhythm, noted in a line, and told once where they are overdue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.checking_in import CheckIn, FormChanged, Turn, refuse_flood, turn_of
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.momentum import Listener
from services.mentorships.domain.programme_forms import ProgrammeForm
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import check_ins, mentorships, programme_forms, prompts
from services.mentorships.use_cases.acting import take_back
from services.mentorships.use_cases.telling import save_and_tell
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import Side
from shared.expecting import Expects
from shared.ground.questions import Given
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox

_SIDES: tuple[Side, ...] = ("mentor", "mentee")


@dataclass(frozen=True)
class AskedOf:
    """What one side is asked, and when each is to answer next."""

    mentorship: Mentorship
    side: Side
    form: ProgrammeForm
    turns: Mapping[Side, Turn]


async def read_form(tx: Tx, mentorship_id: UUID, *, by: UUID) -> AskedOf:
    """Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    form = await programme_forms.form(tx, mentorship.programme_id, "check_in")
    return AskedOf(mentorship, side, form, await turns_of(tx, mentorship))


async def turns_of(tx: Tx, mentorship: Mentorship) -> Mapping[Side, Turn]:
    """When each side is to check in next."""
    last = await check_ins.last_of(tx, mentorship.id)
    return {side: turn_of(mentorship, side, last.get(side)) for side in _SIDES}


async def answer(
    tx: Tx,
    mentorship_id: UUID,
    form_version: int,
    answers: Mapping[str, Given],
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> tuple[Mentorship, CheckIn]:
    """Answers the form of this version, which the answers fit. Raises `FormChanged`."""
    mentorship, side = await _held(tx, mentorship_id, by=by, expects=expects)
    if (await programme_forms.form(tx, mentorship.programme_id, "check_in")).version != form_version:
        raise FormChanged
    made = CheckIn(uuid7(), mentorship_id, by, side, now, answers=answers, form_version=form_version)
    await take_back(tx, mentorship_id, ["check_in_due"], person_id=by, now=now)
    return mentorship, await _keep(tx, mentorship, made, now=now)


async def note(
    tx: Tx, mentorship_id: UUID, line: str, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, CheckIn]:
    """A line about something that happened besides: in the corridor, on the telephone."""
    mentorship, side = await _held(tx, mentorship_id, by=by, expects=expects)
    return mentorship, await _keep(tx, mentorship, CheckIn(uuid7(), mentorship_id, by, side, now, line=line), now=now)


async def tell_of_overdue(
    tx: Tx, mentorship: Mentorship, listeners: Mapping[Side, Listener], *, now: datetime
) -> datetime | None:
    """Tells each side once that their check-in is overdue, as their week and their night allow; when it may be said, if not now.

    Whoever calls holds the anchors of both.
    """
    waiting = []
    for side, turn in (await turns_of(tx, mentorship)).items():
        listener = listeners[side]
        if listener.muted or turn.due_at is None or turn.overdue_from is None or now < turn.overdue_from:
            continue
        if await prompts.was_told(tx, mentorship.id, listener.person_id, "check_in_due", since=turn.due_at):
            continue
        if (may_hear_at := listener.may_hear_at(now)) > now:
            waiting.append(may_hear_at)
            continue
        prompt = Prompt.of_platform(uuid7(), mentorship, listener, side, "check_in_due", "check_in", now=now)
        await prompts.save(tx, prompt)
        await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)
    return min(waiting, default=None)


async def _held(tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects) -> tuple[Mentorship, Side]:
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    expects(mentorship.version)
    mentorship.refuse_if_ended()
    return mentorship, side


async def _keep(tx: Tx, mentorship: Mentorship, made: CheckIn, *, now: datetime) -> CheckIn:
    refuse_flood(await check_ins.find_as_many_ago(tx, mentorship.id, made.side), now)
    await check_ins.add(tx, made)
    await save_and_tell(tx, mentorship, None, Entry("checked_in", now, made.side), now=now)
    return made
