"""`check`: everything that can be judged without running the product."""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from deploy.judges.__main__ import JUDGES
from deploy.local.commands.documents import GENERATED, generator
from deploy.local.environment import basic_environment
from deploy.local.folders import ROOT
from deploy.local.progress import say

PYTHON = sys.executable
PROGRAMS = Path(PYTHON).parent

# Name, command, and what to do when it fails.
CHECKS: tuple[tuple[str, list[str], str], ...] = (
    ("format", [PYTHON, "-m", "ruff", "format", "--check", "."], "ruff format ."),
    ("lint", [PYTHON, "-m", "ruff", "check", "."], "ruff check --fix . mends some of it"),
    ("types", [PYTHON, "-m", "mypy"], "each line names the place"),
    *(
        (name, generator(module, "--check"), f"./mentoring documents writes it anew; read the difference ({module})")
        for name, module in GENERATED.items()
    ),
    ("kubernetes", [PYTHON, "-m", "deploy.kubernetes"], "the rules are in deploy/kubernetes/rules.py"),
    ("compose", [PYTHON, "-m", "deploy.compose"], "the rules are in deploy/compose/rules.py"),
    *(
        (
            judge,
            [PYTHON, "-m", "deploy.judges", judge],
            "its rules, and the exceptions with their reasons, lie in deploy/judges",
        )
        for judge in JUDGES
    ),
    *(
        (f"web app: {what}", [PYTHON, "-m", "deploy.web", what], "its sources lie in frontends/web")
        for what in ("types", "lint", "units")
    ),
    ("import contracts", [str(PROGRAMS / "lint-imports"), "--no-cache"], "the contracts are in pyproject.toml"),
)


def run(arguments: list[str]) -> int:
    """Runs all of them, whatever the first ones say."""
    argparse.ArgumentParser(prog="./mentoring check").parse_args(arguments)
    failed = [name for name, command, advice in CHECKS if not _passes(name, command, advice)]
    say(f"\n{len(CHECKS) - len(failed)} passed, {len(failed)} failed" + (f": {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def _passes(name: str, command: list[str], advice: str) -> bool:
    began = time.monotonic()
    answer = subprocess.run(command, cwd=ROOT, env=basic_environment(), capture_output=True, text=True, check=False)
    passed = answer.returncode == 0
    say(f"  {name:<30}{'ok' if passed else 'FAILED':<8}{time.monotonic() - began:5.1f} s")
    if not passed:
        say(f"{answer.stdout}{answer.stderr}\n  What to do: {advice}\n")
    return passed
