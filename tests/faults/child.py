"""`python -m tests.faults.child MODULE …`: heavy work of a worker, in its process as ever; armed where a point of it is.

The worker's own file says which point that is: one that hit there is not armed again.
"""

import os
import runpy
import sys
from importlib import import_module
from pathlib import Path
from signal import Signals

from shared.ground import faults
from tests.faults.hitting import Hit

PREFIX = "child."
"""Points with such names are in the processes of heavy work, and in no worker."""


def arm(file: Path) -> None:
    """Arms what stands in the file, where that is a point of such a process and nobody has passed it."""
    spec, hit = file.read_text() if file.exists() else "", file.with_suffix(".hit")
    if spec.startswith(PREFIX) and not hit.exists():
        point, number, nth = spec.split()
        faults.arm(point, Hit(hit, Signals(int(number)), int(nth)))


def play() -> None:
    module = sys.argv.pop(1)
    for guard in filter(None, os.environ.get("FAULTS_WITHOUT", "").split(",")):
        import_module("tests.faults.weakenings").take_away(guard, module.split(".")[1])
    if "FAULTS_ARM" in os.environ:
        arm(Path(os.environ["FAULTS_ARM"]))
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    play()
