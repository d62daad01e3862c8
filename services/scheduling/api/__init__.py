"""The routes of scheduling, below `/scheduling/v1`."""

from typing import Final

from services.scheduling.api import (
    appeals,
    availability,
    calendars,
    ceasing,
    holds,
    moving,
    offerings,
    places,
    series,
    sessions,
    slots,
    time_off,
)
from services.scheduling.store.own_data import OWN
from shared.http.own_data import router_for

# In the order in which they are matched: first what everybody asks for all the time.
ROUTERS: Final = (
    slots.router,
    sessions.router,
    holds.router,
    availability.router,
    time_off.router,
    offerings.router,
    moving.router,
    series.router,
    calendars.router,
    appeals.router,
    places.router,
    ceasing.router,
    router_for("scheduling", OWN),
)
