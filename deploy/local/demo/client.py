"""A client of the public API, on what the Python client in `clients/` knows of tokens and patience.

It keeps answers whole, since the demo and the tests look at their headers. It sends an Idempotency-Key with whatever creates, carries the Consistency-Tokens of all that it has heard of, and asks
again where the answer says "not yet": `not-yet-arrived`, 429 and 503 with `Retry-After`, or no answer at all.
"""

import asyncio
import json
import math
import ssl
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self, TypeAlias
from uuid import uuid4

import httpx

from mentoring_client.consistency import Heard
from mentoring_client.patience import PATIENCE, pause_before_next_try
from mentoring_client.tokens import EARLY

JSON: TypeAlias = Any


@dataclass(frozen=True)
class Answer:
    """What was asked and what was answered."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    body: JSON
    asked: JSON = None
    waited: float = 0.0
    """Seconds from the first try to this answer."""
    tries: int = 1

    @property
    def slug(self) -> str | None:
        """The problem's name; None where the answer is none."""
        kind = self.body.get("type") if isinstance(self.body, dict) else None
        return str(kind).rpartition(":")[2] if self.status >= 400 and kind else None

    @property
    def etag(self) -> str | None:
        return self.headers.get("etag")

    @property
    def items(self) -> list[JSON]:
        """The items of a page."""
        found: list[JSON] = self.body["items"]
        return found

    def __getitem__(self, name: str) -> JSON:
        return self.body[name]

    def __str__(self) -> str:
        problem = f" {self.slug}: {self.body.get('detail', '')}" if self.slug else ""
        return f"{self.method} {self.path} → {self.status}{problem}"


class UnexpectedAnswer(Exception):
    """An answer that whoever asked did not count on; it says what was asked and answered."""

    def __init__(self, answer: Answer, expected: Collection[int]) -> None:
        wanted = f"expected {' or '.join(map(str, sorted(expected)))}" if expected else "expected a 2xx"
        super().__init__(f"{answer}\n  {wanted}; {_shown('asked', answer.asked)}; {_shown('answered', answer.body)}")
        self.answer = answer


def _shown(name: str, body: JSON, longest: int = 600) -> str:
    text = "nothing" if body is None else json.dumps(body, ensure_ascii=False)
    return f"{name} {text if len(text) <= longest else text[:longest] + ' …'}"


Hear: TypeAlias = Callable[[httpx.Response], None]


class Api:
    """The platform's address and the connections to it."""

    def __init__(
        self,
        address: str,
        *,
        connections: int = 24,
        patience: float = PATIENCE,
        hear: Hear | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`tls`: whom it trusts, for an address with `https`."""
        self.address = address
        self.patience = patience
        self._hear = hear
        self._http = httpx.AsyncClient(
            base_url=address,
            timeout=30,
            verify=tls or no_tls(),
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=2),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def ask(
        self,
        method: str,
        path: str,
        body: JSON | bytes = None,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        patience: float | None = None,
    ) -> Answer:
        """The answer, after as many tries as patience (in seconds) has room for."""
        began = time.monotonic()
        deadline = began + (self.patience if patience is None else patience)
        tries = 0
        while True:
            tries += 1
            try:
                sent: dict[str, Any] = {"content": body} if isinstance(body, bytes) else {"json": body}
                response = await self._http.request(method, path, headers=headers, params=query, **sent)
            except httpx.TransportError:
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(0.2)
                continue
            if self._hear:
                self._hear(response)
            answer = _answer(response, None if isinstance(body, bytes) else body, time.monotonic() - began, tries)
            pause = pause_before_next_try(response)
            if pause is None or time.monotonic() + pause > deadline:
                return answer
            await asyncio.sleep(pause)


def _answer(response: httpx.Response, asked: JSON, waited: float, tries: int) -> Answer:
    request = response.request
    is_json = response.headers.get("content-type", "").endswith("json")
    return Answer(
        request.method,
        request.url.raw_path.decode(),
        response.status_code,
        response.headers,
        response.json() if is_json and response.content else None,
        asked,
        waited,
        tries,
    )


def no_tls() -> ssl.SSLContext:
    """The platform speaks plain HTTP; loading certificates would cost each client 20 ms."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


TOKENS: Final = "/profiles/v1/tokens"

LOOKS: Final = {
    "profiles": "/profiles/v1/me",
    "matching": "/matching/v1/me/proposals",
    "scheduling": "/scheduling/v1/me/sessions",
    "mentorships": "/mentorships/v1/me/mentorships",
    "notifications": "/notifications/v1/me/preferences",
}
"""Where somebody who waits for their own writes looks, in each service."""


@dataclass
class Lesson:
    """What somebody else had written when one talked to them, and which services are known to know it."""

    tokens: str
    known_to: set[str] = field(default_factory=set)


class Visitor:
    """Somebody at the API, signed in or not yet: their tokens, which are renewed in time, and all they have heard of."""

    def __init__(self, api: Api, *, language: str = "en") -> None:
        self.api = api
        self.person_id: str = ""
        self.access_token: str | None = None
        self.refresh_token: str | None = None
        self._good_until = math.inf
        """Of `time.monotonic`: until when the access token is good."""
        self._renewing = asyncio.Lock()
        self._language = language
        self._heard = Heard()
        self._teachers: dict[Visitor, Lesson] = {}

    # what one does

    async def get(self, path: str, *, expect: Collection[int] = (), **query: Any) -> Answer:
        """Reads. `expect`: other statuses raise `UnexpectedAnswer`; by default everything that is no 2xx."""
        return await self.ask("GET", path, query=query or None, expect=expect)

    async def post(
        self, path: str, body: JSON = None, *, key: str | None = None, expect: Collection[int] = ()
    ) -> Answer:
        """Creates or acts, with a new Idempotency-Key unless one is given."""
        return await self.ask("POST", path, body, headers={"Idempotency-Key": key or str(uuid4())}, expect=expect)

    async def put(
        self, path: str, body: JSON = None, *, etag: str | None = None, expect: Collection[int] = ()
    ) -> Answer:
        """Puts; what exists already needs the ETag that it was read with."""
        return await self.ask("PUT", path, body, headers={"If-Match": etag} if etag else {}, expect=expect)

    async def patch(self, path: str, body: JSON, *, etag: str, expect: Collection[int] = ()) -> Answer:
        """Changes what was read with this ETag."""
        return await self.ask("PATCH", path, body, headers={"If-Match": etag}, expect=expect)

    async def delete(self, path: str, body: JSON = None, *, expect: Collection[int] = ()) -> Answer:
        return await self.ask("DELETE", path, body, expect=expect)

    async def change(self, path: str, body: JSON, *, method: str = "PUT") -> Answer:
        """Reads what is there and puts or patches it in the version that was read; puts what isn't there yet."""
        present = await self.get(path, expect=(200, 404))
        headers = {"If-Match": present.etag} if present.status == 200 and present.etag else {}
        return await self.ask(method, path, body, headers=headers)

    async def ask(
        self,
        method: str,
        path: str,
        body: JSON = None,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        expect: Collection[int] = (),
        patience: float | None = None,
    ) -> Answer:
        """Asks with everything that this visitor carries, and once those they have learnt from are up to date there."""
        if path != TOKENS:
            await self._stay_signed_in()
        await self._let_teachers_look(path)
        answer = await self.api.ask(
            method, path, body, headers={**self._carried(), **(headers or {})}, query=query, patience=patience
        )
        self.hear_of(answer.headers.get("consistency-token", ""))
        if answer.status not in expect and (expect or not 200 <= answer.status < 300):
            raise UnexpectedAnswer(answer, expect)
        return answer

    def _carried(self) -> dict[str, str]:
        carried = {"Accept-Language": self._language}
        if self.access_token:
            carried["Authorization"] = f"Bearer {self.access_token}"
        if heard := self.consistency_token:
            carried["Consistency-Token"] = heard
        return carried

    # what one has heard of

    @property
    def consistency_token(self) -> str:
        """All that this visitor wants to be known by whoever is asked."""
        return str(self._heard)

    def hear_of(self, tokens: str) -> None:
        """Remembers tokens: the highest sequence of each aggregate, the last heard of at the end."""
        self._heard.hear(tokens)

    def learn_from(self, other: "Visitor") -> None:
        """Two people talk: what the one has done, the other may count on.

        Tokens are good for whom they were given to. So before this visitor asks a service something, the other one
        looks there, and waits until it knows.
        """
        self._teachers |= other._teachers  # noqa: SLF001 — its own kind
        if other.consistency_token:
            self._teachers[other] = Lesson(other.consistency_token)

    async def _let_teachers_look(self, path: str) -> None:
        service = path.split("/")[1]
        for teacher, lesson in list(self._teachers.items()):
            if service in LOOKS and service not in lesson.known_to and teacher is not self:
                await teacher._stay_signed_in()  # noqa: SLF001 — its own kind
                headers = teacher._carried() | {"Consistency-Token": lesson.tokens}  # noqa: SLF001 — its own kind
                seen = await self.api.ask("GET", LOOKS[service], headers=headers)
                if seen.status < 400:  # else it has not arrived there, and is looked for again
                    lesson.known_to.add(service)

    def forget(self) -> None:
        """Asks from now on without waiting for anything."""
        self._heard.forget()
        self._teachers.clear()

    # signing in

    async def begin_sign_in(self, email: str) -> Answer:
        """Has a code mailed."""
        return await self.ask("POST", "/profiles/v1/sign-ins", {"email": email})

    async def show_code(self, sign_in: Answer, code: str, *, expect: Collection[int] = ()) -> Answer:
        """Signs in with the code that was mailed."""
        body = {"grant": "code", "sign_in_id": sign_in["sign_in_id"], "secret": sign_in["secret"], "code": code}
        return self._signed_in(await self.ask("POST", TOKENS, body, expect=expect))

    async def refresh(self, *, expect: Collection[int] = ()) -> Answer:
        """A new access token; the refresh token is a new one as well."""
        body = {"grant": "refresh", "refresh_token": self.refresh_token}
        return self._signed_in(await self.ask("POST", TOKENS, body, expect=expect))

    async def _stay_signed_in(self) -> None:
        """A refresh token is good once: so of those who ask at once one renews, and the others take what it got.

        Whoever is signed in no more hears so from what they ask.
        """
        if time.monotonic() < self._good_until:
            return
        async with self._renewing:
            if time.monotonic() >= self._good_until:
                await self.refresh(expect=(200, 401))

    def _signed_in(self, answer: Answer) -> Answer:
        if answer.status != 200:
            return answer
        self._good_until = time.monotonic() + answer["expires_in"] - EARLY
        self.access_token, self.refresh_token = answer["access_token"], answer["refresh_token"]
        self.person_id = answer["person_id"]
        return answer
