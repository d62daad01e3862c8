"""A person's new messages as they come: server-sent events, read over `fetch` with the bearer token.

A stream holds no database connection while it waits. It ends at shutdown, at an erasure, when its person signs out
everywhere and after ten minutes at the latest; `Last-Event-ID` takes up where another one ended, without a gap. A process
has so many open at once as its setting says, since each takes some memory; one more is refused before it begins.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Annotated, Final
from uuid import UUID

import fastapi
from fastapi import FastAPI, Header, Request
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from services.notifications.api.messages import Frontend, Leads, MessageView
from services.notifications.domain.refusals import TooManyStreams
from services.notifications.letters.wording import Reader
from services.notifications.store import inbox, people
from services.notifications.use_cases.readers import find_reader
from shared.ground.jobs import keep_working
from shared.ground.metrics import MOST_OPEN_STREAMS, OPEN_STREAMS, STREAMS_REFUSED
from shared.http import limits
from shared.http.dependencies import SignedIn
from shared.http.parts import parts_of
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Pool, may_pass

LONGEST_SECONDS: Final = 600  # as long as a token lives: whoever listens on shows a fresh one
HEARTBEAT_SECONDS: Final = 15.0
LOOK_SECONDS: Final = 0.5
PORTION: Final = 100
MOST_STREAMS: Final = 5
LOOK_AGAIN_SECONDS: Final = 30
_HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

router = Router(tag="messages")


@dataclass(eq=False)
class Listener:
    """Somebody's open stream. `news` is set when there may be something to send, or to end for."""

    news: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False

    def end(self) -> None:
        self.ended = True
        self.news.set()


class Arrivals:
    """Notices new messages for everybody who listens to this process, by one query for all of them."""

    def __init__(self, pool: Pool, ending: asyncio.Event, most: int) -> None:
        self._pool = pool
        self._ending = ending
        self.most = most
        self._listeners: dict[UUID, list[Listener]] = {}
        self._seen: dict[UUID, int | None] = {}
        self._signed_out: dict[UUID, datetime | None] = {}
        OPEN_STREAMS.labels("notifications").set_function(lambda: self._open)
        MOST_OPEN_STREAMS.labels("notifications").set(most)
        # Shown as 0 from the start, so that the first one is an increase.
        self._refused = STREAMS_REFUSED.labels("notifications")

    @property
    def _open(self) -> int:
        return sum(map(len, self._listeners.values()))

    @contextmanager
    def listening(self, person_id: UUID) -> Iterator[Listener]:
        """A listener for this person; the sixth one ends the first. Raises `TooManyStreams`."""
        theirs = self._listeners.get(person_id, [])
        if self._open >= self.most and len(theirs) < MOST_STREAMS:
            self._refused.inc()
            raise TooManyStreams(retry_after=LOOK_AGAIN_SECONDS)
        listener = Listener()
        self._listeners[person_id] = theirs
        theirs.append(listener)
        if len(theirs) > MOST_STREAMS:
            theirs[0].end()
        try:
            yield listener
        finally:
            theirs.remove(listener)
            if not theirs and self._listeners.get(person_id) is theirs:
                del self._listeners[person_id]
                self._seen.pop(person_id, None)
                self._signed_out.pop(person_id, None)

    async def run(self) -> None:
        """Looks until the process ends, through outages and faults of its own, then ends every stream."""

        async def once() -> bool:
            await self._look()
            return False

        await keep_working(once, self._ending, name="streams", every=LOOK_SECONDS)
        for theirs in self._listeners.values():
            for listener in theirs:
                listener.end()

    async def _look(self) -> None:
        if not self._listeners:
            return
        await self.look_for_sign_outs(list(self._listeners))
        for person_id, number in (await inbox.last_numbers(self._pool, list(self._listeners))).items():
            if self._seen.get(person_id, 0) == number:
                continue
            self._seen[person_id] = number
            for listener in self._listeners.get(person_id, ()):
                listener.news.set()
                listener.ended = listener.ended or number is None

    async def look_for_sign_outs(self, person_ids: Sequence[UUID]) -> None:
        """Ends the streams of those who have signed out everywhere since they were looked for first."""
        for person_id, at in (await people.signed_out(self._pool, person_ids)).items():
            if self._signed_out.setdefault(person_id, at) != at:
                self._signed_out[person_id] = at
                for listener in self._listeners.get(person_id, ()):
                    listener.end()


class Stream(StreamingResponse):
    """An answer that listens from before its first byte, so that it can still be refused, until it ends, however it does."""

    def __init__(self, arrivals: Arrivals, person_id: UUID, events: Callable[[Listener], AsyncIterator[str]]) -> None:
        super().__init__((), media_type="text/event-stream", headers=_HEADERS)
        self._arrivals = arrivals
        self._person_id = person_id
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._arrivals.listening(self._person_id) as listener:
            self.body_iterator = self._events(listener)
            await super().__call__(scope, receive, send)


@asynccontextmanager
async def arrivals_of(app: FastAPI) -> AsyncIterator[None]:
    """A part of the app's lifespan: `app.state.arrivals`."""
    app.state.arrivals = Arrivals(app.state.parts.pool, app.state.ending, app.state.most_streams)
    looking = asyncio.create_task(app.state.arrivals.run(), name="arrivals")
    try:
        yield
    finally:
        app.state.ending.set()
        await looking


EVENT: Final = {
    "type": "object",
    "required": ["id", "event", "data"],
    "properties": {
        "id": {"type": "string", "examples": ["17"]},
        "event": {"const": "message"},
        "data": {
            "type": "string",
            "contentMediaType": "application/json",
            "contentSchema": {"$ref": "#/components/schemas/MessageView"},
        },
    },
}
"""One event, field by field, as tools that read the document understand it."""


@router.get(
    "/me/messages/stream",
    operation_id="stream_my_messages",
    response_class=StreamingResponse,
    response_model=None,
    responses={
        **problems(TooManyStreams),
        200: {
            "description": "Events `message`; their id is the message's number, their data the message.",
            "content": {"text/event-stream": {"schema": EVENT}},
        },
    },
)
async def stream_my_messages(
    request: Request,
    caller: SignedIn,
    frontend: Frontend,
    last_event_id: Annotated[
        str | None,
        Header(
            alias="Last-Event-ID",
            pattern="^[0-9]{0,18}$",
            description="The number of the last message you have; without it the stream begins with the next one.",
        ),
    ] = None,
    seconds: Annotated[
        int, fastapi.Query(ge=0, le=LONGEST_SECONDS, description="Ends after this long; 0: sends what is there.")
    ] = LONGEST_SECONDS,
) -> StreamingResponse:
    """Your new messages as they come. Where too many listen already, ask for your messages now and then meanwhile."""
    parts = parts_of(request)
    me = caller.person_id
    await limits.take(parts.pool, parts.person_limit, str(me), parts.real_clock.now(), person=me)
    number = int(last_event_id) if last_event_id else (await inbox.last_numbers(parts.pool, [me])).get(me) or 0
    arrivals: Arrivals = request.app.state.arrivals
    return Stream(arrivals, me, partial(_events, arrivals, parts.pool, me, number, frontend, seconds))


async def _events(
    arrivals: Arrivals, pool: Pool, person_id: UUID, number: int, frontend: Leads, seconds: int, listener: Listener
) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    yield "retry: 2000\n\n"
    while not listener.ended:
        listener.news.clear()
        try:
            await arrivals.look_for_sign_outs([person_id])
            portion = await inbox.messages_after(pool, person_id, number, PORTION)
            reader = await find_reader(pool, person_id) if portion else Reader()  # they may have moved meanwhile
        except Exception as error:
            if may_pass(error):
                return  # who listens comes again, with the number they have
            raise
        for stored in portion:
            number = stored.number
            yield f"id: {number}\nevent: message\ndata: {MessageView.of(stored, reader, frontend).model_dump_json()}\n\n"
        remaining = deadline - loop.time()
        if len(portion) == PORTION:
            continue
        if remaining <= 0:
            return
        try:
            await asyncio.wait_for(listener.news.wait(), min(remaining, HEARTBEAT_SECONDS))
        except TimeoutError:
            yield ": still here\n\n"
