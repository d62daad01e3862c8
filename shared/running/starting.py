"""The first moments of a process, in which it imports: whoever tells it to end is heard from the beginning.

The first process of a container has no default for a signal: without a handler SIGTERM is lost, and who sent it waits for the
whole grace.
"""

import os
import signal
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)


def end_when_told() -> None:
    """Until a role has handlers of its own, a signal ends the process at once: nothing is in hand yet."""
    for number in SIGNALS:
        signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    os._exit(128 + number)  # an exception could be caught by whatever is just being imported
