"""The public API below `/mentorships/v1`."""

from typing import Final

from services.mentorships.api import agreements, feedback, goals, journey, momentum, notes, sessions, thread

ROUTERS: Final = (
    journey.router,
    momentum.router,
    agreements.router,
    goals.router,
    sessions.router,
    notes.router,
    thread.router,
    feedback.router,
)
