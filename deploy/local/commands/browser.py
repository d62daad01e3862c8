"""`browser`: runs tests.browser with the words it is given."""

import subprocess
import sys

from deploy.local.environment import basic_environment


def run(arguments: list[str]) -> int:
    """Its own exit code."""
    return subprocess.run(
        [sys.executable, "-m", "tests.browser", *arguments], env=basic_environment(), check=False
    ).returncode
