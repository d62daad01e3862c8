"""`down`: stops the running platform, and returns when nothing of it is left."""

import argparse
import asyncio
import os
import signal
import time

from deploy.local.folders import Folders, folders
from deploy.local.lock import Lock
from deploy.local.processes import ProcessFile
from deploy.local.progress import say, step
from deploy.local.trouble import Trouble

STOPS_WITHIN = 45.0


def run(arguments: list[str]) -> int:
    """Stops it; fine when none runs."""
    argparse.ArgumentParser(prog="./mentoring down").parse_args(arguments)
    if not stop(folders()):
        say("No platform is running in this checkout.")
    return 0


def stop(place: Folders) -> bool:
    """Stops the platform and what a killed one left behind; False when there was neither."""
    holder = Lock(place.lock).holder()
    if holder is None:
        return bool(asyncio.run(ProcessFile(place.processes).end_leftovers()))
    with step("stopped"):
        os.kill(holder, signal.SIGTERM)
        deadline = time.monotonic() + STOPS_WITHIN
        while Lock(place.lock).holder() == holder:
            if time.monotonic() > deadline:
                raise Trouble(
                    f"process {holder} has not stopped within {STOPS_WITHIN:.0f} s.",
                    f"What it said is in {place.logs / 'up.log'}. `kill -9 {holder}` ends it, and everything it started.",
                )
            time.sleep(0.05)
    return True
