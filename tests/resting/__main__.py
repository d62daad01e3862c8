"""`./mentoring rest`: what the platform of one machine needs while nobody asks for anything, part by part.

./mentoring rest                        for two minutes, then an event's way and the broker's recovery
./mentoring rest --keep "after …"       its numbers are kept under these words, and the document shows them

Processor time is what Linux has counted for each process: the same beside whatever else the machine does. Linux only.
"""

import argparse
import asyncio
import shutil
import sys
import time
from collections.abc import Mapping
from typing import Any

from deploy.local.folders import Folders, folders
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.progress import say
from deploy.local.trouble import Trouble
from tests.resting.platform import Resting
from tests.resting.processes import memory, sample, shares, wakeups
from tests.resting.results import RESULTS, kept

MOST_SHARE = 11.0
MOST_MEMORY = 600.0
SETTLES_IN = 20.0
EVENTS = 40


def main(arguments: list[str]) -> int:
    """0 when all of it needs no more than it should: 11 % of one core, 600 MiB."""
    parser = argparse.ArgumentParser(prog="./mentoring rest", description="What the platform needs at rest.")
    parser.add_argument("--seconds", type=float, default=120.0, help="how long it is looked at")
    parser.add_argument(
        "--settle", type=float, default=SETTLES_IN, help="seconds before that in which it comes to rest"
    )
    parser.add_argument("--keep", metavar="WORDS", help="keep the numbers under these words")
    chosen = parser.parse_args(arguments)
    if sys.platform != "linux":
        raise Trouble("only Linux says what each process has used.", "Run it there.")
    measured = asyncio.run(_measured(chosen))
    if chosen.keep:
        RESULTS.append(kept(chosen.keep, measured))
    share, mib = sum(measured["shares"].values()), sum(measured["memory"].values())
    return 0 if share <= MOST_SHARE and mib <= MOST_MEMORY else 1


async def _measured(chosen: argparse.Namespace) -> Mapping[str, Any]:
    folder = folders().data / "resting" / str(int(time.time()))
    place = Folders(folder)
    try:
        return await _of(await Resting.begin(place), chosen)
    finally:
        EmbeddedPostgres(place.postgres).remove()
        shutil.rmtree(folder, ignore_errors=True)


async def _of(resting: Resting, chosen: argparse.Namespace) -> Mapping[str, Any]:
    try:
        await asyncio.sleep(chosen.settle)
        before, transactions = sample(resting.parts), await resting.transactions()
        await asyncio.sleep(chosen.seconds)
        after = sample(resting.parts)
        measured = {
            "shares": {name: round(share, 2) for name, share in shares(before, after).items()},
            "wakeups": {name: round(each) for name, each in wakeups(before, after).items()},
            "memory": {name: round(mib, 1) for name, mib in memory(resting.parts).items()},
            "transactions": round((await resting.transactions() - transactions) / (after.at - before.at), 1),
            "start": round(resting.started_in, 1),
        }
        _tell(measured)
        measured["latency"] = round(await resting.latency(EVENTS), 1)
        say(f"an event's way, from the answer to its effect: {measured['latency']} ms")
        answers, effect = await resting.broker_recovers_in()
        measured |= {"answers": round(answers, 1), "recovery": round(effect, 1)}
        say(
            f"after its sudden end the broker answers in {answers:.1f} s, and the next event has its effect in {effect:.1f} s"
        )
    finally:
        await resting.end()
    return measured


def _tell(measured: Mapping[str, Any]) -> None:
    for name, share in measured["shares"].items():
        say(f"{name:<16}{share:6.2f} %{measured['memory'][name]:8.1f} MiB{measured['wakeups'][name]:7} wake-ups/s")
    shares_, mib, woken = (measured[each].values() for each in ("shares", "memory", "wakeups"))
    say(f"{'together':<16}{sum(shares_):6.2f} %{sum(mib):8.1f} MiB{sum(woken):7} wake-ups/s")
    say(f"{measured['transactions']} transactions/s, started in {measured['start']} s")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
