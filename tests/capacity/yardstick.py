"""How fast a core is at this moment: neighbours of a machine leave more or less of it, and processor time grows and shrinks with that."""

import json
import time
from dataclasses import dataclass
from statistics import median
from typing import Final

PIECES: Final = 40
SAID: Final = [{"number": number, "text": f"what is said for the {number}th time"} for number in range(400)]


def piece() -> float:
    """Seconds of processor time for the same piece of work as ever, some 50 ms: lists and texts, there and back."""
    began = time.process_time()
    for _ in range(PIECES):
        json.loads(json.dumps(SAID))
    return time.process_time() - began


@dataclass(frozen=True)
class Yardstick:
    """`usual`: seconds of the piece at the time with which all others are compared."""

    usual: float

    @classmethod
    def now(cls) -> "Yardstick":
        return cls(median(piece() for _ in range(9)))

    def share(self) -> float:
        """What a second of processor time of this moment is worth of a usual one."""
        return self.usual / median(piece() for _ in range(3))
