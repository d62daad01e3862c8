"""Signing up for a programme in one call, what one agreed to, and what one answered."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final, cast
from uuid import UUID

from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import Field, ValidationError, ValidatorFunctionWrapHandler, WithJsonSchema, WrapValidator

from services.profiles.api.fields import languages_of
from services.profiles.api.memberships import CODES, MyMembershipView, view_of_mine
from services.profiles.api.people import PersonChanges
from services.profiles.api.roles import MenteeBody, MentorBody
from services.profiles.domain.acting import documented
from services.profiles.domain.forms import (
    Consented,
    ConsentOutdated,
    Filled,
    Form,
    NoAnswers,
    SignUpNeeded,
    SignUpRole,
)
from services.profiles.domain.languages import UnknownLanguage
from services.profiles.domain.memberships import (
    AddressNotAmongDomains,
    AlreadyInProgramme,
    ApplicationsClosed,
    EverybodyBelongs,
    UnknownMembership,
    WrongProgrammeCode,
    refuse_closed,
)
from services.profiles.domain.people import PersonGone, UnknownTimeZone
from services.profiles.domain.profiles import (
    DuplicateChoices,
    DuplicateIndustries,
    DuplicateSkills,
    TooManyLanguages,
)
from services.profiles.domain.programmes import ProgrammeArchived, UnknownProgramme
from services.profiles.domain.skills import UnusableSkill
from services.profiles.store import forms as store
from services.profiles.store import memberships, programmes
from services.profiles.store.forms import Answered
from services.profiles.store.memberships import Wanted
from services.profiles.use_cases import people, signing_up
from services.profiles.use_cases.acting import role_in
from shared.acting import NotYourProgramme
from shared.ground.languages import UnknownLocale
from shared.ground.questions import FORM_WORDS, DuplicateLanguages
from shared.http.acting import OperatorsNeedPasskey, actor_of
from shared.http.dependencies import Command, OpenCommand, Query
from shared.http.fields import Line, RequestModel, ResponseModel, UtcDatetime
from shared.http.languages import Language
from shared.http.problems import problems
from shared.http.questions import ANSWERS_SCHEMA, Answers, FormQuestionTermsView, cleaned, error_at
from shared.http.refusals import PasskeyNeeded
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="signing up", about="Signing up for a programme in one call; what one answered and agreed to.")

CLOSED: Final = (UnknownProgramme, ProgrammeArchived, ApplicationsClosed, EverybodyBelongs)
OF_A_PERSON: Final = (UnknownLanguage, UnknownLocale, UnknownTimeZone, DuplicateLanguages, TooManyLanguages)
OF_A_ROLE: Final = (UnusableSkill, DuplicateSkills, DuplicateIndustries, DuplicateChoices)


class ConsentBody(RequestModel):
    """That one agrees to the words that were read."""

    version: Annotated[int, Field(strict=True, ge=1, le=2**31 - 1)]
    """As the form has it."""
    language: Annotated[str, Field(pattern="^[A-Za-z0-9_-]{2,35}$", examples=["en"])]
    """The one in which they were read, as the form has it."""

    def consented(self) -> Consented:
        return Consented(self.version, self.language)


class SignUpBody(RequestModel):
    """All of it at once. What is wrong is told at once too, and nothing is kept of what is not whole."""

    role: SignUpRole
    """As what one wants to take part."""
    code: Annotated[str, Line(60)] | None = Field(
        None, description="The programme's code, where it is joined by one.", examples=["SPRING-2027-K7"]
    )
    person: PersonChanges = PersonChanges()
    """Who one is, as `PATCH /profiles/v1/me` takes it."""
    mentee: MenteeBody | None = None
    """What one looks for, as `PUT /profiles/v1/me/mentee` takes it; null: what is there stays."""
    mentor: MentorBody | None = None
    """What one offers, as `PUT /profiles/v1/me/mentor` takes it; null: what is there stays."""
    answers: Answers = Field(default_factory=dict, examples=[{"why_us": "I want to lead a team."}])
    """By the questions' keys."""
    consent: ConsentBody | None = None
    """To the words that the form has, where it has some."""

    def filled(self) -> Filled:
        return Filled(self.role, self.answers, None if self.consent is None else self.consent.consented())


class NotWhole:
    """What was sent and is no `SignUpBody`: why, and what can be judged all the same."""

    def __init__(self, sent: Any, error: ValidationError) -> None:
        members = sent if isinstance(sent, dict) else {}
        self.errors: Final = [{**each, "loc": ("body", *each["loc"])} for each in error.errors(include_url=False)]
        self.role: Final = members.get("role")
        self.answers: Final = members.get("answers", {})
        self.agrees: Final = members.get("consent") is not None


def or_why_not(sent: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """What is wrong with the answers is known in the database only: so that all is told at once, this waits for it."""
    try:
        return handler(sent)
    except ValidationError as error:
        return NotWhole(sent, error)


Sent = Annotated[SignUpBody, WrapValidator(or_why_not)]
"""A body that may be `NotWhole`: ask `as_sent`."""


def as_sent(body: object) -> SignUpBody | NotWhole:
    """What FastAPI takes for a `SignUpBody`, as what it is."""
    assert isinstance(body, SignUpBody | NotWhole)
    return body


@router.post(
    "/programmes/{programme_id}/sign-ups/validation",
    operation_id="validate_sign_up",
    status_code=204,
    openapi_extra=documented("validate_sign_up"),
    responses=problems(*CLOSED, ConsentOutdated),
)
async def validate_sign_up(programme_id: UUID, body: Sent, command: OpenCommand) -> Response:
    """Whether a sign-up would be whole, before anybody has signed in: every error at once, and nothing is kept.

    Whether the code is right and whose address fits is judged by the sign-up itself.
    """

    async def judge(tx: Tx, now: datetime) -> None:
        refuse_closed(await programmes.programme(tx, programme_id), now.astimezone(UTC).date())
        form = await store.form(tx, programme_id)
        whole = whole_of(form, as_sent(body))
        if form.consent:
            form.refuse_other_words(whole.filled().consented)

    return await command.run(judge)


@router.post(
    "/programmes/{programme_id}/sign-ups",
    operation_id="sign_up",
    status_code=201,
    response_model=MyMembershipView,
    openapi_extra=documented("sign_up"),
    responses=problems(
        PersonGone,
        *CLOSED,
        AlreadyInProgramme,
        AddressNotAmongDomains,
        WrongProgrammeCode,
        SignUpNeeded,
        ConsentOutdated,
        *OF_A_PERSON,
        *OF_A_ROLE,
    ),
)
async def sign_up(programme_id: UUID, body: Sent, command: Command, language: Language) -> Response:
    """Sign up for a programme: who one is, what one looks for or offers, the answers and the consent, all of it or nothing.

    Every error is told at once. Where every mentee's place is taken one waits for one; where somebody decides, for that.
    """
    by, sent = command.caller.person_id, as_sent(body)
    if isinstance(sent, SignUpBody) and sent.code is not None:
        await command.take(CODES, str(by))

    async def act(tx: Tx, now: datetime) -> MyMembershipView:
        form = await signing_up.form_to_fill(tx, programme_id, by=by)
        whole = whole_of(form, sent)

        async def introduce(tx: Tx) -> None:
            await introduced(tx, whole, by=by, now=now)

        own = await signing_up.sign_up(tx, form, whole.filled(), whole.code, introduce, by=by, now=now)
        return await view_of_mine(tx, own.membership_id, language, by=by, now=now)

    return await command.run(act, location=lambda view: f"/profiles/v1/me/memberships/{view.id}")


class AnswersView(ResponseModel):
    """What somebody answered when they signed up, beside what they were asked."""

    answers: Annotated[dict[str, Any], WithJsonSchema(ANSWERS_SCHEMA)]
    """By the questions' keys."""
    questions: list[FormQuestionTermsView]
    """As they were asked then."""
    answered_at: UtcDatetime
    """When, in UTC."""

    @classmethod
    def of(cls, answered: Answered | None) -> "AnswersView":
        if answered is None:
            raise NoAnswers
        asked = [each for each in answered.questions if answered.role in each.roles]
        return cls.model_validate({**vars(answered), "questions": asked})


@router.get(
    "/me/memberships/{membership_id}/answers",
    operation_id="read_my_answers",
    response_model=AnswersView,
    openapi_extra=documented("read_my_answers"),
    responses=problems(UnknownMembership, NoAnswers),
)
async def read_my_answers(membership_id: UUID, query: Query) -> Response:
    """What one answered when one signed up."""

    async def read(tx: Tx, _now: datetime) -> AnswersView:
        return await _answers(tx, Wanted(person_id=query.caller.person_id, membership_id=membership_id))

    return await query.run(read)


@router.get(
    "/programmes/{programme_id}/memberships/{membership_id}/answers",
    operation_id="read_answers",
    response_model=AnswersView,
    openapi_extra=documented("read_answers"),
    responses=problems(NotYourProgramme, PasskeyNeeded, UnknownMembership, NoAnswers),
)
async def read_answers(
    programme_id: UUID, membership_id: UUID, query: Query, needs_passkey: OperatorsNeedPasskey
) -> Response:
    """What somebody answered when they signed up."""
    by = actor_of(query.caller, operators_need_passkey=needs_passkey)

    async def read(tx: Tx, _now: datetime) -> AnswersView:
        await role_in(tx, "read_answers", programme_id, by=by)
        return await _answers(tx, Wanted(programme_id=programme_id, membership_id=membership_id))

    return await query.run(read)


async def _answers(tx: Tx, wanted: Wanted) -> AnswersView:
    of = (await memberships.one_listed(tx, wanted)).membership
    return AnswersView.of(await store.find_answers(tx, of.person_id, of.programme_id, of.role))


async def introduced(tx: Tx, whole: SignUpBody, *, by: UUID, now: datetime) -> None:
    """Writes down who they are; that they have not read what was there before is no matter: they sign up."""
    told = whole.person
    languages = None if told.languages is None else languages_of(told.languages)
    who = {"name": told.name, "time_zone": told.time_zone, "locale": told.locale}
    if languages is not None or any(value is not None for value in who.values()):
        await people.update_person(tx, by, **who, languages=languages, expects=_whatever, now=now)
    if whole.mentee is not None:
        await people.publish_mentee(tx, by, whole.mentee.profile(), expects=_whatever, now=now)
    if whole.mentor is not None:
        await people.publish_mentor(tx, by, whole.mentor.profile(), expects=_whatever, now=now)


def _whatever(_version: int | None) -> None:
    """Expects nothing."""


def whole_of(form: Form, sent: SignUpBody | NotWhole) -> SignUpBody:
    """The body, with clean answers. Raises `RequestValidationError` with all that is wrong, in the body and in the answers."""
    errors = sent.errors if isinstance(sent, NotWhole) else []
    answers, unclean = cleaned(sent.answers if isinstance(sent.answers, dict) else {})
    role = cast("SignUpRole", sent.role) if sent.role in ("mentor", "mentee") else None
    wrong = {} if role is None else form.wrong_answers(role, answers)
    errors = [*errors, *unclean, *(error_at(("answers", key), FORM_WORDS[what]) for key, what in wrong.items())]
    agrees = sent.agrees if isinstance(sent, NotWhole) else sent.consent is not None
    if form.consent and not agrees:
        errors.append(error_at(("consent",), FORM_WORDS["needed"]))
    if errors or isinstance(sent, NotWhole):
        raise RequestValidationError(errors)
    return sent.model_copy(update={"answers": answers})
