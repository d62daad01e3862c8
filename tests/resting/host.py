"""`python -m tests.resting.host FOLDER`: what `./mentoring up` runs, in a folder of its own; without the web app, which would be built first."""

import sys
from pathlib import Path

import uvloop

from deploy.local import platform
from deploy.local.commands.up import _run
from deploy.local.folders import Folders
from deploy.local.platform import Options

PATIENCE = 400.0
"""Beside others a start takes longer, which changes nothing of what is measured afterwards."""

if __name__ == "__main__":
    platform.READY_WITHIN = PATIENCE
    place = Folders(Path(sys.argv[1]))
    place.make()
    sys.exit(uvloop.run(_run(place, Options(given={}), in_background=True)))
