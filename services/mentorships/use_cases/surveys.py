"""Surveys: set up, told of within what one may be told in a week, answered by a link, counted."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from services.mentorships.domain.mentorship import Pair
from services.mentorships.domain.programme_refusals import UnknownProgramme, UnknownSurvey
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.surveys import Survey, SurveyInvitation, SurveyKind, due
from services.mentorships.store import anchors, facts, prompts
from services.mentorships.store import surveys as store
from services.mentorships.store.surveys import Response
from services.mentorships.use_cases.acting import take_back_from
from services.mentorships.use_cases.coordinating import role_in
from services.mentorships.use_cases.listening import listener_of
from shared.acting import Actor
from shared.contracts import PROMPTS
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act, Role
from shared.ground.questions import Given, Question
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among
from shared.timers import set_timer

ASKING: Final = "survey-asking"
TELLING: Final = "survey-telling"
AT_ONCE: Final = 200
LOOK_FOR_NEW: Final = timedelta(days=1)
_ONLY: Final = 1


async def change(
    tx: Tx,
    programme_id: UUID,
    kind: SurveyKind,
    dates: tuple[date, date] | None,
    questions: tuple[Question, ...],
    *,
    by: Actor,
    expects: Expects,
    now: datetime,
) -> Survey:
    """Sets a survey up, or changes it; without dates it is due by those of the programme."""
    role = await _role_in(tx, "change_survey", programme_id, by=by)
    await facts.lock(tx, programme_id)
    before = await store.find(tx, programme_id, kind)
    expects(None if before is None else before.version)
    opens_on, closes_on = dates or due(kind, *await store.dates_of(tx, programme_id))
    present = before or Survey(uuid7(), programme_id, kind, opens_on, closes_on)
    changed = present.asking(opens_on, closes_on, questions)
    if changed != before:
        await store.save(tx, changed)
        await set_timer(tx, ASKING, changed.id, changed.version, max(changed.opens_at, now))
        await audit_log.note(tx, Act("survey_changed", by.person_id, role, programme_id), now=now)
    return changed


async def read(tx: Tx, programme_id: UUID, kind: SurveyKind, *, by: Actor) -> tuple[Survey, Response]:
    """A survey, and how many have answered; never what. Raises `UnknownSurvey`."""
    await _role_in(tx, "read_survey", programme_id, by=by)
    found = await store.find(tx, programme_id, kind)
    if found is None:
        raise UnknownSurvey
    return found, await store.response(tx, found.id)


async def ask(tx: Tx, survey_id: UUID, version: int, *, now: datetime) -> None:
    """Asks who belongs to the programme and is not asked yet, some at a time; who joins later is asked a day later."""
    survey = await store.survey(tx, survey_id)
    if version != survey.version or not survey.is_open(now):
        return
    found = await store.not_asked(tx, survey, AT_ONCE)
    await anchors.hold(tx, [person for person, _ in found])
    gone = await anchors.erased_among(tx, [person for person, _ in found])
    invited = [
        SurveyInvitation(uuid7(), survey_id, person, "mentee" if role == "mentee" else "mentor")
        for person, role in found
        if person not in gone
    ]
    await store.invite(tx, invited)
    for each in invited:
        await set_timer(tx, TELLING, each.id, _ONLY, now)
    again = now if len(found) == AT_ONCE else now + LOOK_FOR_NEW
    await set_timer(tx, ASKING, survey_id, version, again)


async def tell(tx: Tx, invitation_id: UUID, *, now: datetime) -> None:
    """Tells somebody that they are asked, when their week and their night allow; reminds them once."""
    try:
        known = await store.invitation(tx, invitation_id)
    except UnknownSurvey:  # they are erased
        return
    await anchors.hold(tx, (known.person_id,))
    invitation = await store.invitation(tx, invitation_id, lock=True)
    survey = await store.survey(tx, invitation.survey_id)
    if not invitation.is_to_be_told(survey, now):
        return
    listener = await listener_of(tx, known.person_id)
    allowed = listener.may_hear_at(now)
    if await suspended_among(tx, (known.person_id,)):
        allowed = max(allowed, now + LOOK_FOR_NEW)
    if allowed > now:
        if allowed < survey.closes_at:
            await set_timer(tx, TELLING, invitation_id, _ONLY, allowed)
        return
    told = invitation.told(now)
    await store.keep(tx, told)
    prompt = Prompt.of_survey(uuid7(), told.survey_id, invitation, survey.closes_at, now=now)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(Pair(known.person_id, known.person_id))), now)
    if (again := told.look_again_at(survey)) is not None:
        await set_timer(tx, TELLING, invitation_id, _ONLY, again)


async def open_invitation(tx: Tx, invitation_id: UUID) -> tuple[Survey, SurveyInvitation]:
    """What somebody is asked, for whoever holds their link; opening it answers nothing. Raises `UnknownSurvey`."""
    invitation = await store.invitation(tx, invitation_id)
    return await store.survey(tx, invitation.survey_id), invitation


async def answer(
    tx: Tx, invitation_id: UUID, answers: Mapping[str, Given], *, now: datetime
) -> tuple[Survey, SurveyInvitation]:
    """Keeps what somebody answers, instead of what they answered before. Raises `UnknownSurvey` and `SurveyClosed`."""
    invitation = await store.invitation(tx, invitation_id, lock=True)
    survey = await store.survey(tx, invitation.survey_id)
    answered = invitation.answered(survey, answers, now)
    await store.keep(tx, answered)
    await take_back_from(tx, answered.person_id, ["survey", "survey_reminder"], subject_id=invitation_id, now=now)
    return survey, answered


async def _role_in(tx: Tx, operation: str, programme_id: UUID, *, by: Actor) -> Role:
    role = await role_in(tx, operation, programme_id, by=by)
    if not await facts.is_known(tx, programme_id):
        raise UnknownProgramme
    return role
