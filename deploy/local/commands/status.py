"""`status`: what runs, where, and with how much memory."""

import argparse
import asyncio
import json
import subprocess
import sys
from pathlib import Path

from deploy.local.folders import folders
from deploy.local.lock import Lock, State, state_of
from deploy.local.progress import say
from deploy.local.supervisor import missing_at

KIB_A_MIB = 1024
NO_ANSWER = "an answer"
"""What is missing of a role that does not answer: it is being started, or started again."""


def run(arguments: list[str]) -> int:
    """Exit code 0 when everything is ready, 3 when no platform runs, 1 when something is missing."""
    parser = argparse.ArgumentParser(prog="./mentoring status")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    place = folders()
    state = state_of(place)
    if state is None:
        starting = Lock(place.lock).holder() is not None
        say(json.dumps({"running": False}) if chosen.json else "Starting or stopping." if starting else "Not running.")
        return 3
    missing = asyncio.run(_missing(state))
    memory = {name: memory_of(pid) for name, pid in {"supervisor": state.pid, **state.processes}.items()}
    if chosen.json:
        known = {"running": True, "ready": state.ready and not missing, "address": state.address, "split": state.split}
        known |= {
            "clock": state.clock,
            "kafka": state.bootstrap_servers,
            "missing": missing,
            "management": state.management,
        }
        say(json.dumps(known | {"processes": state.processes, "memory_mib": memory}))
    else:
        _show(state, missing, memory)
    return 0 if state.ready and not missing else 1


def _show(state: State, missing: dict[str, list[str]], memory: dict[str, float | None]) -> None:
    say(f"{'Ready' if state.ready and not missing else 'Not ready'}: {state.address}")
    for name, what in missing.items():
        say(f"  {name} is starting" if what == [NO_ANSWER] else f"  {name} is missing {', '.join(what)}")
    say(f"  Kafka        {state.bootstrap_servers}\n  mail sink    {state.smtp_url}")
    say(
        f"  test clock   {'yes' if state.clock else 'no (start with --clock)'}\n\n  process                    pid   memory (PSS)"
    )
    for name, mib in memory.items():
        pid = state.pid if name == "supervisor" else state.processes[name]
        say(f"  {name:<22}{pid:>8}   {'?' if mib is None else f'{mib:6.1f} MiB'}")
    say(f"  {'together':<22}{'':>8}   {sum(mib or 0 for mib in memory.values()):6.1f} MiB")


async def _missing(state: State) -> dict[str, list[str]]:
    asked = await asyncio.gather(*(missing_at(port) for port in state.management.values()))
    answers = dict(zip(state.management, asked, strict=True))
    return {role: [NO_ANSWER] if what is None else what for role, what in answers.items() if what != []}


def memory_of(pid: int) -> float | None:
    """MiB of a process and its children: what is shared is counted once, by shares. None where the system doesn't tell."""
    family = [pid, *_descendants(pid)]
    if sys.platform != "linux":
        answer = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
        return float(answer.stdout) / KIB_A_MIB if answer.stdout.strip() else None
    shares = [_share(each) for each in family]
    return sum(shares) / KIB_A_MIB if any(shares) else None


def _descendants(pid: int) -> list[int]:
    """Not those of the supervisor, which are listed by name: only PostgreSQL has children of its own."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        names = Path(f"/proc/{pid}/comm").read_text().strip()
        return [int(each) for each in tasks.read_text().split()] if names == "postgres" else []
    except OSError:
        return []


def _share(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
