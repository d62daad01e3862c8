"""The worker role, and the tables that both stand on."""

from services.mentorships.consumers import CONSUMERS
from services.mentorships.jobs import JOBS
from services.mentorships.settings import SERVICE, Settings
from services.mentorships.timers import TIMERS
from shared.migrations import migrate_service
from shared.running.worker import Worker


def build_worker(settings: Settings) -> Worker:
    """What hears events, publishes them, does what is due, and has outcomes computed."""
    return Worker(settings, service=SERVICE, consumers=CONSUMERS, timers=TIMERS, jobs=[job() for job in JOBS])


async def migrate(settings: Settings) -> None:
    """Schema, role and tables."""
    await migrate_service(settings, SERVICE)
