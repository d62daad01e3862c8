"""The worker role, and the tables that both stand on."""

from services.scheduling.consumers import CONSUMERS
from services.scheduling.jobs import JOBS
from services.scheduling.settings import SERVICE, Settings
from services.scheduling.timers import TIMERS
from shared.migrations import migrate_service
from shared.running.worker import Worker


def build_worker(settings: Settings) -> Worker:
    """The worker role's loops."""
    return Worker(settings, service=SERVICE, consumers=CONSUMERS, timers=TIMERS, jobs=JOBS)


async def migrate(settings: Settings) -> None:
    """Schema, runtime role, tables and topics."""
    await migrate_service(settings, service=SERVICE)
