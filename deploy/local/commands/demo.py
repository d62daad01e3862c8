"""`demo`: plays the main job through the public API, on the running platform or on one started for it."""

import subprocess
import sys

from deploy.local.commands.up import ensure_running
from deploy.local.environment import basic_environment
from deploy.local.folders import folders


def run(arguments: list[str]) -> int:
    """Starts a platform with the test clock where none runs, and leaves it running."""
    place = folders()
    place.make()
    ensure_running(place, ["--clock"])
    command = [sys.executable, "-m", "deploy.local.demo", *arguments]
    return subprocess.run(command, env=basic_environment(), check=False).returncode
