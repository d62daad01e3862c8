"""One person at the platform: what generated functions are called with, and what they can't know by themselves."""

import asyncio
import time
from types import TracebackType
from typing import Final, Self
from uuid import uuid4

import httpx

from mentoring_client.consistency import Heard
from mentoring_client.generated import AuthenticatedClient
from mentoring_client.patience import LONGEST_PAUSE, PATIENCE, pause_before_next_try
from mentoring_client.problems import ProblemError
from mentoring_client.tokens import Pair, Tokens

TOKENS: Final = "/profiles/v1/tokens"
_REPEATABLE: Final = frozenset({"GET", "PUT", "DELETE"})


def new_key() -> str:
    """An Idempotency-Key. Make it when a form is opened and keep it until it is sent for good: then it is done once."""
    return str(uuid4())


class Mentoring:
    """Somebody at the platform, signed in or not yet.

    Give `client` to the generated functions. What goes through it carries the person's token, renewed in time, and the
    Consistency-Tokens of what they did before; a POST has an Idempotency-Key; a "not yet" and a lost answer are asked
    again for `patience` seconds; and a no raises `ProblemError`.
    """

    def __init__(
        self,
        address: str,
        *,
        tokens: Tokens | None = None,
        language: str = "en",
        patience: float = PATIENCE,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.tokens: Final = tokens or Tokens()
        self.heard: Final = Heard()
        carrying = _Carrying(transport or httpx.AsyncHTTPTransport(), self, patience)
        self.http: Final = httpx.AsyncClient(
            base_url=address, transport=carrying, headers={"Accept-Language": language}, timeout=30
        )
        self.client: Final = AuthenticatedClient(base_url=address, token="").set_async_httpx_client(self.http)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.aclose()

    async def sign_in(self, sign_in_id: str, secret: str, code: str) -> None:
        """Signs in with what `begin_sign_in` answered and the code from the mail."""
        self.tokens.take(await self._pair(grant="code", sign_in_id=sign_in_id, secret=secret, code=code))

    async def sign_out(self) -> None:
        """Signs out here; elsewhere one stays signed in."""
        pair = self.tokens.pair
        self.tokens.take(None)
        self.heard.forget()
        if pair is not None:
            await self.http.request("DELETE", TOKENS, json={"refresh_token": pair.refresh_token})

    async def renew(self, refresh_token: str) -> Pair:
        """The next tokens; whoever is refused has to sign in again."""
        try:
            return await self._pair(grant="refresh", refresh_token=refresh_token)
        except ProblemError as problem:
            if problem.status < 500:
                self.tokens.take(None)
            raise

    async def _pair(self, **grant: str) -> Pair:
        got = (await self.http.post(TOKENS, json=grant)).json()
        return Pair(got["access_token"], time.time() + got["expires_in"], got["refresh_token"])


class _Carrying(httpx.AsyncBaseTransport):
    """Adds to each request what its person carries, and hears what the answer gives them."""

    def __init__(self, inner: httpx.AsyncBaseTransport, person: Mentoring, patience: float) -> None:
        self._inner = inner
        self._person = person
        self._patience = patience

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        signs_in = request.url.path == TOKENS
        if request.method == "POST" and not signs_in:
            request.headers.setdefault("Idempotency-Key", new_key())
        if signs_in:
            return await self._patiently(request)
        token = await self._person.tokens.access_token(self._person.renew)
        try:
            return await self._patiently(self._carries(request, token))
        except ProblemError as problem:
            if problem.slug != "invalid-token" or token is None:
                raise
        fresh = await self._person.tokens.access_token(self._person.renew, instead_of=token)
        return await self._patiently(self._carries(request, fresh))

    def _carries(self, request: httpx.Request, token: str | None) -> httpx.Request:
        request.headers.pop("Authorization", None)
        if token is not None:
            request.headers["Authorization"] = f"Bearer {token}"
            if heard := str(self._person.heard):
                request.headers["Consistency-Token"] = heard
        return request

    async def _patiently(self, request: httpx.Request) -> httpx.Response:
        """The answer that is no "not yet". Raises `ProblemError` for a no."""
        deadline, lost = time.monotonic() + self._patience, 0
        while True:
            try:
                response = await self._inner.handle_async_request(request)
            except httpx.TransportError:
                lost += 1
                pause: float | None = min(0.1 * 2**lost, LONGEST_PAUSE)
                if not _may_be_repeated(request) or time.monotonic() + (pause or 0) > deadline:
                    raise
            else:
                self._person.heard.hear(response.headers.get("Consistency-Token", ""))
                if response.status_code < 400:
                    return response
                await response.aread()
                pause = pause_before_next_try(response)
                if pause is None or time.monotonic() + pause > deadline:
                    raise ProblemError.of(response)
            await asyncio.sleep(pause or 0)


def _may_be_repeated(request: httpx.Request) -> bool:
    """Whether sending it twice does it once."""
    return request.method in _REPEATABLE or "Idempotency-Key" in request.headers
