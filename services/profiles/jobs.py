"""What the worker does by itself: tidying, and new signing keys."""

import asyncio
from datetime import timedelta
from typing import Final

from services.profiles.keys import KeyCipher
from services.profiles.settings import Settings
from services.profiles.store import passkeys, sign_ins
from services.profiles.use_cases import signing_keys
from shared.clock import SystemClock
from shared.ground.jobs import WorkerParts, keep_working
from shared.postgres import transaction

EVERY_SECONDS: Final = 600.0


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


class Rotating:
    """Has the next signing key made in time."""

    name = "signing keys"

    def __init__(self, settings: Settings) -> None:
        self._cipher: Final = KeyCipher(settings.key_encryption_secret.get_secret_value())
        self._lasts: Final = timedelta(days=settings.signing_key_lasts_days)

    async def run(self, parts: WorkerParts, stop: asyncio.Event) -> None:
        """Looks every ten minutes until `stop`."""

        async def once() -> bool:
            async with transaction(parts.pool) as tx:
                await signing_keys.keep_young(tx, self._cipher, lasts=self._lasts, real_now=SystemClock().now())
            return False

        await keep_working(once, stop, name=self.name, every=EVERY_SECONDS)
