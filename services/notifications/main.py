"""The worker role, and the tables that both stand on."""

from services.notifications.consumers import CONSUMERS
from services.notifications.jobs import JOBS
from services.notifications.settings import SERVICE, Settings
from services.notifications.timers import TIMERS
from shared.migrations import migrate_service
from shared.running.worker import Worker


def build_worker(settings: Settings) -> Worker:
    jobs = [job() for job in JOBS]
    return Worker(settings, service=SERVICE, consumers=CONSUMERS, timers=TIMERS, jobs=jobs)


async def migrate(settings: Settings) -> None:
    await migrate_service(settings, SERVICE)
