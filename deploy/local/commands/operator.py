"""`operator`: makes somebody an operator, the first one among them, or unmakes one."""

import argparse
import subprocess
import sys

from deploy.local.environment import basic_environment
from deploy.local.folders import folders
from deploy.local.lock import running


def run(arguments: list[str]) -> int:
    """Runs the service's own command with the running platform's settings."""
    parser = argparse.ArgumentParser(prog="./mentoring operator")
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--remove", action="store_true", help="take an operator's rights away")
    acts.add_argument(
        "--passkey", action="store_true", help="give a code to enrol a passkey with, the first or after a loss"
    )
    parser.add_argument("email")
    chosen = parser.parse_args(arguments)
    command = [
        sys.executable,
        "-m",
        "services.profiles",
        "operator",
        *(["--remove"] if chosen.remove else ["--passkey"] if chosen.passkey else []),
        chosen.email,
    ]
    environment = basic_environment() | running(folders()).operator
    return subprocess.run(command, env=environment, check=False).returncode
