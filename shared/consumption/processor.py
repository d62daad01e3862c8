"""One consumer's work on a batch: each record takes effect once, or is kept aside with its reason."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from opentelemetry.trace import SpanKind

from shared import metrics
from shared.clock import Clock
from shared.consumption import dead_letters
from shared.consumption.declaration import AnyConsumer, Event, Kind
from shared.consumption.decoding import Ignored, Poison, ReceivedRecord, decode
from shared.consumption.versions import advance
from shared.faults import fault_point
from shared.logs import logger
from shared.postgres import Pool, Tx, is_away, transaction
from shared.tracing import span

Decoded: TypeAlias = tuple[ReceivedRecord, Event[Any] | Poison]

FIRST_PAUSE: Final = 0.1
LONGEST_PAUSE: Final = 5.0
PATIENCE: Final = 60.0  # well below max_poll_interval_ms: the member is not evicted while it waits

log = logger(__name__)


class Away(Exception):
    """What the consumer needs is away for longer than its patience; the batch comes again later."""


class _Unprocessable(Exception):
    """A batch holds a record that is no event; halving finds it."""


class Processor:
    """Applies batches of one consumer, in offset order, one transaction a batch.

    When a batch fails it is halved until the bad record stands alone; that one is kept as a dead letter and the rest
    goes on. What is only away is tried again with a growing pause, until `PATIENCE` or `give_up` ends it.
    """

    def __init__(self, service: str, consumer: AnyConsumer, pool: Pool, clock: Clock) -> None:
        self.consumer = consumer
        self.name = consumer.name_in(service)
        self._pool = pool
        self._clock = clock

    async def consume(self, records: Sequence[ReceivedRecord], give_up: Callable[[], bool] = lambda: False) -> None:
        """Returns when every record has taken effect or is kept aside; raises `Away` when it cannot tell."""
        batch: list[Decoded] = []
        for record in records:
            decoded = decode(self.consumer.topic, record)
            if isinstance(decoded, Ignored):
                metrics.CONSUMED.labels(self.name, "ignored").inc()
            else:
                batch.append((record, decoded))
        if not batch:
            return
        fault_point("consumer.after_fetch_before_transaction")
        pause, began = FIRST_PAUSE, time.monotonic()
        while True:
            try:
                await self._apply(batch)
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("consumer waits", consumer=self.name, reason=type(error).__name__)
                if give_up() or time.monotonic() - began > PATIENCE:
                    raise Away(self.name) from error
            else:
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _apply(self, batch: Sequence[Decoded]) -> None:
        """All of the batch in one transaction, or its halves, or a dead letter."""
        try:
            began = time.perf_counter()
            async with transaction(self._pool) as tx:
                await self._take_effect(tx, batch)
                fault_point("consumer.in_batch")
            metrics.HANDLER_SECONDS.labels(self.name).observe(time.perf_counter() - began)
        except Exception as error:
            if is_away(error):
                raise
            if len(batch) == 1:
                await self._park(batch[0], error)
                return
            middle = len(batch) // 2
            await self._apply(batch[:middle])
            await self._apply(batch[middle:])

    async def _take_effect(self, tx: Tx, batch: Sequence[Decoded]) -> None:
        events = [event for _, event in batch if isinstance(event, Event)]
        if len(events) < len(batch):
            raise _Unprocessable
        now = self._clock.now()
        if self.consumer.kind is Kind.PROJECTION:
            fresh = await self._latest(tx, events)
        else:
            fresh = await self._changes(tx, batch, events, now)
        metrics.CONSUMED.labels(self.name, "handled").inc(len(fresh))
        metrics.CONSUMED.labels(self.name, "passed over").inc(len(events) - len(fresh))
        if fresh:
            with span(f"consume {self.name}", parent=_common_trace(fresh), kind=SpanKind.CONSUMER):
                await self.consumer.handler(tx, fresh, now)

    async def _latest(self, tx: Tx, events: Sequence[Event[Any]]) -> list[Event[Any]]:
        """The newest event of each key that is newer than what was consumed before."""
        newest: dict[UUID, Event[Any]] = {}
        for event in events:
            if event.key not in newest or newest[event.key].sequence < event.sequence:
                newest[event.key] = event
        moved = await advance(tx, self.name, {key: event.sequence for key, event in newest.items()})
        return [event for event in newest.values() if event.key in moved]

    async def _changes(
        self, tx: Tx, batch: Sequence[Decoded], events: Sequence[Event[Any]], now: datetime
    ) -> list[Event[Any]]:
        """Every change that is new, in order; those of a key with a dead letter are kept behind it."""
        held = await dead_letters.held_keys(tx, self.name, {event.key for event in events})
        for record, event in batch:
            if isinstance(event, Event) and event.key in held:
                await self._keep(tx, record, event.key, event.sequence, "an earlier change of this key is parked", now)
        rising: list[Event[Any]] = []
        latest: dict[UUID, int] = {}
        for event in events:
            if event.key not in held and event.sequence > latest.get(event.key, 0):
                latest[event.key] = event.sequence
                rising.append(event)
        before = await advance(tx, self.name, latest)
        worth = self.consumer.worth
        return [
            event
            for event in rising
            if event.key in before
            and event.sequence > before[event.key]
            and (worth is None or now - event.time <= worth)
        ]

    async def _park(self, decoded: Decoded, error: Exception) -> None:
        record, event = decoded
        reason = event.reason if isinstance(event, Poison) else _reason(error)
        subject = event.subject if isinstance(event, Poison) else event.key
        place = f"{record.topic}/{record.partition}@{record.offset}"
        log.error("record kept as a dead letter", consumer=self.name, record=place, reason=reason)
        async with transaction(self._pool) as tx:
            await self._keep(tx, record, subject, event.sequence, reason, self._clock.now())
        metrics.CONSUMED.labels(self.name, "parked").inc()

    async def _keep(
        self,
        tx: Tx,
        record: ReceivedRecord,
        subject: UUID | None,
        sequence: int | None,
        reason: str,
        now: datetime,
    ) -> None:
        await dead_letters.park(tx, self.name, record, reason=reason, subject=subject, sequence=sequence, now=now)


def _common_trace(events: Sequence[Event[Any]]) -> str | None:
    """The trace that all the batch's events with one belong to, most often a single event's."""
    traces = Counter(event.traceparent for event in events if event.traceparent)
    return next(iter(traces)) if len(traces) == 1 else None


def _reason(error: Exception) -> str:
    """The kind of the failure and where it was raised: messages may repeat what a record says."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace is not None else ""
    return type(error).__name__ + place
