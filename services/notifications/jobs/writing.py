"""The worker's job that writes mails: each message once its reader's contact and the other's name have arrived.

Until then it waits in its place and holds up nobody else's; so does one that can't be written by our own fault, and what
follows it about the same subject waits behind it. What nobody waits for is written outside of its reader's quiet hours. The mail's key is the message's id, so a message has one
mail for ever.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from services.notifications.domain.messages import Message
from services.notifications.domain.quiet import LOOK_AGAIN_WITHIN, UNASKED, QuietHours, waits_until
from services.notifications.letters.letter import Letterhead, letter_of
from services.notifications.settings import Settings
from services.notifications.store import inbox, wishes
from services.notifications.store.inbox import StoredMessage
from services.notifications.store.people import Contact
from services.notifications.use_cases.blocks import what_blocks_leave
from services.notifications.use_cases.readers import about, reader_of
from shared import mail
from shared.clock import SystemClock
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.one_by_one import Batches
from shared.ground.progress import Part, present_board
from shared.ground.survey_links import key_in
from shared.ground.tracing import span
from shared.postgres import Tx
from shared.suspension import suspended_among

BATCH: Final = 50
POLL_SECONDS: Final = 0.2
PLACE_WAIT: Final = timedelta(seconds=2)
"""Where a session takes place comes on a topic of its own, mostly in the same moment."""

DueMessage: TypeAlias = tuple[StoredMessage, Contact, str | None]
"""With its reader and its trace."""


class MailWriter:
    """Turns due messages into mails on their way. Any number may run: a message is claimed by one at a time."""

    def __init__(
        self,
        parts: WorkerParts,
        letterhead: Letterhead,
        *,
        place_wait: timedelta = PLACE_WAIT,
        part: Part | None = None,
    ) -> None:
        self._clock = parts.clock
        self._letterhead = letterhead
        self._place_wait = place_wait
        self._real_clock = SystemClock()
        self._batches = Batches(parts, inbox.WRITING, self._due, self._write, part, looks=inbox.ANY_DUE)

    async def write_due(self) -> int:
        """Writes what can be written now; the number of messages tried."""
        return await self._batches.work()

    async def _due(self, tx: Tx, only: UUID | None) -> dict[UUID, DueMessage]:
        waited_since = self._real_clock.now() - self._place_wait
        due = await inbox.due_messages(tx, self._clock.now(), BATCH, waited_since=waited_since, only=only)
        return {message.id: (message, reader, trace) for message, reader, trace in due}

    async def _write(self, tx: Tx, due: Mapping[UUID, DueMessage]) -> None:
        now = self._clock.now()
        for message, reader, trace in due.values():
            with span("write a mail", parent=trace):
                await inbox.settle_mail(tx, message.id, await self._settle(tx, message, reader, now))

    async def _settle(self, tx: Tx, stored: StoredMessage, contact: Contact, now: datetime) -> str:
        """What becomes of a message's mail: written, stale or unwanted; still due where it waits for the day."""
        message = stored.message.about_who_left() if stored.other_has_left else stored.message
        if message.is_overtaken or (message.worth_until is not None and message.worth_until < now):
            return "stale"
        wanted = await wishes.preferences(tx, message.person_id)
        if not wanted.wants(message.kind):
            return "unwanted"
        if not await what_blocks_leave(tx, [message]):
            return "stale"
        reader = reader_of(contact)
        if (later := await self._waits_until(tx, message, wanted.quiet, reader.clock.zone_at(now), now)) is not None:
            await inbox.wait_until(tx, stored.id, later)
            return "due"
        letter = letter_of(message, about(stored), reader, self._letterhead)
        await mail.enqueue(
            tx,
            key=stored.id,
            recipient=reader.email,
            letter=letter,
            kind=message.kind,
            person_id=message.person_id,
            subject=message.subject,
            version=message.version,
            worth_until=message.worth_until,
            now=now,
        )
        return "written"

    async def _waits_until(
        self, tx: Tx, message: Message, quiet: QuietHours, zone: ZoneInfo, now: datetime
    ) -> datetime | None:
        """When to look again at what nobody waits for, in quiet hours or where its reader could do nothing about it."""
        if message.kind in UNASKED and await suspended_among(tx, [message.person_id]):
            return now + LOOK_AGAIN_WITHIN
        return waits_until(message.kind, quiet, zone, now)


class WritingJob:
    """Writes mails in the worker."""

    name = inbox.WRITING

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        settings = parts.settings
        if not isinstance(settings, Settings):
            raise TypeError(f"{type(settings).__name__} are no settings of notifications")
        letterhead = Letterhead(settings.frontend_url, settings.mail_from, key_in(settings.survey_key))
        with present_board().part(self.name) as part:
            writer = MailWriter(parts, letterhead, part=part)

            async def once() -> bool:
                return await writer.write_due() > 0

            await keep_working(once, stop, name=self.name, every=POLL_SECONDS, part=part)
