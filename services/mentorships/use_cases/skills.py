"""Where the mentee's skills stand, and thanks that name them."""

from collections.abc import Mapping
from datetime import datetime, time
from uuid import UUID

from services.mentorships.domain.agreement import Agreement
from services.mentorships.domain.kudos import Kudos, UnknownKudos
from services.mentorships.domain.kudos import refuse_flood as refuse_too_much_kudos
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import UnknownGoal, UnknownMentorship
from services.mentorships.domain.skills import Calendar, Moment, Picture, Rating, picture_of, refuse_flood
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import goals, kudos, mentorships, prompts, skills
from services.mentorships.use_cases.telling import save_and_tell
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import Side
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among

_SIDES: tuple[Side, ...] = ("mentor", "mentee")


async def rate(
    tx: Tx,
    mentorship_id: UUID,
    moment: Moment,
    levels: Mapping[str, int],
    confidence: int | None,
    goal_id: UUID | None,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> Rating:
    """Says where the mentee's skills stand, as this side sees it; `expects` judges the mentorship's version."""
    mentorship, side = await _held(tx, mentorship_id, by=by, expects=expects)
    await _refuse_other_goals(tx, mentorship_id, goal_id)
    refuse_flood(await skills.find_as_many_ago(tx, mentorship_id, side), now)
    said = Rating(uuid7(), mentorship_id, by, side, moment, now, levels, goal_id, confidence)
    await skills.add(tx, said)
    await save_and_tell(tx, mentorship, None, Entry("skills_rated", now, side), now=now)
    return said


async def read_picture(tx: Tx, mentorship_id: UUID, *, by: UUID) -> tuple[Mentorship, Picture]:
    """What this person may see of it. Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    ratings = [
        each
        for each in await skills.of_mentorship(tx, mentorship_id)
        if mentorship.shows("skill rating", each.rated_by, by)
    ]
    shown = mentorship.shows("kudos", mentorship.pair.mentor_id, by)
    return mentorship, picture_of(ratings, await skills.namings_of(tx, mentorship_id) if shown else {})


async def moments_of(tx: Tx, mentorship: Mentorship, agreement: Agreement) -> "Moments":
    """When each side last rated, and the calendar that tells when it is time again."""
    ends_on = agreement.standing.terms.ends_on if agreement.standing else None
    ends_at = datetime.combine(ends_on, time(), mentorship.opened_at.tzinfo) if ends_on else None
    everything = await goals.all_goals_of(tx, mentorship.id)
    calendar = Calendar(mentorship.stage, mentorship.opened_at, ends_at, everything)
    return Moments(calendar, await skills.last_of(tx, mentorship.id))


class Moments:
    """At what each side best says where the skills stand."""

    def __init__(self, calendar: Calendar, last: Mapping[Side, datetime]) -> None:
        self._calendar = calendar
        self._last = last

    def due(self, *, now: datetime) -> Mapping[Side, Moment]:
        """For each side for which it is time."""
        found = {side: self._calendar.moment_for(self._last.get(side), now) for side in _SIDES}
        return {side: moment for side, moment in found.items() if moment is not None}


async def thank(
    tx: Tx,
    mentorship_id: UUID,
    text: str,
    named: tuple[str, ...],
    goal_id: UUID | None,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> Kudos:
    """Thanks the other side, who is told at once; three times a day at most."""
    mentorship, side = await _held(tx, mentorship_id, by=by, expects=expects)
    await _refuse_other_goals(tx, mentorship_id, goal_id)
    refuse_too_much_kudos(await kudos.find_as_many_ago(tx, mentorship_id, side), now)
    given = Kudos(uuid7(), mentorship_id, by, side, text, named, goal_id, now)
    await kudos.add(tx, given)
    await save_and_tell(tx, mentorship, None, Entry("kudos_given", now, side, given.id), now=now)
    other: Side = "mentee" if side == "mentor" else "mentor"
    person_id = mentorship.pair.person_of(other)
    if not await suspended_among(tx, [person_id]):
        prompt = Prompt.to_be_read(uuid7(), mentorship_id, person_id, other, "kudos", named=by, now=now)
        await prompts.save(tx, prompt)
        await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)
    return given


async def read_kudos(tx: Tx, kudos_id: UUID, *, by: UUID) -> Kudos:
    """Raises `UnknownKudos` for everybody but the two, and to whom the other is not there any more."""
    given = await kudos.one(tx, kudos_id)
    mentorship = await mentorships.mentorship(tx, given.mentorship_id)
    try:
        mentorship.pair.side_of(by)
    except UnknownMentorship:
        raise UnknownKudos from None
    if not mentorship.shows("kudos", given.author_id, by):
        raise UnknownKudos
    return given


async def _held(tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects) -> tuple[Mentorship, Side]:
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    expects(mentorship.version)
    mentorship.refuse_if_ended()
    return mentorship, side


async def _refuse_other_goals(tx: Tx, mentorship_id: UUID, goal_id: UUID | None) -> None:
    if goal_id is not None and (await goals.goal(tx, goal_id)).mentorship_id != mentorship_id:
        raise UnknownGoal
