"""What runs all the time: writing mails, and watching how the clocks of zones go."""

from typing import Final

from services.notifications.jobs.watching import ClockWatch
from services.notifications.jobs.writing import WritingJob
from shared.ground.jobs import Job
from shared.mail import MailJob

JOBS: Final[tuple[type[Job], ...]] = (WritingJob, MailJob, ClockWatch)
