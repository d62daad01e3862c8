"""`./mentoring soak`: the platform for an hour at half of its capacity, hurt once a minute.

./mentoring soak                   for 60 minutes
./mentoring soak --minutes 3       shorter; below 11 nothing is said of what grows
./mentoring soak --rate 5          so many acts a second, instead of half of what is measured first
./mentoring soak --json FILE       its numbers go to the end of this file instead of our own
"""

import argparse
import asyncio
import json
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from deploy.local.folders import Folders, folders
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.progress import say
from deploy.local.trouble import Trouble
from tests.faults.load import Diary, Load
from tests.faults.runs import Runner
from tests.soak.judging import trends
from tests.soak.results import RESULTS, line_of
from tests.soak.run import Found, Soak
from tests.soak.stage import Soaking


def main(arguments: list[str]) -> int:
    """0 when nothing was off."""
    parser = argparse.ArgumentParser(prog="./mentoring soak", description="An hour at half of capacity.")
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--rate", type=float, help="acts a second")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--json", type=Path, help="append the numbers to this file instead of our own")
    chosen = parser.parse_args(arguments)
    if sys.platform != "linux":
        raise Trouble("only Linux says what each process has open.", "Run it there.")
    found = asyncio.run(_soaked(chosen))
    series = trends([each.at for each in found.samples], [each.series for each in found.samples])
    line = line_of(found, chosen.minutes, dict(series), f"{datetime.now(UTC):%Y-%m-%d}")
    if chosen.json:
        with chosen.json.open("a") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    else:
        RESULTS.append(line)
    for each in found.off:
        say(f"off: {each}")
    say(f"{found.acknowledged} commands acknowledged, {found.days} days by the clock; off: {len(found.off)}")
    return 1 if found.off else 0


async def _soaked(chosen: argparse.Namespace) -> Found:
    place = Folders(folders().data / "soak" / str(chosen.seed))
    place.data.mkdir(parents=True, exist_ok=True)
    stage = Soaking(place)
    keep = True
    try:
        await stage.start()
        load = Load(stage, Diary(place.data / "history.jsonl"))
        await load.settle()
        found = await Soak(stage, Runner(stage, load), chosen.seed).run(chosen.minutes, chosen.rate)
        await load.close()
        keep = bool(found.off)
        return found
    finally:
        await stage.stop()
        if keep:
            say(f"history and logs: {place.data}")
        else:
            EmbeddedPostgres(place.postgres).remove()
            shutil.rmtree(place.data, ignore_errors=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
