"""Somebody who has their inbox open all the time, by the client for Python, and comes back when a stream ends."""

import asyncio
import time

import httpx

from deploy.local.demo.arrivals import sign_in
from deploy.local.demo.client import Visitor
from mentoring_client.inbox import STREAM, arrivals
from mentoring_client.session import Mentoring
from mentoring_client.tokens import Pair, Tokens
from tests.faults.load import Load, Person

TOKEN_LASTS = 300.0


class CountingStreams(httpx.AsyncHTTPTransport):
    """Counts how often a stream was asked for, and how it was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0
        self.refused: list[int] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        if request.url.path == STREAM:
            self.opened += 1
            if not response.is_success:
                self.refused.append(response.status_code)
        return response


class Listener:
    """Everything that came for one person since it began to listen, by number."""

    def __init__(self, address: str) -> None:
        self.streams = CountingStreams()
        self._tokens = Tokens()
        self._person = Mentoring(address, tokens=self._tokens, transport=self.streams)
        self._listening: asyncio.Task[None] | None = None
        self._began_after = 0
        self._heard: list[int] = []

    async def begin(self, load: Load, person: Person) -> None:
        """Signs in on a device of its own."""
        visitor = Visitor(load._api)
        await sign_in(visitor, person.email, load._mailbox)
        assert visitor.access_token is not None
        assert visitor.refresh_token is not None
        self._tokens.take(Pair(visitor.access_token, time.time() + TOKEN_LASTS, visitor.refresh_token))
        self._began_after = max(await self._numbers(), default=0)
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for arrival in arrivals(self._person, after=self._began_after):
            self._heard.append(arrival.number)

    async def end(self, patience: float = 30.0) -> list[str]:
        """What was missed, or came twice or in the wrong order, once there was time for the rest to come."""
        wanted = [number for number in await self._numbers() if number > self._began_after]
        deadline = time.monotonic() + patience
        while not set(wanted) <= set(self._heard) and time.monotonic() < deadline:  # noqa: ASYNC110 — the list sets no event
            await asyncio.sleep(0.2)
        assert self._listening is not None
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        await self._person.http.aclose()
        # Who is heard of no more goes from the inbox too: what was heard and is there no longer is no fault.
        missed = sorted(set(wanted) - set(self._heard))
        off = [f"{len(missed)} messages that no stream brought: {missed[:5]}"] if missed else []
        return off + (["messages in another order, or twice"] if self._heard != sorted(set(self._heard)) else [])

    async def _numbers(self) -> list[int]:
        numbers: list[int] = []
        path, query = "/notifications/v1/me/messages", {"page_size": "100"}
        while True:
            page = (await self._person.http.get(path, params=query)).json()
            numbers += [each["number"] for each in page["items"]]
            if page["next_page_token"] is None:
                return numbers
            query = {"page_size": "100", "page_token": page["next_page_token"]}
