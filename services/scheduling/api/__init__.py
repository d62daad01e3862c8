"""The routes of scheduling, below `/scheduling/v1`."""

from typing import Final

from services.scheduling.api import (
    appeals,
    availability,
    calendars,
    holds,
    moving,
    offerings,
    places,
    series,
    sessions,
    slots,
    time_off,
)

ROUTERS: Final = (
    availability.router,
    time_off.router,
    offerings.router,
    slots.router,
    holds.router,
    sessions.router,
    moving.router,
    series.router,
    calendars.router,
    appeals.router,
    places.router,
)
