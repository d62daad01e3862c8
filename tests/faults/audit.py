"""`./mentoring audit`: what is off on a running platform, by the checks of the crash matrix. Reads only."""

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime, timedelta
from typing import Final

import asyncpg

from deploy.local.commands.clock import offset_of
from deploy.local.folders import Folders, folders
from deploy.local.lock import State, running
from deploy.local.progress import complain, say
from deploy.local.trouble import Trouble
from tests.faults.checker import CHECKS, judge
from tests.faults.collecting import Log, Mailbox, read_tables
from tests.faults.evidence import Evidence
from tests.faults.violations import Violation

SECONDS_BETWEEN: Final = 3.0
ANY: Final = sys.maxsize
"""A worker that dies between sending a mail and noting it sends it again: only who made it die knows how often."""
NEEDS_A_HISTORY: Final = frozenset(
    {"acknowledged is kept", "commands take effect once", "handled once and in order", "reactions miss nothing",
     "projections are true", "no deadlocks"}
)  # fmt: skip
"""These need a load that writes down what it was promised, witnesses, or a database of their own."""


async def look(state: State, place: Folders) -> Evidence:
    """Everything that can be read."""
    log = Log(state.bootstrap_servers)
    await log.read_on()
    connection = await asyncpg.connect(state.owner_url)
    try:
        tables = await read_tables(connection)
    finally:
        await connection.close()
    now = datetime.now(UTC) + (offset_of(place) if state.clock else timedelta())
    mails = Mailbox(place.mails).mails()
    return Evidence(now=now, records=log.records, tables=tables, mails=mails, mails_again=ANY)


async def audit(state: State, place: Folders, *, pause: float = SECONDS_BETWEEN) -> list[Violation]:
    """What is off, and still is a moment later: until then it was only on its way."""
    chosen = {each.name for each in CHECKS} - NEEDS_A_HISTORY
    if not place.mails.exists():
        chosen.discard("mails arrive once")
    first = {str(each) for each in judge(await look(state, place), chosen)}
    if not first:
        return []
    await asyncio.sleep(pause)
    return [each for each in judge(await look(state, place), chosen) if str(each) in first]


def main(arguments: list[str]) -> int:
    """0 when nothing is off, 1 when something is."""
    parser = argparse.ArgumentParser(prog="./mentoring audit", description="Checks the promises across the services.")
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    chosen = parser.parse_args(arguments)
    place = folders()
    try:
        found = asyncio.run(audit(running(place), place))
    except Trouble as trouble:
        complain(f"\nmentoring: {trouble}")
        return 1
    for each in found:
        say(json.dumps(vars(each)) if chosen.json else str(each))
    if not chosen.json:
        say(f"{len(CHECKS) - len(NEEDS_A_HISTORY)} checks, {len(found) or 'nothing'} off")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
