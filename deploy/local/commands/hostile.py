"""`hostile`: runs tests.hostile with the words it is given."""

import subprocess
import sys

from deploy.local.environment import basic_environment


def run(arguments: list[str]) -> int:
    """Its own exit code."""
    return subprocess.run(
        [sys.executable, "-m", "tests.hostile", *arguments], env=basic_environment(), check=False
    ).returncode
