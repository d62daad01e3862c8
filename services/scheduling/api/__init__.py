"""The routes of scheduling, below `/scheduling/v1`."""

from typing import Final

from services.scheduling.api import availability, holds, offerings, sessions, slots

ROUTERS: Final = (availability.router, offerings.router, slots.router, holds.router, sessions.router)
