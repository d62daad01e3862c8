"""`test`: pytest, with whatever arguments it is given; all tests, in two processes, where there are none."""

import os
import subprocess
import sys

from deploy.local.environment import basic_environment
from deploy.local.folders import ROOT
from deploy.local.progress import say

NO_TESTS = 5
ALL_OF_THEM = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-q"]
"""In the order of `tests/fixtures/handing_out.py`."""


def run(arguments: list[str]) -> int:
    """pytest's own exit code."""
    command = [sys.executable, "-m", "pytest", *(arguments or ALL_OF_THEM)]
    code = subprocess.run(command, cwd=ROOT, env=basic_environment(), check=False).returncode
    if code == NO_TESTS and os.environ.get("CI"):
        say("no test was run")
    return code
