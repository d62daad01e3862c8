"""Makes the locks of npm's packages anew: `python -m deploy.local.lock_packages`, after a change of a package.json."""

import json
import subprocess
from pathlib import Path

from deploy.local.folders import ROOT
from deploy.local.node import PROGRAMS, environment


def main() -> None:
    """Resolves what each package.json asks for. Each folder's .npmrc keeps the registry's address out of its lock."""
    for asked in sorted([*ROOT.glob("deploy/*/package.json"), *ROOT.glob("frontends/*/package.json")]):
        command = [
            str(PROGRAMS / "npm"),
            "install",
            "--package-lock-only",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]
        subprocess.run(command, cwd=asked.parent, env=environment(), check=True)
        leave_out_addresses(asked.with_name("package-lock.json"))


def leave_out_addresses(lock: Path) -> None:
    """Whom one may send money to is no part of what is installed."""
    locked = json.loads(lock.read_text())
    for package in locked["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(locked, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
