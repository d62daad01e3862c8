"""`python -m tests.composing`: `deploy/compose` as it is shipped, on a real Docker, by what `docs/operating/compose.md` has one type.

Images that can't be pulled are stood in for by Debian's packages and by what the platform on one machine has; Grafana is left out. As
root, on Linux, with (Debian) `docker.io docker-cli docker-registry podman runc mmdebstrap` and Docker's compose plugin as
`~/.docker/cli-plugins/docker-compose`: where it can't be fetched, `go mod download -json github.com/docker/compose/v2@v2.40.3` says where
its source lies, and in a copy of that `go build -o docker-compose ./cmd` makes it. Ports 80, 443, 5000 and 8025 of this machine must be free.
"""

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from deploy.local.progress import say
from deploy.local.trouble import Trouble
from shared.ground.version import VERSION
from tests.composing.drill import Drill
from tests.composing.images import of_the_product, older_tree, standins
from tests.composing.results import RESULTS, line_of
from tests.composing.server import REGISTRY, Server

NEEDED = ("docker", "dockerd", "docker-registry", "podman", "runc", "mmdebstrap", "openssl", "basenc")


def main(arguments: list[str]) -> int:
    """0 where all of it was as it must be."""
    parser = argparse.ArgumentParser(prog="python -m tests.composing", description=__doc__)
    parser.add_argument("--older", default=VERSION, help="the tag whose image is replaced")
    parser.add_argument("--images", nargs=2, metavar=("OLDER", "NEWER"), help="by digest, where they are built already")
    chosen = parser.parse_args(arguments)
    lacks = [each for each in NEEDED if shutil.which(each) is None]
    if lacks or os.getuid():
        raise Trouble(f"missing: {', '.join(lacks) or 'root'}.", "Its help says what it needs.")
    return asyncio.run(_run(chosen.older, chosen.images))


async def _run(older: str, images: Sequence[str] | None) -> int:
    folder = Path(tempfile.mkdtemp(prefix="mentoring-composing-", dir="/var/tmp"))
    server = Server(folder)
    try:
        await server.start()
        before, now = images or _images(older, folder)
        drill = Drill(server, standins(folder), before, now)
        await drill.run()
    finally:
        await server.stop()
    for each in (f"off: {len(drill.wrong)}", *drill.wrong):
        say(each)
    if drill.wrong:
        say(f"what it left: {folder}")
        return 1
    RESULTS.append(line_of(drill, f"{datetime.now(UTC):%Y-%m-%d}"))
    shutil.rmtree(folder)
    return 0


def _images(older: str, folder: Path) -> tuple[str, str]:
    """Of the tag, and of this tree as it is committed."""
    trees = {older: older_tree(older, folder / "older"), "today": older_tree("HEAD", folder / "newer")}
    before, now = (of_the_product(tree, tag, REGISTRY, folder) for tag, tree in trees.items())
    return before, now


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
