"""The operator's view of records that a service could not process: list, replay, discard."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

import fastapi
from fastapi import Request
from fastapi.responses import Response
from pydantic import Field

from shared.consuming import Processor, dead_letters
from shared.consuming.dead_letters import DeadLetter, EarlierChangeParked, UnknownDeadLetter
from shared.consuming.declaration import AnyConsumer
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import OperatorQuery, UnversionedOperatorCommand
from shared.http.fields import Line, RequestModel, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.parts import parts_of
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx


class DeadLetterView(ResponseModel):
    """A record that was kept aside. What it says is not shown."""

    id: int
    """Its number in this service; later ones are larger."""
    consumer: str
    """The consumer that could not process it, by its whole name."""
    record: str = Field(description="topic/partition@offset")
    subject: UUID | None
    """The aggregate that it is about, as far as that could be read."""
    sequence: int | None
    """Which state of its key it carries, counted from 1, as far as that could be read."""
    reason: str
    """What went wrong; nothing of what the record says."""
    parked_at: datetime
    """When it was put aside, in UTC."""
    replays: int
    """How often it was processed again, in vain."""
    can: tuple[Literal["replay", "discard"], ...] = ("replay", "discard")

    @classmethod
    def of(cls, letter: DeadLetter) -> Self:
        return cls(
            id=letter.id,
            consumer=letter.consumer,
            record=f"{letter.topic}/{letter.partition}@{letter.offset}",
            subject=letter.subject,
            sequence=letter.sequence,
            reason=letter.reason,
            parked_at=letter.parked_at,
            replays=letter.replays,
        )


class OperatorsReason(RequestModel):
    """Why an operator does it; kept beside what was done."""

    reason: Annotated[str, Line(200)]
    """For whoever looks later; no personal data."""


class Outcome(ResponseModel):
    """`handled`, `superseded` (a newer state had passed it), `discarded`, or why it failed again."""

    outcome: str
    """What became of it."""


LetterId = Annotated[int, fastapi.Path(ge=1, le=2**63 - 1)]


def router_for(service: str, consumers: Sequence[AnyConsumer]) -> Router:
    """Routes over the service's own dead letters; operators only."""
    router = Router(tag="dead letters", about="Records that could not be processed; operators replay or discard them.")
    _add_listing(router, service)
    _add_replaying(router, service, consumers)
    _add_discarding(router, service)
    return router


def _add_listing(router: Router, service: str) -> None:
    @router.get(
        "/dead-letters",
        operation_id=f"list_{service}_dead_letters",
        response_model=Page[DeadLetterView],
        responses=problems(),
    )
    async def list_dead_letters(
        query: OperatorQuery,
        paging: PagingQuery,
        consumer: Annotated[
            str | None, fastapi.Query(max_length=100, description="Only those of this consumer, by its whole name.")
        ] = None,
    ) -> Response:
        """List what could not be processed, oldest first."""

        async def read(tx: Tx, _now: datetime) -> Page[DeadLetterView]:
            (after,) = paging.after(int) or (0,)
            letters = await dead_letters.page(tx, after=after, consumer=consumer, most=paging.limit)
            return Page[DeadLetterView].of(
                [DeadLetterView.of(each) for each in letters], paging, lambda view: (view.id,)
            )

        return await query.run(read)


def _add_replaying(router: Router, service: str, consumers: Sequence[AnyConsumer]) -> None:
    @router.post(
        "/dead-letters/{letter_id}/replay",
        operation_id=f"replay_{service}_dead_letter",
        response_model=Outcome,
        responses=problems(UnknownDeadLetter, EarlierChangeParked),
    )
    async def replay_dead_letter(
        letter_id: LetterId, body: OperatorsReason, command: UnversionedOperatorCommand, request: Request
    ) -> Response:
        """Process a record again that could not be processed."""
        parts = parts_of(request)

        async def act(tx: Tx, _now: datetime) -> Outcome:
            letter, _ = await dead_letters.letter_for_update(tx, letter_id)
            consumer = next((each for each in consumers if each.name_in(service) == letter.consumer), None)
            if consumer is None:
                raise UnknownDeadLetter
            processor = Processor(service, consumer, parts.pool, parts.clock)
            actor = str(command.caller.person_id)
            outcome = await processor.replay(tx, letter_id, actor=actor, reason=body.reason)
            command.notes(SecurityEvent.DEAD_LETTER_REPLAYED)
            return Outcome(outcome=outcome)

        return await command.run(act)


def _add_discarding(router: Router, service: str) -> None:
    @router.post(
        "/dead-letters/{letter_id}/discard",
        operation_id=f"discard_{service}_dead_letter",
        response_model=Outcome,
        responses=problems(UnknownDeadLetter),
    )
    async def discard_dead_letter(
        letter_id: LetterId, body: OperatorsReason, command: UnversionedOperatorCommand
    ) -> Response:
        """Give a record up that could not be processed."""

        async def act(tx: Tx, now: datetime) -> Outcome:
            actor = str(command.caller.person_id)
            await dead_letters.discard(tx, letter_id, actor=actor, reason=body.reason, now=now)
            command.notes(SecurityEvent.DEAD_LETTER_DISCARDED)
            return Outcome(outcome="discarded")

        return await command.run(act)
