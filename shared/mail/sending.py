"""Sending what waits over SMTP: pending → sending → sent."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Final

from opentelemetry.trace import SpanKind

from shared.clock import Clock, SystemClock
from shared.ground import metrics
from shared.ground.faults import code_of, fault_point
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.logs import logger
from shared.ground.progress import places_of
from shared.ground.tracing import span
from shared.mail.postman import SEND_SECONDS, Mail, NeverTaken, NotNow, Postman, ServerAway, TooLong
from shared.mail.settings import MailSettings
from shared.postgres import Pool, acquired, rows_changed, transaction

LEASE: Final = timedelta(seconds=25)  # longer than connecting and sending: a lease that ends belongs to a dead worker
PAUSE: Final = timedelta(seconds=5)
LONGEST_PAUSE: Final = timedelta(minutes=5)
GIVE_UP_AFTER: Final = timedelta(days=4)  # RFC 5321 §4.5.4.1: at least four to five days
KEPT_WHEN_DONE: Final = timedelta(days=30)
LANES: Final = 2
POLL_SECONDS: Final = 0.25
OTHERS_POLL_SECONDS: Final = 1.0
"""Lanes beside the first are for when there is more than one mail: then they go on without a pause."""
LONGEST_OUTAGE_PAUSE: Final = 30.0
CLEAR_SECONDS: Final = 600.0
MEASURE_SECONDS: Final = 15.0
CLEARED_AT_ONCE: Final = 1_000
"""Rows of one statement: however many have gathered, nobody waits long for it, and what was done of it stays done."""

log = logger(__name__)


# Mails to one person about one subject leave in their order: nobody reads of a cancellation before the booking.
CLAIM: Final = """
WITH next AS (
    SELECT id
    FROM mails AS mail
    WHERE (
        (state = 'pending' AND (not_before IS NULL OR not_before <= $1))
        OR (state = 'sending' AND leased_until <= $2)
    )
    AND NOT EXISTS (
        SELECT FROM mails AS earlier
        WHERE earlier.subject = mail.subject
        AND earlier.person_id = mail.person_id
        AND earlier.id < mail.id
        AND earlier.state IN ('pending', 'sending')
    )
    ORDER BY id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
UPDATE mails SET state = 'sending', leased_until = $3
FROM next
WHERE mails.id = next.id
RETURNING mails.id, key, kind, recipient, body, created_at, attempts, traceparent,
          worth_until < $1 AS stale
"""

FINISH: Final = """
UPDATE mails
SET state = $2, reason = $3, recipient = NULL, body = NULL, leased_until = NULL, finished_at = $4
WHERE id = $1
"""

# Nobody sends a parked mail again, and it may hold a code: address and body go at once, why it was refused stays.
PARK: Final = """
UPDATE mails
SET state = 'parked', reason = $2, recipient = NULL, body = NULL, leased_until = NULL, finished_at = $3
WHERE id = $1
"""

POSTPONE: Final = """
UPDATE mails SET state = 'pending', attempts = attempts + 1, not_before = $2, reason = $3, leased_until = NULL
WHERE id = $1
"""

RELEASE: Final = """
UPDATE mails SET state = 'pending', leased_until = NULL WHERE id = $1 AND state = 'sending'
"""

MEASURE: Final = """
SELECT count(*) AS waiting, min(created_at) AS oldest FROM mails WHERE state IN ('pending', 'sending')
"""

# Both pass over what somebody else has in hand, until the next time: who takes many rows in no order of theirs waits for nobody, so that
# nobody who has some of them can wait for them in turn.
CLEAR: Final = """
DELETE FROM mails
WHERE id IN (
    SELECT id FROM mails
    WHERE state IN ('sent', 'dropped', 'parked') AND finished_at < $1
    LIMIT $2
    FOR UPDATE SKIP LOCKED
)
"""

# What is not worth sending any more waits for no mail server to be emptied.
DROP_STALE: Final = """
UPDATE mails
SET state = 'dropped', reason = 'no longer worth sending', recipient = NULL, body = NULL, finished_at = $1
WHERE id IN (SELECT id FROM mails WHERE state = 'pending' AND worth_until < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
"""


@dataclass(frozen=True)
class Cleared:
    """So many mails were emptied and deleted; `more`: perhaps there are more of them."""

    dropped: int
    deleted: int
    more: bool


class Outcome(Enum):
    """What became of one mail, or of the attempt to find one."""

    NOTHING_DUE = "nothing_due"
    SENT = "sent"
    DROPPED = "dropped"
    PARKED = "parked"
    POSTPONED = "postponed"
    SERVER_AWAY = "server_away"


class MailLoop:
    """Sends what waits. Any number of loops may run: a mail is in the hands of one at a time.

    `clock` judges what is worth sending and when to try again; a lease guards work in hand and stays on real time.
    """

    def __init__(
        self,
        service: str,
        pool: Pool,
        clock: Clock,
        postman: Postman,
        *,
        lease_clock: Clock | None = None,
        lane: int = 0,
    ) -> None:
        self._service = service
        self._pool = pool
        self._clock = clock
        self._lease_clock = lease_clock or SystemClock()
        self._postman = postman
        self._name = f"mail {lane}" if lane else "mail"
        self._every = OTHERS_POLL_SECONDS if lane else POLL_SECONDS
        self._delays = metrics.MAIL_DELAY.labels(service)
        for outcome in (Outcome.SENT, Outcome.PARKED):  # from 0 on, so that the first one is seen as one more
            metrics.MAILS.labels(service, outcome.value)

    async def run(self, stop: asyncio.Event, *, longest_pause: float = LONGEST_OUTAGE_PAUSE) -> None:
        """Sends mails until `stop`, through outages of the mail server and of the database."""

        async def once() -> bool:
            outcome = await self.send_next()
            if outcome is Outcome.SERVER_AWAY:
                raise ServerAway
            return outcome is not Outcome.NOTHING_DUE

        try:
            await keep_working(once, stop, name=self._name, every=self._every, longest_pause=longest_pause)
        finally:
            await self._postman.say_goodbye()

    async def send_next(self) -> Outcome:
        """Sends the mail that waits longest of those that may go now."""
        if (mail := await self._claim()) is None:
            return Outcome.NOTHING_DUE
        outcome = await self._send(mail)
        metrics.MAILS.labels(self._service, outcome.value).inc()
        return outcome

    async def clear(self, most: int = CLEARED_AT_ONCE) -> Cleared:
        """Empties mails that are not worth sending any more, and deletes those done with long ago, at most so many of each."""
        now = self._clock.now()
        async with transaction(self._pool) as tx:
            dropped = rows_changed(await tx.execute(DROP_STALE, now, most))
            deleted = rows_changed(await tx.execute(CLEAR, now - KEPT_WHEN_DONE, most))
        return Cleared(dropped, deleted, more=most in {dropped, deleted})

    async def measure_regularly(self, stop: asyncio.Event) -> None:
        """Shows until `stop` how many mails have not left yet, and since when."""

        async def once() -> bool:
            row = await self._pool.fetchrow(MEASURE)
            age = (self._clock.now() - row["oldest"]).total_seconds() if row is not None and row["oldest"] else 0.0
            metrics.MAILS_WAITING.labels(self._service).set(row["waiting"] if row is not None else 0)
            metrics.MAILS_AGE.labels(self._service).set(age)
            return False

        await keep_working(once, stop, name="waiting mails", every=MEASURE_SECONDS)

    async def clear_regularly(self, stop: asyncio.Event) -> None:
        """Clears every few minutes until `stop`."""

        async def once() -> bool:
            return (await self.clear()).more

        await keep_working(once, stop, name="old mails", every=CLEAR_SECONDS)

    async def _claim(self) -> Mail | None:
        lease = self._lease_clock.now()
        async with acquired(self._pool) as tx:  # one statement is a transaction of its own: one way instead of three
            row = await tx.fetchrow(CLAIM, self._clock.now(), lease, lease + LEASE)
        return Mail(**{**row, "stale": row["stale"] is True}) if row is not None else None

    async def _send(self, mail: Mail) -> Outcome:
        if mail.stale:
            await self._write(FINISH, mail.id, "dropped", "no longer worth sending", self._clock.now())
            return Outcome.DROPPED
        try:
            with span(f"mail {mail.kind}", parent=mail.traceparent, kind=SpanKind.PRODUCER):
                async with asyncio.timeout(SEND_SECONDS * 2):
                    await code_of("each mail", [mail.key])
                    await self._postman.hand_over(mail)
        except Exception as error:  # noqa: BLE001 — whatever one mail does to our code stops no other
            return await self._not_sent(mail, error)
        fault_point("mail.after_send_before_sent")
        now = self._clock.now()
        await self._write(FINISH, mail.id, "sent", None, now)
        self._delays.observe((now - mail.created_at).total_seconds())
        return Outcome.SENT

    async def _not_sent(self, mail: Mail, error: Exception) -> Outcome:
        """A fault of our own may be mended: then the mail is tried again."""
        match error:
            case TooLong() | TimeoutError():
                self._postman.hang_up()
                return await self._let_others_pass(mail, type(error).__name__)
            case ServerAway():
                log.warning("the mail server is away", reason=str(error))
                await self._write(RELEASE, mail.id)
                return Outcome.SERVER_AWAY
            case NeverTaken():
                return await self._park(mail, str(error))
            case NotNow():
                return await self._postpone(mail, str(error))
        self._postman.hang_up()
        log.error("mail failed", mail=str(mail.key), kind=mail.kind, at=places_of(error))
        return await self._postpone(mail, type(error).__name__)

    async def _let_others_pass(self, mail: Mail, reason: str) -> Outcome:
        """It is tried again after a pause, and the next one at once; nothing is given up, the server may be away."""
        log.warning("a mail took too long", mail=str(mail.key), kind=mail.kind, attempts=mail.attempts + 1)
        await self._write(POSTPONE, mail.id, self._clock.now() + _pause_after(mail.attempts), reason)
        return Outcome.SERVER_AWAY

    async def _postpone(self, mail: Mail, reason: str) -> Outcome:
        now = self._clock.now()
        if now - mail.created_at > GIVE_UP_AFTER:
            return await self._park(mail, reason)
        await self._write(POSTPONE, mail.id, now + _pause_after(mail.attempts), reason)
        log.info("mail postponed", mail=str(mail.key), kind=mail.kind, status=reason[:3], attempts=mail.attempts + 1)
        return Outcome.POSTPONED

    async def _park(self, mail: Mail, reason: str) -> Outcome:
        await self._write(PARK, mail.id, reason, self._clock.now())
        log.error("mail parked", mail=str(mail.key), kind=mail.kind, status=reason[:3])
        return Outcome.PARKED

    async def _write(self, statement: str, *arguments: object) -> None:
        async with transaction(self._pool) as tx:
            await tx.execute(statement, *arguments)


def _pause_after(attempts: int) -> timedelta:
    return min(PAUSE * 2.0 ** min(attempts, 10), LONGEST_PAUSE)


class MailJob:
    """The worker's job that sends this service's mails, in a few lanes so that one slow recipient holds up no other."""

    name = "mail"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Sends until `stop`; what is in hand then is finished first."""
        settings = parts.settings
        if not isinstance(settings, MailSettings):
            raise TypeError(f"{type(settings).__name__} is no MailSettings: this service can't send mail")
        if settings.smtp_url is None:
            raise ValueError("SMTP_URL is missing: there is nobody to give mails to")
        async with asyncio.TaskGroup() as lanes:
            for lane in range(LANES):
                postman = Postman(settings.smtp_url.get_secret_value(), settings.mail_from, settings.smtp_ca_file)
                loop = MailLoop(parts.service, parts.pool, parts.clock, postman, lane=lane)
                lanes.create_task(loop.run(stop), name=f"mail of {parts.service}, lane {lane}")
                if lane == 0:
                    lanes.create_task(loop.measure_regularly(stop), name=f"waiting mails of {parts.service}")
                    lanes.create_task(loop.clear_regularly(stop), name=f"old mails of {parts.service}")
