"""One consumer's work on a batch: each record takes effect once, or is kept aside with its reason."""

import asyncio
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

from shared.clock import Clock
from shared.consuming import dead_letters
from shared.consuming.dead_letters import DeadLetter
from shared.consuming.declaration import AnyConsumer, Event, Kind
from shared.consuming.decoding import ConsumerRecord, Ignored, KeptRecord, Poison, decode
from shared.consuming.doubts import Doubts
from shared.consuming.unknown_words import HELD, REASON
from shared.consuming.versions import advance, advance_or_hold, move_on, still_newest
from shared.ground import metrics
from shared.ground.faults import code_of, fault_point
from shared.ground.logs import logger
from shared.ground.progress import Part
from shared.ground.tracing import batch_span
from shared.postgres import Pool, Trouble, Tx, is_away, transaction, trouble_of
from shared.publishing.outbox import collecting_tokens

Decoded: TypeAlias = tuple[ConsumerRecord, Event[Any] | Poison]

PART: Final = 1_000
SMALLEST_PART: Final = 250
BITE: Final = 100
FIRST_PAUSE: Final = 0.1
LONGEST_PAUSE: Final = 5.0
MOST_PARKED_IN_A_ROW: Final = 100
BATCH_SECONDS: Final = 60.0
RECORD_SECONDS: Final = 20.0
PAUSE_OF_WHAT_IS_SLOW: Final = 1.0
CAUGHT_UP_WITH: Final = timedelta(hours=1)
"""What happened longer ago says nothing of how fast effects come: a new reader begins at the beginning, and a rebuild does. An outage
that lasts as long has alerts of its own."""
PATIENCE: Final = 60.0  # well below max_poll_interval_ms: the member is not evicted while it waits

log = logger(__name__)


class Away(Exception):
    """What the consumer needs is away for longer than its patience; the batch comes again later."""


class EverythingFails(Exception):
    """So many records in a row could not be processed that the fault is not theirs: consuming stops and says so."""


class _Unprocessable(Exception):
    """A batch holds a record that is no event; halving finds it."""


class Processor:
    """Applies batches of one consumer, in offset order, one transaction for at most `PART` records.

    When a batch fails it is halved until the bad record stands alone; that one is kept as a dead letter and the rest
    goes on. What is only away is tried again with a growing pause, until `PATIENCE` or `give_up` ends it. After an attempt
    that took too long it goes on record by record: one that takes too long again, while others pass, is kept aside too;
    where none passes the database is slow, and consuming waits.
    """

    def __init__(
        self,
        service: str,
        consumer: AnyConsumer,
        pool: Pool,
        clock: Clock,
        *,
        wake_relay: Callable[[], None] = lambda: None,
    ) -> None:
        self.consumer = consumer
        self.name = consumer.name_in(service)
        self.part = Part(service, self.name, ("kafka", "postgres"))
        self._effect_seconds = metrics.EFFECT_SECONDS.labels(self.name)
        self._parked_in_a_row = 0
        self._doubts = Doubts()
        self._pool = pool
        self._clock = clock
        self._wake_relay = wake_relay

    async def consume(
        self,
        records: Sequence[ConsumerRecord],
        give_up: Callable[[], bool] = lambda: False,
        patience: float = PATIENCE,
    ) -> None:
        """Returns when every record has taken effect or is kept aside; raises `Away` when it cannot tell in `patience` s.

        Many records take effect a part at a time, and the next part is decoded while the database works on the one before.
        When it is to give up, what is left comes again.
        """
        parts = list(_parts(records))
        began = time.monotonic()
        ahead: asyncio.Task[list[Decoded]] | None = None
        try:
            for number, part in enumerate(parts):
                batch = await (ahead or self._decoded(part))
                ahead = asyncio.create_task(self._decoded(parts[number + 1])) if number + 1 < len(parts) else None
                if batch:
                    await self._settle(batch, began + patience, give_up)
                if ahead is not None and give_up():
                    raise Away(self.name)
        finally:
            if ahead is not None:
                ahead.cancel()

    async def _decoded(self, records: Sequence[ConsumerRecord]) -> list[Decoded]:
        """What the records say, without those that are none of ours; lets others have the loop in between."""
        batch: list[Decoded] = []
        for number, record in enumerate(records, start=1):
            decoded = decode(self.consumer.topic, record)
            if isinstance(decoded, Ignored):
                metrics.CONSUMED.labels(self.name, "ignored").inc()
            else:
                batch.append((record, decoded))
            if number % BITE == 0:
                await asyncio.sleep(0)
        return batch

    async def _settle(self, batch: Sequence[Decoded], until: float, give_up: Callable[[], bool]) -> None:
        """One part takes effect, however often what it needs is away."""
        fault_point("consumer.after_fetch_before_transaction")
        pause = FIRST_PAUSE
        while True:
            try:
                if self._doubts:
                    await self._apply_one_by_one(batch, until, give_up)
                else:
                    await self._apply(batch, within=BATCH_SECONDS)
            except Away:
                raise
            except Exception as error:  # whatever is raised here is no record's fault, and another attempt may pass
                trouble = trouble_of(error)
                self.part.fails(error, trouble)
                if trouble is Trouble.SLOW and not self._doubts:
                    self._doubts.begin()
                    continue
                if trouble is Trouble.SLOW:
                    await asyncio.sleep(min(PAUSE_OF_WHAT_IS_SLOW, max(0.0, until - time.monotonic())))
                    raise Away(self.name) from error  # it comes again with what has arrived behind it
                if give_up() or time.monotonic() > until:
                    raise Away(self.name) from error
            else:
                self.part.gets_somewhere()
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _apply_one_by_one(self, batch: Sequence[Decoded], until: float, give_up: Callable[[], bool]) -> None:
        """Each record by itself, those in doubt last; raises what the last of them failed of, where it is not theirs.

        What has taken effect is known when the batch comes again. Later records of a key in doubt wait behind it.
        """
        for doubtful in self._doubts.last(batch):
            for each in doubtful:
                if give_up() or time.monotonic() > until:
                    raise Away(self.name)
                await self._apply_in_doubt(each)
        if (error := self._doubts.unresolved(batch)) is not None:
            raise error
        self._doubts.end()

    async def _apply_in_doubt(self, each: Decoded) -> None:
        """Notes whether it took too long once more, and keeps it aside where others passed since the first time."""
        record, event = each
        if self._doubts.hold(event):
            return
        try:
            fresh = await self._apply([each], within=RECORD_SECONDS)
        except Exception as error:
            if trouble_of(error) is not Trouble.SLOW:
                raise
            self.part.fails(error, Trouble.SLOW)
            if self._doubts.is_to_blame(record, event, error):
                await self._park(each, error)
                self._doubts.settle(record, event)
        else:
            self.part.turns()
            self._doubts.passed(record, event, fresh)

    async def replay(self, tx: Tx, letter_id: int, *, actor: str, reason: str) -> str:
        """Gives a dead letter its effect and removes it: "handled", "superseded", or why it failed again.

        Raises `UnknownDeadLetter`, and `EarlierChangeParked` for a reaction whose earlier change is parked.
        """
        letter, record = await self._found(tx, letter_id)
        decoded = decode(self.consumer.topic, record)
        try:
            async with tx.transaction():
                outcome = await self._in_place_of(tx, letter, record, decoded)
        except Exception as error:
            if is_away(error):
                raise
            outcome = _why_not(decoded) or _reason(error)
            await dead_letters.note_failure(tx, letter_id, outcome)
        await self._note_replay(tx, letter, outcome, actor=actor, reason=reason)
        return outcome

    async def resume(self, tx: Tx, letter_id: int, *, actor: str, reason: str) -> None:
        """As `replay`, for a record that only waited: whatever its handler raises is raised, and it goes on waiting."""
        letter, record = await self._found(tx, letter_id)
        outcome = await self._in_place_of(tx, letter, record, decode(self.consumer.topic, record))
        await self._note_replay(tx, letter, outcome, actor=actor, reason=reason)

    async def _found(self, tx: Tx, letter_id: int) -> tuple[DeadLetter, KeptRecord]:
        letter, record = await dead_letters.letter_for_update(tx, letter_id)
        if self.consumer.kind is Kind.REACTION and not await dead_letters.is_first_of_its_key(tx, letter):
            raise dead_letters.EarlierChangeParked
        return letter, record

    async def _in_place_of(
        self, tx: Tx, letter: DeadLetter, record: KeptRecord, decoded: Event[Any] | Poison | Ignored
    ) -> str:
        """The letter goes and its record takes effect: "handled", or "superseded" where nothing of it was new."""
        await dead_letters.remove(tx, letter)
        if isinstance(decoded, Ignored):
            return "superseded"
        return "handled" if await self._take_effect(tx, [(record, decoded)], replayed=True) else "superseded"

    async def _note_replay(self, tx: Tx, letter: DeadLetter, outcome: str, *, actor: str, reason: str) -> None:
        now = self._clock.now()
        await dead_letters.note_act(tx, "replay", letter, actor=actor, reason=reason, outcome=outcome, now=now)

    def understands(self, record: ConsumerRecord) -> bool:
        """Whether this release knows all that a record says."""
        decoded = decode(self.consumer.topic, record)
        return isinstance(decoded, Event) and not decoded.half_understood

    async def _apply(self, batch: Sequence[Decoded], *, within: float) -> int:
        """All of the batch in one transaction, or its halves, or a dead letter; gives the number of events that were new."""
        try:
            began = time.perf_counter()
            with collecting_tokens() as written:
                async with asyncio.timeout(within), transaction(self._pool) as tx:
                    fresh = await self._take_effect(tx, batch)
                    fault_point("consumer.in_batch")
            if written:
                self._wake_relay()
            metrics.HANDLER_SECONDS.labels(self.name).observe(time.perf_counter() - began)
            self._parked_in_a_row = 0
        except Exception as error:
            if trouble_of(error) is not Trouble.WRONG or isinstance(error, EverythingFails):
                raise
            self.part.turns()
            if len(batch) == 1:
                await self._park(batch[0], error)
                return 0
            middle = len(batch) // 2
            return await self._apply(batch[:middle], within=within) + await self._apply(batch[middle:], within=within)
        else:
            self._show_delays(fresh)
            return len(fresh)

    def _show_delays(self, events: Sequence[Event[Any]]) -> None:
        """How long after what happened its effect is there; clocks of two machines may be apart a little."""
        now = self._clock.now()
        for event in events:
            if (delay := now - event.time) < CAUGHT_UP_WITH:
                self._effect_seconds.observe(max(0.0, delay.total_seconds()))

    async def _take_effect(self, tx: Tx, batch: Sequence[Decoded], *, replayed: bool = False) -> Sequence[Event[Any]]:
        """The handler's effects and the sequences consumed; gives the events that were new."""
        reacts = self.consumer.kind is Kind.REACTION
        events = [event for _, event in batch if isinstance(event, Event) and not (reacts and event.half_understood)]
        if len(events) < len(batch):
            raise _Unprocessable
        now = self._clock.now()
        if not reacts:
            fresh = await self._latest(tx, events, replayed=replayed)
        else:
            fresh = await self._changes(tx, batch, now, replayed=replayed)
        metrics.CONSUMED.labels(self.name, "handled").inc(len(fresh))
        metrics.CONSUMED.labels(self.name, "passed over").inc(len(events) - len(fresh))
        if fresh:
            traces = {event.traceparent for event in fresh if event.traceparent}
            causes = {event.key: event.traceparent for event in fresh if event.traceparent} if len(traces) > 1 else {}
            with batch_span(f"consume {self.name}", causes, traces):
                await code_of(self.name, {event.key for event in fresh})
                await self.consumer.handler(tx, fresh, now)
            await self._remember_half_understood(tx, batch, fresh, now)
        return fresh

    async def _remember_half_understood(
        self, tx: Tx, batch: Sequence[Decoded], fresh: Sequence[Event[Any]], now: datetime
    ) -> None:
        """A projection has kept what it could; the record waits for a release that knows all of its words."""
        for record, event in batch if any(each.half_understood for each in fresh) else ():
            if isinstance(event, Event) and event.half_understood and event in fresh:
                await self._keep(tx, record, event.key, event.sequence, REASON, now)

    async def _latest(self, tx: Tx, events: Sequence[Event[Any]], *, replayed: bool) -> list[Event[Any]]:
        """The newest event of each key that is newer than what was consumed before.

        One that is replayed may be what was consumed last: then only half of it was understood.
        """
        newest: dict[UUID, Event[Any]] = {}
        for event in events:
            if event.key not in newest or newest[event.key].sequence < event.sequence:
                newest[event.key] = event
        latest = {key: event.sequence for key, event in newest.items()}
        known = await move_on(tx, self.name, latest)
        if replayed:
            known -= await still_newest(tx, self.name, latest)
        return [event for event in newest.values() if event.key not in known]

    async def _changes(self, tx: Tx, batch: Sequence[Decoded], now: datetime, *, replayed: bool) -> list[Event[Any]]:
        """Every change that is new and worth reacting to, in order."""
        rising: list[Event[Any]] = []
        latest: dict[UUID, int] = {}
        for _, event in batch:
            if isinstance(event, Event) and event.sequence > latest.get(event.key, 0):
                latest[event.key] = event.sequence
                rising.append(event)
        if replayed:
            before = await advance(tx, self.name, latest)
        else:
            before, held = await advance_or_hold(tx, self.name, latest)
            await self._hold_back(tx, batch, held, now)
        oldest = now - self.consumer.worth if self.consumer.worth is not None else None
        return [
            event
            for event in rising
            if (known := before.get(event.key)) is not None
            and event.sequence > known
            and (oldest is None or event.time >= oldest)
        ]

    async def _hold_back(self, tx: Tx, batch: Sequence[Decoded], held: Collection[UUID], now: datetime) -> None:
        """Keeps the changes of keys with a dead letter behind it, so that a replay finds them in order."""
        for record, event in batch if held else ():
            if isinstance(event, Event) and event.key in held:
                await self._keep(tx, record, event.key, event.sequence, HELD, now)

    async def _park(self, decoded: Decoded, error: Exception) -> None:
        """Keeps a record aside. One that waits for a later release says nothing about what fails here."""
        waits = _why_not(decoded[1]) == REASON
        if not waits and self._parked_in_a_row >= MOST_PARKED_IN_A_ROW:
            log.error("everything fails; consuming stops", consumer=self.name, reason=_reason(error))
            raise EverythingFails(self.name) from error
        record, event = decoded
        reason = _why_not(event) or _reason(error)
        subject = event.subject if isinstance(event, Poison) else event.key
        place = f"{record.topic}/{record.partition}@{record.offset}"
        log.error("record kept as a dead letter", consumer=self.name, record=place, reason=reason)
        async with transaction(self._pool) as tx:
            await self._keep(tx, record, subject, event.sequence, reason, self._clock.now())
        self._parked_in_a_row += not waits
        metrics.CONSUMED.labels(self.name, "parked").inc()

    async def _keep(
        self,
        tx: Tx,
        record: ConsumerRecord,
        subject: UUID | None,
        sequence: int | None,
        reason: str,
        now: datetime,
    ) -> None:
        await dead_letters.park(tx, self.name, record, reason=reason, subject=subject, sequence=sequence, now=now)


def _parts(records: Sequence[ConsumerRecord]) -> Iterator[Sequence[ConsumerRecord]]:
    """The last ones are smaller: while the database works on the very last there is nothing left to decode."""
    start = 0
    while left := len(records) - start:
        size = min(PART, max(SMALLEST_PART, left // 2), left)
        yield records[start : start + size]
        start += size


def _why_not(decoded: Event[Any] | Poison | Ignored) -> str | None:
    """What of a record itself stands in the way."""
    if isinstance(decoded, Poison):
        return decoded.reason
    return REASON if isinstance(decoded, Event) and decoded.half_understood else None


def _reason(error: Exception) -> str:
    """The kind of the failure and where it was raised: messages may repeat what a record says."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace is not None else ""
    return type(error).__name__ + place
