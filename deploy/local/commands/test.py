"""`test`: pytest, with whatever arguments it is given; where there are none, all tests but the long proofs, in two processes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from deploy.local.environment import basic_environment
from deploy.local.folders import ROOT
from deploy.local.progress import say

NO_TESTS: Final = 5
IN_TWO_PROCESSES: Final = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-q")
"""In the order of `tests/fixtures/handing_out.py`."""


def run(arguments: Sequence[str]) -> int:
    """pytest's own exit code."""
    return pytest_with(arguments or (*IN_TWO_PROCESSES, "-m", "not proof"))


def pytest_with(arguments: Sequence[str]) -> int:
    """Runs it in the checkout, with nothing of our environment that the tests don't know."""
    command = [sys.executable, "-m", "pytest", *arguments]
    code = subprocess.run(command, cwd=ROOT, env=basic_environment(), check=False).returncode
    if code == NO_TESTS and os.environ.get("CI"):
        say("no test was run")
    return code
