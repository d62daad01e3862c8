"""The worker role, and the tables that both stand on."""

from services.matching.consumers import CONSUMERS
from services.matching.jobs import JOBS
from services.matching.settings import SERVICE, Settings
from services.matching.timers import TIMERS
from shared.migrations import migrate_service
from shared.running.worker import Worker


def build_worker(settings: Settings) -> Worker:
    """Consumers, relay, timers, and match runs."""
    jobs = [job() for job in JOBS]
    return Worker(settings, service=SERVICE, consumers=CONSUMERS, timers=TIMERS, jobs=jobs)


async def migrate(settings: Settings) -> None:
    """Schema, role and tables."""
    await migrate_service(settings, SERVICE)
