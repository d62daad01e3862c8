"""A programme's form as a page for people without JavaScript: their address first, then the code from the mail and the form.

Nothing is kept before a person has shown the code, neither they nor a draft. The page never holds a session: what it is
given is good for this one sign-up. It runs no script and loads nothing.
"""

import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qs
from uuid import UUID

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import TypeAdapter, ValidationError

from services.profiles.api.fields import EmailAddress
from services.profiles.api.forms import FormQuestionView, FormView
from services.profiles.api.identity import Identity, IdentityOf
from services.profiles.api.memberships import CODES
from services.profiles.api.sign_up_markup import Page, ask_for_address, ask_for_rest, tell, tell_done, word
from services.profiles.api.sign_ups import Sent, introduced, whole_of
from services.profiles.api.signing_in import take_as_a_stranger
from services.profiles.domain.devices import device_of
from services.profiles.domain.memberships import Membership, refuse_closed
from services.profiles.domain.people import account_of
from services.profiles.domain.programmes import Programme
from services.profiles.domain.sign_ins import CodeExpired, CodeUsed, TooManyTries, UnknownSignIn, WrongCode
from services.profiles.store import forms, programmes
from services.profiles.use_cases import signing_in, signing_up
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import OpenCommand, OpenQuery
from shared.http.languages import Language
from shared.http.problems import STATUS, told
from shared.http.refusals import InvalidRequest
from shared.http.routing import Router
from shared.postgres import Tx
from shared.refusals import Refusal

router = Router(tag="signing up")

PATH: Final = "/programmes/{programme_id}/sign-up"
PAGES: Final = re.compile(r"/profiles/v1/programmes/[^/]+/sign-up")
"""Where what forms send is taken."""
COOKIE: Final = "sign-up"
MOST_FIELDS: Final = 200

_ADDRESS: Final[TypeAdapter[str]] = TypeAdapter(EmailAddress)
_SENT: Final[TypeAdapter[Any]] = TypeAdapter(Sent)
_OF_THE_CODE: Final = (WrongCode, TooManyTries, CodeExpired, CodeUsed, UnknownSignIn)
_POLICY: Final = "default-src 'none'; style-src 'nonce-{}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


class Typed:
    """What a form sent, field by field."""

    def __init__(self, body: bytes) -> None:
        try:
            self.values: Final[Mapping[str, list[str]]] = parse_qs(
                body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
            )
        except ValueError:
            raise InvalidRequest from None

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, [""])[0]

    def sign_up(self, questions: Sequence[FormQuestionView], language: str) -> dict[str, Any]:
        """As the call that signs up takes it."""
        consent = {"version": _number(self["consent_version"]), "language": self["consent_language"]}
        asked = [each for each in questions if self["role"] in each.roles]
        return {
            "role": self["role"],
            "code": self["programme_code"] or None,
            "person": {"name": self["name"], "locale": language},
            "answers": {each.key: self._answer(each) for each in asked},
            "consent": consent if self["consent"] else None,
        }

    def _answer(self, question: FormQuestionView) -> Any:
        name = f"answers.{question.key}"
        if question.kind == "choices":
            return self.values.get(name, [])
        if question.kind == "yes_no":
            return {"yes": True, "no": False}.get(self[name])
        return _number(self[name]) if question.kind == "number" else self[name] or None


def _number(text: str) -> int | str | None:
    """The number; what is none is left for others to refuse."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,10}", text.strip()) else text or None


@router.get(PATH, include_in_schema=False)
async def show_sign_up_page(programme_id: UUID, query: OpenQuery, identity: IdentityOf, language: Language) -> Response:
    """The first page."""
    nonce = secrets.token_urlsafe()

    async def read(tx: Tx, now: datetime) -> bytes:
        programme = await programmes.programme(tx, programme_id)
        if _is_closed(programme, now):
            return tell(_page(programme, language, nonce, notice=word("closed", language)))
        return ask_for_address(_page(programme, language, nonce))

    answer = await query.run_document(read, media_type="text/html; charset=utf-8", cache_control="no-store")
    return _with_nonce(answer, nonce, programme_id, identity)


@router.post(PATH, include_in_schema=False)
async def take_sign_up_page(
    programme_id: UUID, request: Request, command: OpenCommand, identity: IdentityOf, language: Language
) -> Response:
    """The next page: what was typed is judged, and where all of it is whole, done."""
    typed, desk = Typed(await request.body()), Desk(programme_id, request, command, identity, language)
    if not hmac.compare_digest(typed["nonce"].encode(), request.cookies.get(COOKIE, "").encode()) or not typed["nonce"]:
        return await desk.first_page(typed, status=403, said=word("not_from_here", language))
    return await (desk.take_address(typed) if typed["step"] == "address" else desk.take_rest(typed))


class Desk:
    """Takes what one person types on the pages of one programme."""

    def __init__(
        self, programme_id: UUID, request: Request, command: OpenCommand, identity: Identity, language: str
    ) -> None:
        self._programme_id = programme_id
        self._request = request
        self._command = command
        self._identity = identity
        self._language = language
        self._nonce = secrets.token_urlsafe()

    async def first_page(
        self, typed: Typed, *, status: int, wrong: Mapping[str, str] | None = None, said: str | None = None
    ) -> Response:
        """Asks for the address, again."""
        programme, _ = await self._asked()
        page = _page(programme, self._language, self._nonce, typed.values, wrong, said)
        return self._answer(ask_for_address(page), status)

    async def take_address(self, typed: Typed) -> Response:
        """Has the code mailed, and asks for the rest; the same for every address that one can write to."""
        try:
            email = _ADDRESS.validate_python(typed["email"])
            self._identity.refuse_unreachable(email)
        except (ValidationError, InvalidRequest) as error:
            return await self.first_page(typed, status=400, wrong={"email": self._why(error)})
        try:
            return await self._second_page(await self._begun(email))
        except Refusal as refusal:
            return await self.first_page(typed, status=STATUS[refusal.kind], said=self._why(refusal))

    async def _begun(self, email: str) -> Mapping[str, list[str]]:
        own_mail = await take_as_a_stranger(self._command, self._identity.limits, account_of(email))
        maker = None if own_mail else self._identity.code_maker
        begun: signing_in.BegunSignIn | None = None

        async def act(tx: Tx, now: datetime) -> None:
            nonlocal begun
            refuse_closed(await programmes.programme(tx, self._programme_id), now.astimezone(UTC).date())
            real_now = self._command.real_now
            begun = await signing_in.begin_sign_in(
                tx, email, language=self._language, common=maker, now=now, real_now=real_now
            )

        await self._command.run(act)
        assert begun is not None
        return {"email": [email], "sign_in_id": [str(begun.sign_in_id)], "secret": [begun.secret]}

    async def take_rest(self, typed: Typed) -> Response:
        """Signs up, or says everything that is wrong; what was typed stays."""
        outcome: Membership | Refusal | None = None

        async def act(tx: Tx, now: datetime) -> None:
            nonlocal outcome
            outcome = await self._signed_up(tx, typed, now)
            if isinstance(outcome, Refusal):
                self._command.notes(SecurityEvent.CODE_FAILED, address=self._command.address, reason=outcome.slug)

        try:
            if typed["programme_code"]:
                await self._command.take(CODES, self._command.address)
            await self._command.run(act)
            if isinstance(outcome, Refusal):  # only now: that a wrong code was tried is committed
                raise outcome
        except RequestValidationError as error:
            wrong = {_field_of(each["pointer"]): each["detail"] for each in told(error, self._language)}
            return await self._second_page(typed.values, 400, word("look_again", self._language), wrong)
        except _OF_THE_CODE as refusal:
            wrong = {"mail_code": self._why(refusal)}
            return await self._second_page(
                typed.values, STATUS[refusal.kind], word("look_again", self._language), wrong
            )
        except Refusal as refusal:
            return await self._second_page(typed.values, STATUS[refusal.kind], self._why(refusal))
        assert isinstance(outcome, Membership)
        programme, _ = await self._asked()
        return self._answer(tell_done(_page(programme, self._language, self._nonce), outcome), 200)

    async def _signed_up(self, tx: Tx, typed: Typed, now: datetime) -> Membership | Refusal:
        """All of it or nothing; the form is judged first, so that what is wrong there costs no code."""
        sent = _SENT.validate_python(
            typed.sign_up(
                FormView.of(await forms.form(tx, self._programme_id), self._language).questions, self._language
            )
        )
        whole_of(await forms.form(tx, self._programme_id), sent)
        shown = await self._shown_code(tx, typed, now)
        if isinstance(shown, Refusal):
            return shown
        by = shown.person.person_id
        form = await signing_up.form_to_fill(tx, self._programme_id, by=by)
        whole = whole_of(form, sent)

        async def introduce(tx: Tx) -> None:
            await introduced(tx, whole, by=by, now=now)

        own = await signing_up.sign_up(tx, form, whole.filled(), whole.code, introduce, by=by, now=now)
        await signing_in.sign_out(tx, shown.refresh_token)
        return own

    async def _shown_code(self, tx: Tx, typed: Typed, now: datetime) -> signing_in.SignedIn | Refusal:
        try:
            sign_in_id = UUID(typed["sign_in_id"])
        except ValueError:
            raise UnknownSignIn from None
        return await signing_in.exchange_code(
            tx,
            sign_in_id,
            typed["secret"],
            re.sub(r"\s", "", typed["mail_code"]),
            lasts=self._identity.sign_in_lasts,
            device=device_of(self._request.headers.get("user-agent")),
            now=now,
            real_now=self._command.real_now,
        )

    async def _second_page(
        self,
        values: Mapping[str, list[str]],
        status: int = 200,
        said: str | None = None,
        wrong: Mapping[str, str] | None = None,
    ) -> Response:
        programme, asked = await self._asked()
        page = _page(programme, self._language, self._nonce, values, wrong, said)
        shown = ask_for_rest(page, asked, wants_code=programme.terms.joining.by == "code")
        return self._answer(shown, status)

    async def _asked(self) -> tuple[Programme, FormView]:
        async with self._command.reading() as tx:
            programme = await programmes.programme(tx, self._programme_id)
            return programme, FormView.of(await forms.form(tx, self._programme_id), self._language)

    def _why(self, error: Exception) -> str:
        if isinstance(error, InvalidRequest):
            return str(error.members["errors"][0]["detail"])  # type: ignore[index,call-overload]
        if isinstance(error, Refusal):
            return str(self._request.app.state.texts.detail(type(error), self._language))
        assert isinstance(error, ValidationError)
        found = [{**each, "loc": ("body", "email")} for each in error.errors(include_url=False)]
        return told(RequestValidationError(found), self._language)[0]["detail"]

    def _answer(self, body: bytes, status: int) -> Response:
        answer = Response(body, status, {"Cache-Control": "no-store"}, media_type="text/html; charset=utf-8")
        return _with_nonce(answer, self._nonce, self._programme_id, self._identity)


def _is_closed(programme: Programme, now: datetime) -> bool:
    try:
        refuse_closed(programme, now.astimezone(UTC).date())
    except Refusal:
        return True
    return False


def _page(
    programme: Programme,
    language: str,
    nonce: str,
    values: Mapping[str, list[str]] | None = None,
    wrong: Mapping[str, str] | None = None,
    notice: str | None = None,
) -> Page:
    text = programme.text_in(language)
    return Page(text.name, text.about, language, nonce, values or {}, wrong or {}, notice)


def _with_nonce(answer: Response, nonce: str, programme_id: UUID, identity: Identity) -> Response:
    """Whoever sends the form shows the same twice: in a field, and in a cookie that no other site's form brings along."""
    answer.headers["Content-Security-Policy"] = _POLICY.format(nonce)
    answer.set_cookie(
        COOKIE,
        nonce,
        max_age=3600,
        path=f"/profiles/v1/programmes/{programme_id}/sign-up",
        secure=identity.behind_tls,
        httponly=True,
        samesite="strict",
    )
    return answer


def _field_of(pointer: str) -> str:
    """The field of the page that a pointer into the body means."""
    where = pointer.removeprefix("#/").split("/")
    if where[0] == "answers" and len(where) > 1:
        return f"answers.{where[1]}"
    return {"person": where[-1], "code": "programme_code"}.get(where[0], where[0])
