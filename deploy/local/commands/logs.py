"""`logs`: what the processes log, in the order of time."""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deploy.local.folders import folders
from deploy.local.progress import say
from deploy.local.secrets import SERVICES


def run(arguments: list[str]) -> int:
    """Ends with the last line, or with Ctrl-C when following."""
    parser = argparse.ArgumentParser(prog="./mentoring logs")
    parser.add_argument("--json", action="store_true", help="the lines as they were logged")
    parser.add_argument("--follow", action="store_true", help="wait for more")
    parser.add_argument("service", nargs="?", choices=SERVICES)
    chosen = parser.parse_args(arguments)
    files = sorted(folders().logs.glob("*.log"))
    offsets = dict.fromkeys(files, 0)
    while True:
        entries = [entry for file in files for entry in _read(file, offsets)]
        for entry in sorted(entries, key=lambda entry: str(entry.get("timestamp", ""))):
            if chosen.service in {None, entry.get("service")}:
                say(json.dumps(entry) if chosen.json else _line(entry))
        if not chosen.follow:
            return 0
        time.sleep(0.2)


def _read(file: Path, offsets: dict[Path, int]) -> Iterator[dict[str, Any]]:
    """New whole lines. What is no JSON (a traceback of Python itself, say) comes as an event without a time."""
    with file.open("rb") as log:
        log.seek(offsets[file])
        for line in log:
            if not line.endswith(b"\n"):
                break
            offsets[file] += len(line)
            text = line.decode(errors="replace").rstrip()
            try:
                entry = json.loads(text)
            except json.JSONDecodeError:
                entry = {"event": text}
            yield entry if isinstance(entry, dict) else {"event": text}


def _line(entry: dict[str, Any]) -> str:
    known = {"timestamp", "level", "service", "role", "event", "logger", "exception"}
    fields = " ".join(f"{name}={value}" for name, value in entry.items() if name not in known)
    who = " ".join(filter(None, (entry.get("service"), entry.get("role"))))
    line = f"{entry.get('timestamp', '')[:23]:<24}{entry.get('level', ''):<8}{who:<22}{entry.get('event', '')} {fields}"
    return line.rstrip() + (f"\n{entry['exception']}" if "exception" in entry else "")
