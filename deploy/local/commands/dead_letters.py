"""`dead-letters`: the events that a service could not handle, and why."""

import argparse
import asyncio
import json
from datetime import datetime

import asyncpg

from deploy.local.folders import folders
from deploy.local.lock import running
from deploy.local.progress import say
from deploy.local.secrets import SERVICES


def run(arguments: list[str]) -> int:
    """Oldest first."""
    parser = argparse.ArgumentParser(prog="./mentoring dead-letters")
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    chosen = parser.parse_args(arguments)
    letters = asyncio.run(_letters(running(folders()).owner_url))
    for letter in letters:
        say(json.dumps(letter) if chosen.json else "  ".join(f"{name}={value}" for name, value in letter.items()))
    if not letters and not chosen.json:
        say("None: every event has been handled.")
    return 0


async def _letters(owner_url: str) -> list[dict[str, object]]:
    connection = await asyncpg.connect(owner_url)
    try:
        return [
            {"service": service} | {name: _shown(value) for name, value in row.items()}
            for service in SERVICES
            for row in await connection.fetch(f"SELECT * FROM {service}.dead_letters ORDER BY parked_at")  # noqa: S608
        ]
    finally:
        await connection.close()


def _shown(value: object) -> object:
    if isinstance(value, list):
        return [_shown(each) for each in value]
    if isinstance(value, bytes):
        return value.decode(errors="backslashreplace")
    return value.isoformat() if isinstance(value, datetime) else value if isinstance(value, int) else str(value)
