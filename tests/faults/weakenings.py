"""Guards taken away, one a control: what the checker must notice. Loaded by `tests.faults.witnessed` only."""

import asyncio
import random
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from aiokafka import TopicPartition

from shared.consuming import ConsumerRecord, processor, subscribers
from shared.consuming import versions as watermarks
from shared.ground import one_by_one
from shared.ground.faults import fault_point
from shared.mail import sending
from shared.postgres import Connection, Tx
from shared.publishing import outbox, relay
from shared.publishing.outbox import SHARDS
from shared.publishing.sending import Row
from tests.faults.replacing import replace_in

# The id was drawn before the aggregate was locked: whoever is first may be published second.
DRAW: Final = """
SELECT set_config('faults.drawn', nextval(pg_get_serial_sequence('outbox', 'id'))::text, true)
"""
ADD_AS_DRAWN: Final = """
WITH counted AS (
    INSERT INTO outbox_sequences AS present (topic, key, sequence)
    SELECT $1, $2::uuid, 1 WHERE current_schema() = ANY ($10::text[])
    ON CONFLICT (topic, key) DO UPDATE SET sequence = present.sequence + 1
    RETURNING sequence, nullif(current_setting('faults.drawn', true), '')::bigint AS drawn
)
INSERT INTO outbox (id, shard, event_id, topic, type, key, sequence, value, happened_at, written_at, traceparent)
OVERRIDING SYSTEM VALUE
SELECT coalesce(drawn, nextval(pg_get_serial_sequence('outbox', 'id'))),
       $3, $4, $1, $5, $2, counted.sequence, $6, $7, $8, $9
FROM counted, set_config('faults.drawn', '', true)
RETURNING sequence
"""


def versions(_service: str) -> None:
    """Every record counts as new."""
    advance, advance_or_hold = watermarks.advance, watermarks.advance_or_hold

    async def forget(tx: Tx, consumer: str, latest: Mapping[UUID, int]) -> dict[UUID, int]:
        await advance(tx, consumer, latest)
        return dict.fromkeys(latest, 0)

    async def forget_or_hold(
        tx: Tx, consumer: str, latest: Mapping[UUID, int]
    ) -> tuple[dict[UUID, int], frozenset[UUID]]:
        _, held = await advance_or_hold(tx, consumer, latest)
        return dict.fromkeys(latest.keys() - held, 0), held

    async def pass_nothing_over(tx: Tx, consumer: str, latest: Mapping[UUID, int]) -> frozenset[UUID]:
        await advance(tx, consumer, latest)
        return frozenset()

    replace_in(processor, "advance", forget)
    replace_in(processor, "move_on", pass_nothing_over)
    replace_in(processor, "advance_or_hold", forget_or_hold)


def lock_first(service: str) -> None:
    """A mentorship is locked after the outbox id of its next state has been drawn."""
    if service != "mentorships":
        return
    store = import_module("services.mentorships.store.mentorships")
    real = store.for_update

    async def draw_then_lock(tx: Tx, mentorship_id: UUID) -> Any:
        await tx.execute(DRAW)
        await asyncio.sleep(random.random() * 0.05)
        return await real(tx, mentorship_id)

    replace_in(outbox, "ADD", ADD_AS_DRAWN)
    replace_in(store, "for_update", draw_then_lock)


def shards(_service: str) -> None:
    """Each relay takes all shards, whoever else has them, and nobody looks for what came late: that would make it good."""

    async def share(_self: relay.Relay, locks: Connection, _owned: set[int]) -> set[int]:
        await locks.fetchval("SELECT true")
        return set(range(SHARDS))

    def trust(_self: relay.Relay, _rows: Collection[Row], _since: datetime) -> None:
        """Nothing is in doubt."""

    replace_in(relay.Relay, "_share_shards", share)
    replace_in(relay.Relay, "_doubt", trust)


def delete_after_ack(_service: str) -> None:
    """Rows are deleted, and then sent."""

    async def publish(self: relay.Relay, locks: Connection, rows: Sequence[Row]) -> None:
        async with self._looking:
            await locks.execute(relay.DELETE, [row["shard"] for row in rows], [row["id"] for row in rows])
        fault_point("relay.after_claim_before_send")
        await self._send(rows)

    replace_in(relay.Relay, "_publish_batch", publish)


def commit_before_ack(_service: str) -> None:
    """Offsets are committed when records arrive, not when they have taken effect."""
    real = subscribers.Subscription.handle

    async def handle(self: subscribers.Subscription, records: Sequence[ConsumerRecord]) -> None:
        assert self.consumer is not None
        ends: dict[TopicPartition, int] = {}
        for record in records:
            place = TopicPartition(record.topic, record.partition)
            ends[place] = max(ends.get(place, 0), record.offset + 1)
        await self.consumer.commit(ends)
        await real(self, records)

    replace_in(subscribers.Subscription, "handle", handle)


def sorted_claims(service: str) -> None:
    """One person's time is claimed after the other's, whoever they are."""
    if service != "scheduling":
        return
    claims = import_module("services.scheduling.store.claims")
    real = claims.claim_spans

    async def claim_spans(
        tx: Tx, wanted: Sequence[tuple[UUID, Any]], owner_id: UUID, expires_at: datetime | None = None
    ) -> set[UUID]:
        found: set[UUID] = set()
        for one in random.sample(wanted, len(wanted)):
            found |= await real(tx, [one], owner_id, expires_at)
            await asyncio.sleep(0.005)
        return found

    replace_in(claims, "claim_spans", claim_spans)


def reminder_versions(service: str) -> None:
    """Reminders of replaced versions stay, and fire."""
    if service != "notifications":
        return
    sessions = import_module("services.notifications.use_cases.sessions")

    async def keep(_tx: Tx, _kind: str, _subject: UUID) -> None:
        return

    async def remind(tx: Tx, session_id: UUID, version: int, kind: Any, *, now: datetime) -> None:
        session = await sessions.subjects.find_session(tx, session_id)
        if session is not None and session.mentor_id is not None:
            told = sessions.telling.reminder_of_session(replace(session, version=version), kind, now)
            await sessions.tell(tx, told, now=now)

    replace_in(sessions, "drop_timers", keep)
    replace_in(sessions, "remind_of_session", remind)


def dead_letters(_service: str) -> None:
    """What one record breaks is kept nowhere."""

    async def keep(
        _self: processor.Processor,
        _tx: Tx,
        _record: ConsumerRecord,
        _subject: UUID | None,
        _sequence: int | None,
        _reason: str,
        _now: datetime,
    ) -> None:
        """It is gone."""

    replace_in(processor.Processor, "_keep", keep)


def held_keys(_service: str) -> None:
    """What follows a word that this release does not know takes effect before it."""
    real = watermarks.advance

    async def hold_nothing(
        tx: Tx, consumer: str, latest: Mapping[UUID, int]
    ) -> tuple[dict[UUID, int], frozenset[UUID]]:
        return await real(tx, consumer, latest), frozenset()

    replace_in(processor, "advance_or_hold", hold_nothing)


def turns(_service: str) -> None:
    """A batch of which one fails is not gone through one by one."""

    async def give_up_all(
        _self: one_by_one.OneByOne, _subjects: Iterable[UUID], _give_up: Callable[[], bool] = lambda: False
    ) -> int:
        raise ValueError("one of them")

    replace_in(one_by_one.OneByOne, "through", give_up_all)


def mails_again(_service: str) -> None:
    """A mail that met a fault of our own is given up."""

    async def park(self: sending.MailLoop, mail: Any, reason: str) -> sending.Outcome:
        return await self._park(mail, reason)

    replace_in(sending.MailLoop, "_postpone", park)


def places(service: str) -> None:
    """Nobody counts how many places of a programme are taken."""
    if service != "profiles":
        return

    async def as_many_as_come(_tx: Tx, _programme: Any) -> int | None:
        return None

    replace_in(import_module("services.profiles.use_cases.memberships"), "_free_places", as_many_as_come)


def one_draw(service: str) -> None:
    """Every run of a programme whose places go by lot is its draw."""
    if service != "matching":
        return

    async def forget_them(_tx: Tx, _programme_id: UUID) -> Any:
        return []

    replace_in(import_module("services.matching.store.runs"), "by_lot", forget_them)


def draws_told(service: str) -> None:
    """What came of a draw is kept, and told nobody."""
    if service != "matching":
        return
    outcomes = import_module("services.matching.store.outcomes")
    real = outcomes.finish

    async def finish(tx: Tx, run: Any, by: UUID, result: Any, cohort: Any, now: datetime) -> Any:
        drawn = await real(tx, run, by, result, cohort, now)
        return drawn if drawn is None else []

    replace_in(outcomes, "finish", finish)


GUARDS: Final[Mapping[str, Callable[[str], None]]] = {
    "versions": versions,
    "lock-first": lock_first,
    "shards": shards,
    "delete-after-ack": delete_after_ack,
    "commit-before-ack": commit_before_ack,
    "sorted-claims": sorted_claims,
    "reminder-versions": reminder_versions,
    "dead-letters": dead_letters,
    "held-keys": held_keys,
    "turns": turns,
    "mails-again": mails_again,
    "places": places,
    "one-draw": one_draw,
    "draws-told": draws_told,
}


def take_away(guard: str, service: str) -> None:
    """From now on this process works without it."""
    GUARDS[guard](service)
