"""What happens to a process at an armed point."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from signal import Signals


@dataclass
class Hit:
    """Sends a signal to this process when a point is passed for the nth time, and notes when that was and which process it is."""

    file: Path
    number: Signals
    nth: int

    def __call__(self) -> None:
        self.nth -= 1
        if self.nth == 0:
            self.file.write_text(f"{time.time()} {os.getpid()}")
            os.kill(os.getpid(), self.number)
