"""The preparation that a programme asks for: read, done, and told of once before the two have met."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.checking_in import FormChanged
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.momentum import Listener
from services.mentorships.domain.preparing import NothingToPrepare, Preparation
from services.mentorships.domain.programme_forms import ProgrammeForm
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import mentorships, preparing, programme_forms, prompts
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
class AskedToPrepare:
    """What one side is asked, what they have done, and whether the other side is ready."""

    mentorship: Mentorship
    form: ProgrammeForm
    own: Preparation
    other_is_ready: bool


async def read(tx: Tx, mentorship_id: UUID, *, by: UUID) -> AskedToPrepare:
    """Raises `UnknownMentorship` and `NothingToPrepare`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    return await _asked(tx, mentorship, mentorship.pair.side_of(by), by=by)


async def prepare(
    tx: Tx,
    mentorship_id: UUID,
    form_version: int,
    answers: Mapping[str, Given],
    *,
    done: bool,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> AskedToPrepare:
    """Answers what the form of this version asks, which the answers fit. Raises `FormChanged` and `NothingToPrepare`."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    asked = await _asked(tx, mentorship, side, by=by)
    expects(asked.own.version)
    mentorship.refuse_if_ended()
    if asked.form.version != form_version:
        raise FormChanged
    written = asked.own.write(asked.form, answers, done=done, now=now)
    if written != asked.own:
        await preparing.save(tx, written)
        if written.done_at is not None and asked.own.done_at is None:
            await take_back(tx, mentorship_id, ["preparation_asked"], person_id=by, now=now)
            await save_and_tell(tx, mentorship, None, Entry("prepared", now, side), now=now)
    return AskedToPrepare(mentorship, asked.form, written, asked.other_is_ready)


async def unprepared(tx: Tx, mentorship: Mentorship) -> frozenset[Side]:
    """Who is asked to prepare and has not done it."""
    form = await programme_forms.form(tx, mentorship.programme_id, "preparation")
    if form.version == 0:
        return frozenset()
    done = await preparing.of_mentorship(tx, mentorship.id)
    return frozenset(side for side in _SIDES if form.asks(side) and not (side in done and done[side].done_at))


async def tell_of_preparation(
    tx: Tx, mentorship: Mentorship, sides: frozenset[Side], listeners: Mapping[Side, Listener], *, now: datetime
) -> datetime | None:
    """Tells each of these sides once, as their week and their night allow; when it may be said, if not now.

    Whoever calls holds the anchors of both.
    """
    waiting = []
    for side in sorted(sides):
        listener = listeners[side]
        if listener.muted or await prompts.was_told(tx, mentorship.id, listener.person_id, "preparation_asked"):
            continue
        if (may_hear_at := listener.may_hear_at(now)) > now:
            waiting.append(may_hear_at)
            continue
        prompt = Prompt.of_platform(uuid7(), mentorship, listener, side, "preparation_asked", "prepare", now=now)
        await prompts.save(tx, prompt)
        await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)
    return min(waiting, default=None)


async def _asked(tx: Tx, mentorship: Mentorship, side: Side, *, by: UUID) -> AskedToPrepare:
    form = await programme_forms.form(tx, mentorship.programme_id, "preparation")
    if not form.asks(side):
        raise NothingToPrepare
    done = await preparing.of_mentorship(tx, mentorship.id)
    other = done.get("mentee" if side == "mentor" else "mentor")
    own = done.get(side) or Preparation(mentorship.id, by, side)
    return AskedToPrepare(mentorship, form, own, other is not None and other.done_at is not None)
