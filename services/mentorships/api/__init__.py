"""The public API below `/mentorships/v1`."""

from typing import Final

from services.mentorships.api import agreements, ceasing, feedback, goals, journey, momentum, notes, sessions, thread, tracker

ROUTERS: Final = (
    journey.router,
    momentum.router,
    agreements.router,
    ceasing.router,
    goals.router,
    tracker.router,
    sessions.router,
    notes.router,
    thread.router,
    feedback.router,
)
