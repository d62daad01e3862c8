"""Has outcomes computed, each release in a process of its own."""

from typing import Final

from services.mentorships.use_cases import outcomes
from shared.ground.long_work import LongWork

URL: Final = "MENTORSHIPS_DATABASE_URL"


class Releases(LongWork):
    """Takes what waits, one at a time, and what a worker left that was killed."""

    def __init__(self) -> None:
        super().__init__("outcome-releases", outcomes, module="services.mentorships.jobs.computing", url_variable=URL)
