"""`audit`: what is off on the running platform, by the checks of the crash matrix."""

import subprocess
import sys

from deploy.local.environment import basic_environment


def run(arguments: list[str]) -> int:
    """0 when nothing is off."""
    command = [sys.executable, "-m", "tests.faults.audit", *arguments]
    return subprocess.run(command, env=basic_environment(), check=False).returncode
