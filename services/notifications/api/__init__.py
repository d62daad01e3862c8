"""The public API of notifications."""

from typing import Final

from services.notifications.api import messages, preferences, stream

ROUTERS: Final = (stream.router, messages.router, preferences.router)  # the stream's path comes before a message's id
