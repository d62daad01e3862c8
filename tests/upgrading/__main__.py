"""`./mentoring upgrade-drill`: an older release is rolled to this one and back, behind a real proxy, while people go on.

./mentoring upgrade-drill                    from 1.0.0 over every release since to what this tree is, and back
./mentoring upgrade-drill --from COMMIT      from another release, or from the commit of one where there are no tags
./mentoring upgrade-drill --over             straight to this tree; or over those that are named
./mentoring upgrade-drill --keep             its numbers are kept: a document shows them, and requests and limits of the tree for Kubernetes follow

It needs Caddy (Debian: `apt-get install caddy`), on the PATH or named with --caddy. Some fifteen minutes, six straight.
"""

import argparse
import asyncio
import shutil
import sys
import time
from datetime import UTC, datetime

from deploy.kubernetes.workloads import MEASURED
from deploy.local.folders import Folders, folders
from deploy.local.progress import say, step
from deploy.local.trouble import Trouble
from shared.ground.documents import as_json
from tests.upgrading.drill import Drill, Verdict
from tests.upgrading.release import present, releases_after, taken_from
from tests.upgrading.results import RESULTS
from tests.upgrading.stage import RollingStage, refuse_other_systems

FIRST = "1.0.0"
"""The base that every release of this major number can be rolled from, and back to."""


def main(arguments: list[str]) -> int:
    """0 when nothing was off."""
    parser = argparse.ArgumentParser(
        prog="./mentoring upgrade-drill", description="Rolls a release, and takes it back."
    )
    parser.add_argument("--from", dest="first", default=FIRST, help=f"tag or commit of the older release ({FIRST})")
    parser.add_argument(
        "--over", nargs="*", metavar="TAG", help="the releases between it and this tree (all that have a tag)"
    )
    parser.add_argument("--caddy", default=shutil.which("caddy"), help="the proxy's program")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument(
        "--calm", type=float, default=12.0, help="seconds in which nothing is rolled, between two steps"
    )
    parser.add_argument(
        "--keep", action="store_true", help="keep the numbers where nothing was off, from which the document is made"
    )
    chosen = parser.parse_args(arguments)
    refuse_other_systems()
    if chosen.caddy is None:
        raise Trouble("there is no `caddy` on the PATH.", "Debian: apt-get install caddy. Or name one with --caddy.")
    verdict = asyncio.run(_drill(chosen))
    for line in verdict.lines():
        say(line)
    if chosen.keep and not verdict.found:
        MEASURED.write_text(as_json(verdict.memory))
        RESULTS.append({"at": f"{datetime.now(UTC):%Y-%m-%d}", **verdict.as_json()})
    return 1 if verdict.found else 0


async def _drill(chosen: argparse.Namespace) -> Verdict:
    folder = folders().data / "upgrading" / str(chosen.seed)
    releases = []
    for reference in (chosen.first, *(releases_after(chosen.first) if chosen.over is None else chosen.over)):
        with step(f"the release {reference}, with an environment of its own"):
            releases.append(taken_from(reference, folder / reference))
    stage = RollingStage(Folders(folder / "platform"), chosen.caddy, releases[0])
    try:
        await stage.start()
        verdict = await Drill(stage, [*releases, present()], chosen.seed, chosen.calm).run()
    finally:
        await stage.stop()
    if verdict.found:
        say(f"logs and history: {folder}")
    else:
        stage.database.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return verdict


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
