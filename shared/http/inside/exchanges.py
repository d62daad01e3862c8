"""A command or query at the edge: who asks, under which conditions, and how the answer comes about.

A command is one transaction; a query reads on one connection. Before either, limits and erased people are looked at, in one
round trip that it shares with others that come at the same time.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, Generic, TypeAlias, TypeVar
from uuid import UUID

import asyncpg
from fastapi import Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel

from shared.ground import security_events
from shared.ground.faults import fault_point
from shared.ground.security_events import SecurityEvent
from shared.http import limits
from shared.http.inside import consistency, idempotency
from shared.http.inside.admission import POOL_PATIENCE
from shared.http.inside.client_address import address_of
from shared.http.inside.counting import note_counted, tell_standing
from shared.http.inside.idempotency import Answer, AnsweredMeanwhile, KeyedRequest
from shared.http.inside.versions import Expectation, etag_of, is_unchanged
from shared.http.limits import Limit, TooManyRequests
from shared.http.parts import Parts, parts_of
from shared.http.refusals import VersionMismatch
from shared.http.sign_in import Caller
from shared.postgres import Pool, Tx, acquired
from shared.publishing.outbox import Token, collecting_tokens

View = TypeVar("View", bound=BaseModel)
Place = TypeVar("Place")

Act: TypeAlias = Callable[[Tx, datetime], Awaitable[View]]
Locate: TypeAlias = Callable[[View], str]

ATTEMPTS: Final = 5

_AGAIN: Final = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.InvalidCachedStatementError,  # planned before a migration: the driver forgets its plans, and says so in a transaction
    asyncpg.OutdatedSchemaCacheError,
    AnsweredMeanwhile,
)


@dataclass(frozen=True)
class Written(Generic[Place]):
    """A piece of an answer, and the place from which the next one is read; None after the last."""

    content: bytes
    media_type: str
    place: Place | None


class Exchange:
    """What commands and queries have in common."""

    def __init__(self, request: Request, caller: Caller | None, consistency_token: str | None) -> None:
        self._request = request
        self._parts: Parts = parts_of(request)
        self._caller = caller
        self._tokens = (
            self._parts.seals.opened(consistency_token, caller.person_id) if caller and consistency_token else ()
        )
        self._real_now = self._parts.real_clock.now()

    @property
    def caller(self) -> Caller:
        """The person who asks; open operations have none."""
        if self._caller is None:
            raise RuntimeError("an open operation asked who calls")
        return self._caller

    @property
    def refers(self) -> bool:
        """Whether the caller names something by a Consistency-Token: it has arrived once `run` reads or acts."""
        return bool(self._tokens)

    @property
    def address(self) -> str:
        """Where the request comes from, as limits count it: through proxies of ours, and an IPv6 network as one."""
        return address_of(self._request.scope)

    @property
    def real_now(self) -> datetime:
        """The machine's time, for tokens, codes and limits; everything else is judged by the `now` that `run` gives."""
        return self._real_now

    async def take(self, limit: Limit, subject: str, *, cost: int = 1) -> None:
        """Takes from a limit of the service's own; counts whatever becomes of the request. Raises `TooManyRequests`."""
        try:
            standing = await limits.take(self._parts.pool, limit, subject, self._real_now, cost=cost)
        except TooManyRequests as refusal:
            tell_standing(self._request.scope, refusal.standing)
            raise
        tell_standing(self._request.scope, standing)

    async def _arrive(self) -> None:
        """Returns once the caller is within limits and what they refer to has arrived. Holds no connection meanwhile."""
        await self._admit(self._parts.pool)
        if self._tokens:
            await consistency.wait_until_consumed(self._parts.pool, self._tokens, consumers=self._parts.consumers)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Tx]:
        """A connection outside of any transaction, for answers that are no JSON of a view; counts for the limits."""
        await self._arrive()
        async with self._connection() as connection:
            yield connection

    def _connection(self) -> AbstractAsyncContextManager[Tx]:
        pool = self._parts.pool
        # A deadline takes as long as the rest of this, and where a connection is idle nobody waits for one.
        return acquired(pool, within=None if pool.get_idle_size() else POOL_PATIENCE)

    async def _admit(self, pool: Pool) -> None:
        admission, now = self._parts.admission, self._real_now
        note_counted(self._request.scope)
        try:
            if self._caller is None:
                standing = await admission.take(pool, self._parts.address_limit, self.address, now)
            else:
                person = self._caller.person_id
                standing = await admission.take(pool, self._parts.person_limit, str(person), now, person=person)
        except TooManyRequests as refusal:
            tell_standing(self._request.scope, refusal.standing)
            raise
        tell_standing(self._request.scope, standing)

    def _status(self) -> int:
        return getattr(self._request.scope["route"], "status_code", None) or 200


class Query(Exchange):
    """A question. `run` answers with the view, its ETag, or 304 where the asker holds it already."""

    def __init__(
        self, request: Request, caller: Caller | None, consistency_token: str | None, if_none_match: str | None
    ) -> None:
        super().__init__(request, caller, consistency_token)
        self._if_none_match = if_none_match

    async def run(self, read: Act[View], *, cache_control: str = "private, no-cache") -> Response:
        """`read` gets a connection outside of any transaction: each of its statements sees the latest state."""
        await self._arrive()
        async with self._connection() as connection:
            view = await read(connection, self._parts.clock.now())
        body = view.__pydantic_serializer__.to_json(view, by_alias=True)
        headers = {"Cache-Control": cache_control}
        if (version := _version_of(view)) is not None:
            headers["ETag"] = etag_of(version, body)
            if is_unchanged(self._if_none_match, headers["ETag"]):
                return Response(status_code=304, headers=headers)
        return Response(body, self._status(), headers, media_type="application/json")

    async def run_written(
        self, read: Callable[[Tx, datetime], Awaitable[bytes]], *, cache_control: str = "private, no-cache"
    ) -> Response:
        """As `run`, for JSON that the reader writes itself: where hundreds of views would cost more than all else."""
        await self._arrive()
        async with self._connection() as connection:
            body = await read(connection, self._parts.clock.now())
        return Response(body, self._status(), {"Cache-Control": cache_control}, media_type="application/json")

    async def run_document(
        self,
        read: Callable[[Tx, datetime], Awaitable[bytes]],
        *,
        media_type: str,
        cache_control: str = "private, no-cache",
    ) -> Response:
        """As `run`, for an answer that is no JSON: its ETag is made of its bytes."""
        await self._arrive()
        async with self._connection() as connection:
            body = await read(connection, self._parts.clock.now())
        headers = {"Cache-Control": cache_control, "ETag": etag_of(0, body)}
        if is_unchanged(self._if_none_match, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return Response(body, self._status(), headers, media_type=media_type)

    async def run_pages(self, read: Callable[[Tx, datetime, Place | None], Awaitable[Written[Place]]]) -> Response:
        """As `run`, for an answer of any length that `read` writes piece by piece, from each place to the next.

        Each piece has a connection of its own: whoever reads slowly holds none. What is refused is refused by the first.
        """
        await self._arrive()
        first = await self._piece(read, None)

        async def pieces() -> AsyncIterator[bytes]:
            piece = first
            yield piece.content
            while piece.place is not None:
                piece = await self._piece(read, piece.place)
                yield piece.content

        return StreamingResponse(pieces(), headers={"Cache-Control": "no-store", "Content-Type": first.media_type})

    async def _piece(
        self, read: Callable[[Tx, datetime, Place | None], Awaitable[Written[Place]]], place: Place | None
    ) -> Written[Place]:
        async with self._connection() as connection:
            return await read(connection, self._parts.clock.now(), place)


class Command(Exchange):
    """Something to be done, once. See `run`; hand `expects` to the use case where versions count."""

    def __init__(
        self,
        request: Request,
        caller: Caller | None,
        consistency_token: str | None,
        *,
        key: str | None,
        if_match: str | None,
        body: bytes,
        versioned: bool = True,
    ) -> None:
        super().__init__(request, caller, consistency_token)
        self.expects: Final = Expectation(if_match, required=versioned and request.method in {"PUT", "PATCH"})
        self._keyed = self._keyed_request(key, body) if key is not None and caller is not None else None
        self._answers_to = None if caller is None else caller.person_id
        self._noted: list[Callable[[], None]] = []

    def answers_to(self, person_id: UUID) -> None:
        """Says whom an open command turned out to serve: what it wrote, they may wait for."""
        self._answers_to = person_id

    def notes(
        self,
        event: SecurityEvent,
        *,
        person_id: UUID | None = None,
        address: str | None = None,
        reason: str | None = None,
    ) -> None:
        """Says an event of security with what is done, of the caller unless it is said of whom.

        It is noted once all that is certain, and by the request that did it: not by its repetitions.
        """
        if person_id is None and self._caller is not None:
            person_id = self._caller.person_id
        service = self._parts.service
        note = partial(
            security_events.note, event, service=service, person_id=person_id, address=address, reason=reason
        )
        self._noted.append(note)

    async def run(self, act: Act[View] | Act[Any], *, location: Locate[View] | None = None) -> Response:
        """Does `act` in one transaction and answers with the view it returns, or 204 for None.

        With an Idempotency-Key the answer is kept in the same transaction, and a repetition replays it. Deadlocks and statements
        that a migration has overtaken are tried again: `act` may run more than once, and only the last one counts.
        """
        await self._arrive()
        async with self._connection() as connection:
            answer, replayed = await self._attempts(connection, act, location)
        fault_point("api.after_commit_before_answer")
        for note in self._noted:
            note()
        if not replayed and answer.consistency_token:
            self._parts.wakeups.wake()
        return self._response(answer, replayed=replayed)

    async def _attempts(self, connection: Tx, act: Act[Any], location: Locate[Any] | None) -> tuple[Answer, bool]:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._attempt(connection, act, location)
            except _AGAIN:
                if attempt == ATTEMPTS:
                    raise
                await asyncio.sleep(random.uniform(0.002, 0.02) * attempt)  # noqa: S311 — spreads, hides nothing
        raise AssertionError

    async def _attempt(self, connection: Tx, act: Act[Any], location: Locate[Any] | None) -> tuple[Answer, bool]:
        self._noted.clear()
        with collecting_tokens() as written:
            async with connection.transaction():
                if self._keyed and (kept := await idempotency.begin(connection, self._keyed, self._real_now)):
                    return kept, True
                view = await act(connection, self._parts.clock.now())
                answer = self._answer(view, written, location)
                if self._keyed:
                    await idempotency.keep(connection, self._keyed, answer, self._real_now)
            return answer, False

    def _answer(self, view: BaseModel | None, written: list[Token], location: Locate[Any] | None) -> Answer:
        if self.expects.was_overlooked:
            raise VersionMismatch
        # No more than may be shown again: of what wrote thousands the last, in a header that everybody takes.
        tokens = ",".join(str(token) for token in written[-consistency.MOST_TOKENS :]) or None
        if view is None:
            return Answer(204, consistency_token=tokens)
        version = _version_of(view)
        if version is not None and self._request.method in {"PUT", "PATCH"} and not self.expects.was_judged:
            raise RuntimeError("a use case changed a versioned resource without judging the expected version")
        body = view.__pydantic_serializer__.to_json(view, by_alias=True)
        etag = None if version is None else etag_of(version, body)
        return Answer(self._status(), body, etag, location(view) if location else None, tokens)

    def _response(self, answer: Answer, *, replayed: bool) -> Response:
        headers = {
            name: value
            for name, value in (
                ("ETag", answer.etag),
                ("Location", answer.location),
                ("Consistency-Token", self._sealed(answer.consistency_token)),
                ("Idempotency-Replayed", "true" if replayed else None),
            )
            if value is not None
        }
        if answer.status == 204:
            return Response(status_code=204, headers=headers)
        return Response(answer.body, answer.status, headers, media_type="application/json")

    def _sealed(self, tokens: str | None) -> str | None:
        """Sealed as it leaves: what is kept for repetitions outlives keys."""
        if tokens is None or self._answers_to is None:
            return None
        return self._parts.seals.sealed(tokens, self._answers_to)

    def _keyed_request(self, key: str, body: bytes) -> KeyedRequest:
        scope = self._request.scope
        return KeyedRequest(
            service=self._parts.service,
            person_id=self.caller.person_id,
            operation=str(getattr(scope["route"], "operation_id", None) or scope["route"].name),
            key=key,
            digest=idempotency.digest_of(scope["path"], scope["query_string"], body),
        )


def _version_of(view: BaseModel) -> int | None:
    version = getattr(view, "version", None)
    return version if isinstance(version, int) else None
