"""The public API of notifications."""

from typing import Final

from services.notifications.api import messages, preferences, stream
from services.notifications.store.own_data import OWN
from shared.http.own_data import router_for

ROUTERS: Final = (
    stream.router,  # its path comes before a message's id
    messages.router,
    preferences.router,
    router_for("notifications", OWN),
)
