"""`soak`: runs tests.soak with the words it is given."""

import subprocess
import sys

from deploy.local.environment import basic_environment


def run(arguments: list[str]) -> int:
    """Its own exit code. In the folder one stands in, since the words may name files."""
    return subprocess.run(
        [sys.executable, "-m", "tests.soak", *arguments], env=basic_environment(), check=False
    ).returncode
