"""`./mentoring capacity`: what the platform needs at which size, measured at three and told for others.

./mentoring capacity                            2,000, 6,000 and 20,000 mentees; some ten minutes
./mentoring capacity --mentees 10000 30000 100000
./mentoring capacity --keep                     its numbers are kept, and the document shows them

A town of two mentors and twenty mentees lives ten weeks by the public API, then each of its rows is multiplied in the databases.
"""

import argparse
import asyncio
import shutil
import sys
import time
from datetime import UTC, datetime

from deploy.local.folders import Folders, folders
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.progress import say
from deploy.local.trouble import Trouble
from tests.capacity.results import RESULTS, shown
from tests.capacity.run import MENTEES, Found, Run
from tests.capacity.stage import CapacityStage
from tests.capacity.town import WEEKS

MOST_ERROR = 0.2


def main(arguments: list[str]) -> int:
    """0 when the model was off by a fifth at most, no statement grew with history or reads all of it, and nobody was refused."""
    parser = argparse.ArgumentParser(prog="./mentoring capacity", description="What is needed at which size.")
    parser.add_argument("--mentees", type=int, nargs=3, default=[2_000, 6_000, 20_000], help="three sizes")
    parser.add_argument("--weeks", type=int, default=WEEKS, help="that the town lives")
    parser.add_argument("--times", type=int, default=100, help="how many people open each page, at each size")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", action="store_true", help="keep the numbers, from which the document is made")
    chosen = parser.parse_args(arguments)
    if sorted(chosen.mentees) != chosen.mentees or chosen.mentees[0] < MENTEES:
        parser.error(f"three sizes of {MENTEES} mentees and more, the smallest first")
    found = asyncio.run(_run(chosen))
    line = {"at": f"{datetime.now(UTC):%Y-%m-%d}", **found.as_json()}
    say(shown([line]))
    if chosen.keep:
        RESULTS.append(line)
    return _judged(found)


def _judged(found: Found) -> int:
    off = [
        f"{name}: {error:+.1%}" for name, error in found.model.errors(found.sizes[2]).items() if abs(error) > MOST_ERROR
    ]
    wrong = (*off, *found.grown, *found.plans.whole, *found.wrong)
    for each in wrong:
        say(f"off: {each}")
    return 1 if wrong else 0


async def _run(chosen: argparse.Namespace) -> Found:
    folder = folders().data / "capacity" / str(chosen.seed)
    stage = CapacityStage(Folders(folder))
    try:
        await stage.start()
        return await Run(stage, times=chosen.times, weeks=chosen.weeks, seed=chosen.seed).of(chosen.mentees)
    finally:
        await stage.stop()
        EmbeddedPostgres(stage.folders.postgres).remove()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
