"""`./mentoring restore-drill`: a backup, more work and erasures, a disaster, a restore, `reconcile`; then Kafka is lost as well.

./mentoring restore-drill                  with 1,000 commands after the moment to which all is set back
./mentoring restore-drill --commands 200   with fewer
./mentoring restore-drill --keep           its numbers are kept where nothing was off, and a document shows them
"""

import argparse
import asyncio
import shutil
import sys
import time
from datetime import UTC, datetime

from deploy.local.folders import Folders, folders
from deploy.local.progress import say
from tests.restoring.drill import Drill, Verdict
from tests.restoring.results import RESULTS
from tests.restoring.stage import DrillStage


def main(arguments: list[str]) -> int:
    """0 when the checker found nothing off."""
    parser = argparse.ArgumentParser(prog="./mentoring restore-drill", description="Restores what was lost.")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--commands", type=int, default=1000, help="after the moment to which all is set back")
    parser.add_argument("--keep", action="store_true", help="keep the numbers, from which the document is made")
    chosen = parser.parse_args(arguments)
    verdict = asyncio.run(_drill(chosen.seed, chosen.commands))
    for line in verdict.lines():
        say(line)
    if chosen.keep and not verdict.found:
        RESULTS.append({"at": f"{datetime.now(UTC):%Y-%m-%d}", **verdict.as_json()})
    return 1 if verdict.found else 0


async def _drill(seed: int, commands: int) -> Verdict:
    folder = folders().data / "restoring" / str(seed)
    stage = DrillStage(Folders(folder))
    try:
        await stage.start()
        verdict = await Drill(stage, seed).run(commands)
    finally:
        await stage.stop()
    if verdict.found:
        say(f"logs and history: {folder}")
    else:
        stage.database.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return verdict


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
