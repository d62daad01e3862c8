"""`keys`: the keys that tokens are signed with, which change by themselves every month."""

import argparse
import subprocess
import sys

from deploy.local.environment import basic_environment
from deploy.local.folders import folders
from deploy.local.lock import running


def run(arguments: list[str]) -> int:
    """Runs the service's own command with the running platform's settings."""
    parser = argparse.ArgumentParser(prog="./mentoring keys")
    parser.add_argument("act", choices=["rotate", "withdraw"])
    chosen = parser.parse_args(arguments)
    withdrawing = ["--withdraw"] if chosen.act == "withdraw" else []
    command = [sys.executable, "-m", "services.profiles", "rotate-keys", *withdrawing]
    environment = basic_environment() | running(folders()).operator
    return subprocess.run(command, env=environment, check=False).returncode
