"""The worker role, and the tables that both stand on."""

from services.profiles.buckets import Bucket
from services.profiles.consumers import CONSUMERS
from services.profiles.jobs import Inviting, Rotating, Sweeping, TellingAnew, Tidying
from services.profiles.keys import KeyCipher
from services.profiles.settings import SERVICE, Settings
from services.profiles.timers import TIMERS
from services.profiles.use_cases import badge_keys, programmes, signing_keys, skills
from services.profiles.vocabulary import vocabulary_of_the_file
from shared.clock import SystemClock, clock_of
from shared.mail import MailJob
from shared.migrations import migrate_service
from shared.postgres import Pool, open_pool, transaction
from shared.running.worker import Worker


def build_worker(settings: Settings) -> Worker:
    """The worker role's loops."""
    bucket = Bucket.of(settings)
    sweeping = () if bucket is None else (Sweeping(bucket),)
    jobs = (MailJob(), Tidying(), Inviting(settings), Rotating(settings), TellingAnew(), *sweeping)
    return Worker(settings, service=SERVICE, consumers=CONSUMERS, timers=TIMERS, jobs=jobs)


async def migrate(settings: Settings) -> None:
    """Schema, topics, and what a new platform begins with."""
    await migrate_service(settings, service=SERVICE)
    pool = await pool_of(settings)
    try:
        await furnish(pool, settings)
    finally:
        await pool.close()


async def furnish(pool: Pool, settings: Settings) -> None:
    """The first signing keys, the vocabulary as its file has it, the default programme; again and it changes nothing."""
    now = clock_of(settings.clock_file).now()
    async with transaction(pool) as tx:
        for keys in (signing_keys, badge_keys):
            await keys.ensure_key(tx, cipher_of(settings), real_now=SystemClock().now())
        await skills.take_over_vocabulary(tx, vocabulary_of_the_file(), now=now)
        await programmes.open_default_programme(tx, now=now)


def cipher_of(settings: Settings) -> KeyCipher:
    """What opens the keys that tokens and badges are signed with."""
    return KeyCipher(settings.key_encryption_secret.get_secret_value())


async def pool_of(settings: Settings) -> Pool:
    """One connection, for a command."""
    return await open_pool(settings.database_url.get_secret_value(), service=SERVICE, role="command", size=1)
