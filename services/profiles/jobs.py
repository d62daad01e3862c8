"""What the worker does by itself: tidying, invitations, new signing keys, and telling of everybody what a release has begun to tell."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

from services.profiles.buckets import Bucket
from services.profiles.keys import KeyCipher
from services.profiles.settings import Settings
from services.profiles.store import passkeys, people, photo_shelves, sign_ins
from services.profiles.use_cases import badge_keys, inviting, signing_keys
from services.profiles.use_cases.telling import tell_again
from shared.clock import SystemClock
from shared.ground.jobs import WorkerParts, keep_working
from shared.ground.one_by_one import Batches
from shared.ground.progress import Part, present_board
from shared.postgres import Tx, transaction

EVERY_SECONDS: Final = 600.0
RETOLD_AT_ONCE: Final = 50
SWEPT_AT_ONCE: Final = 20
LOOK_SECONDS: Final = 5.0


class Tidying:
    """Deletes sign-ins and refresh tokens that are over, by real time as they were made."""

    name = "tidying"

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Tidies every ten minutes until `stop`."""

        async def once() -> bool:
            async with transaction(parts.pool) as tx:
                await sign_ins.tidy(tx, SystemClock().now())
                await passkeys.tidy(tx, SystemClock().now())
            return False

        await keep_working(once, stop, name=self.name, every=EVERY_SECONDS)


class Inviting:
    """Sends invitations on their day, and forgets who was never invited."""

    name = "invitations"

    def __init__(self, settings: Settings) -> None:
        self._frontend_url: Final = settings.frontend_url

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Looks every five seconds until `stop`; a portion is a transaction."""

        async def once() -> bool:
            now = parts.clock.now()
            async with transaction(parts.pool) as tx:
                sent = await inviting.send_invitations(tx, self._frontend_url, now=now)
                forgotten = await inviting.forget_never_invited(tx, now=now)
            if sent or forgotten:
                parts.wake_relay()
            return inviting.AT_ONCE in (sent, forgotten)

        await keep_working(once, stop, name=self.name, every=LOOK_SECONDS)


class Rotating:
    """Has the next signing key made in time."""

    name = "signing keys"

    def __init__(self, settings: Settings) -> None:
        self._cipher: Final = KeyCipher(settings.key_encryption_secret.get_secret_value())
        self._lasts: Final = timedelta(days=settings.signing_key_lasts_days)
        self._badges_last: Final = timedelta(days=settings.badge_key_lasts_days)

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Looks every ten minutes until `stop`."""

        async def once() -> bool:
            now = SystemClock().now()
            async with transaction(parts.pool) as tx:
                await signing_keys.keep_young(tx, self._cipher, lasts=self._lasts, real_now=now)
            async with transaction(parts.pool) as tx:
                await badge_keys.keep_young(tx, self._cipher, lasts=self._badges_last, real_now=now)
            return False

        await keep_working(once, stop, name=self.name, every=EVERY_SECONDS)


class Sweeping:
    """Takes photos that nobody shows any more out of the bucket: soon after whoever showed them is gone, or shows others."""

    name = "photos"

    def __init__(self, bucket: Bucket) -> None:
        self._bucket: Final = bucket

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Looks every five seconds until `stop`."""
        await keep_working(partial(self.sweep, parts), stop, name=self.name, every=LOOK_SECONDS)

    async def sweep(self, parts: WorkerParts) -> bool:
        """Some of them; whether there may be more. What was taken away and is not noted so is taken away once more."""
        async with transaction(parts.pool) as tx:
            found = await photo_shelves.unwanted(tx, SWEPT_AT_ONCE, real_now=SystemClock().now())
        if not found:
            return False
        await self._bucket.delete(found)
        async with transaction(parts.pool) as tx:
            await photo_shelves.note_gone(tx, found)
        return len(found) == SWEPT_AT_ONCE


class TellingAnew:
    """Has everybody told of anew once a release says more of people: who hears of them needs it of those who change nothing."""

    name = people.TELLING_ANEW

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Looks every ten minutes until `stop`."""

        async def once() -> bool:
            return await batches.work() > 0

        with present_board().part(self.name) as part:
            batches = told_anew_batches(parts, part)
            await keep_working(once, stop, name=self.name, every=EVERY_SECONDS, part=part)


def told_anew_batches(parts: WorkerParts, part: Part | None = None) -> Batches[None]:
    """Some of those whom a former release told of last, and whoever was put off."""

    async def take(tx: Tx, only: UUID | None) -> dict[UUID, None]:
        return dict.fromkeys(await people.told_otherwise_for_update(tx, RETOLD_AT_ONCE, only=only))

    async def tell(tx: Tx, taken: Mapping[UUID, None]) -> None:
        await tell_again(tx, list(taken), now=parts.clock.now())

    return Batches(parts, people.TELLING_ANEW, take, tell, part)
