"""The worker's job that writes mails: each message once its reader's contact and the other's name have arrived.

Until then it waits in its place and holds up nobody else's. The mail's key is the message's id, so a message has one
mail for ever.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Final

from services.notifications.letters.letter import Letterhead, letter_of
from services.notifications.settings import Settings
from services.notifications.store import inbox, wishes
from services.notifications.store.inbox import StoredMessage
from services.notifications.store.people import Contact
from services.notifications.use_cases.blocks import what_blocks_leave
from services.notifications.use_cases.readers import about, reader_of
from shared import mail
from shared.clock import Clock, SystemClock
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.logs import logger
from shared.ground.tracing import span
from shared.postgres import Pool, Tx, transaction

BATCH: Final = 50
POLL_SECONDS: Final = 0.2
PLACE_WAIT: Final = timedelta(seconds=2)
"""Where a session takes place comes on a topic of its own, mostly in the same moment."""

log = logger(__name__)


class MailWriter:
    """Turns due messages into mails on their way. Any number may run: a message is claimed by one at a time."""

    def __init__(self, pool: Pool, clock: Clock, letterhead: Letterhead, *, place_wait: timedelta = PLACE_WAIT) -> None:
        self._pool = pool
        self._clock = clock
        self._letterhead = letterhead
        self._place_wait = place_wait
        self._real_clock = SystemClock()

    async def write_due(self) -> int:
        """Writes what can be written now; the number of messages settled."""
        now, waited_since = self._clock.now(), self._real_clock.now() - self._place_wait
        async with transaction(self._pool) as tx:
            due = await inbox.due_messages(tx, now, BATCH, waited_since=waited_since)
            for message, reader, trace in due:
                with span("write a mail", parent=trace):
                    await inbox.settle_mail(tx, message.id, await self._settle(tx, message, reader, now))
        return len(due)

    async def run(self, stop: asyncio.Event) -> None:
        """Writes until `stop`, through outages of the database."""

        async def once() -> bool:
            return await self.write_due() > 0

        await keep_working(once, stop, name="writing", every=POLL_SECONDS)

    async def _settle(self, tx: Tx, stored: StoredMessage, contact: Contact, now: datetime) -> str:
        """What becomes of a message's mail: written, stale, unwanted or failed."""
        message = stored.message
        if message.worth_until is not None and message.worth_until < now:
            return "stale"
        if not (await wishes.preferences(tx, message.person_id)).wants(message.kind):
            return "unwanted"
        if not await what_blocks_leave(tx, [message]):
            return "stale"
        reader = reader_of(contact)
        try:
            letter = letter_of(message, about(stored), reader, self._letterhead)
        except (LookupError, ValueError) as error:
            log.error("a mail could not be written", message=str(stored.id), reason=type(error).__name__)
            return "failed"
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


class WritingJob:
    """Writes mails in the worker."""

    name = "writing"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        settings = parts.settings
        if not isinstance(settings, Settings):
            raise TypeError(f"{type(settings).__name__} are no settings of notifications")
        letterhead = Letterhead(settings.frontend_url, settings.mail_from)
        await MailWriter(parts.pool, parts.clock, letterhead).run(stop)
