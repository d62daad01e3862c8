"""What runs all the time: outcomes are computed, funnels and nudges counted."""

from typing import Final

from services.mentorships.jobs.folding import Folding
from services.mentorships.jobs.releasing import Releases
from shared.ground.jobs import Job

JOBS: Final[tuple[type[Job], ...]] = (Releases, Folding)
