"""The public API below `/mentorships/v1`."""

from typing import Final

from services.mentorships.api import feedback, goals, journey, sessions

ROUTERS: Final = (journey.router, goals.router, sessions.router, feedback.router)
