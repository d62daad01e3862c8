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
from services.profiles.api.forms import FormView
from services.profiles.api.identity import Identity, IdentityOf, network_of
from services.profiles.api.memberships import CODES
from services.profiles.api.sign_up_markup import Page, ask_for_address, ask_for_rest, tell, tell_done, word
from services.profiles.api.sign_ups import Sent
from services.profiles.api.sign_ups_by_code import Shown, begun_by, signed_up
from services.profiles.domain.memberships import Membership, refuse_closed
from services.profiles.domain.programmes import Programme
from services.profiles.domain.sign_ins import CodeExpired, CodeUsed, TooManyTries, UnknownSignIn, WrongCode
from services.profiles.store import forms, programmes
from shared.http.dependencies import OpenCommand, OpenQuery
from shared.http.languages import Language
from shared.http.problems import STATUS, told
from shared.http.questions import FormQuestionView
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
        if self._identity.price.iterations:  # who has no script does no work, and asks less often
            limit = self._identity.limits.of_pages_without_a_script
            await self._command.take(limit, network_of(self._command.address))
        begun = await begun_by(self._programme_id, email, self._command, self._identity, self._language)
        return {"email": [email], "sign_in_id": [str(begun.sign_in_id)], "secret": [begun.secret]}

    async def take_rest(self, typed: Typed) -> Response:
        """Signs up, or says everything that is wrong; what was typed stays."""
        outcome: Membership | Refusal | None = None

        async def act(tx: Tx, now: datetime) -> None:
            nonlocal outcome
            outcome = await self._signed_up(tx, typed, now)

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
        asked = FormView.of(await forms.form(tx, self._programme_id), self._language).questions
        sent = _SENT.validate_python(typed.sign_up(asked, self._language))
        return await signed_up(tx, self._programme_id, sent, _shown(typed), self._command, now)

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


def _shown(typed: Typed) -> Shown | None:
    try:
        return Shown(UUID(typed["sign_in_id"]), typed["secret"], re.sub(r"\s", "", typed["mail_code"]))
    except ValueError:
        return None


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
