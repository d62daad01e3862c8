"""How long something is worth a mail."""

from datetime import timedelta
from typing import Final

NEWS: Final = timedelta(days=14)
"""What asks for no answer by a given time."""

LATE_CANCELLATION: Final = timedelta(days=1)
"""A cancellation still clears a calendar shortly after the session would have ended."""

LATE_END: Final = timedelta(days=1)
"""A request can be left unanswered until its very start: that it ended is news for a while after that."""
