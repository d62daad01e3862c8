"""`./mentoring cluster --node`: the platform as pods of a real node, in a network, mounts and processes of its own.

./mentoring cluster --node                   with the image of this release, as `./mentoring image` made it
./mentoring cluster --node --image NAME      with another one
./mentoring cluster --node --programs FOLDER takes and keeps the programs there; else in the data folder
"""

import argparse
import asyncio
import shutil
import sys
import time
from pathlib import Path

from deploy.cluster.apart import refuse_what_lacks, run_apart, settle
from deploy.cluster.definitions import definitions
from deploy.cluster.images import archives
from deploy.cluster.node import Node
from deploy.cluster.plane import ControlPlane
from deploy.cluster.programs import OF_A_NODE, PROGRAMS, Programs
from deploy.cluster.rolled_out import add_nodes
from deploy.kubernetes.rendering import Tools
from deploy.local.folders import Folders, folders, remove
from deploy.local.progress import complain, say, step
from deploy.local.trouble import Trouble
from shared.ground.version import VERSION
from tests.on_a_node.pods import Pods
from tests.on_a_node.stage import NodeStage
from tests.on_a_node.story import Story

INSIDE = "--inside"


def main(arguments: list[str]) -> int:
    """0 when nothing was off."""
    parser = argparse.ArgumentParser(
        prog="./mentoring cluster --node",
        description="Runs the platform as pods of a real node: containerd and kubelet built here once (Go 1.26, twenty minutes of a"
        " core), runc and the like from the system. It needs Linux and root, and touches no network but its own.",
    )
    parser.add_argument("--image", default=f"localhost/mentoring:{VERSION}", help="as `./mentoring image` made it")
    parser.add_argument("--programs", type=Path, help="the folder of built programs, instead of one in the data folder")
    parser.add_argument("--only", default="", help="parts whose name holds one of these words, separated by commas")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument(INSIDE, action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    chosen.programs = (chosen.programs or folders().data / "cluster" / "bin").resolve()
    if chosen.inside:
        return asyncio.run(_inside(chosen))
    return _outside(chosen, arguments)


def _outside(chosen: argparse.Namespace, arguments: list[str]) -> int:
    """What needs the network and other people's folders; then the rest, apart."""
    refuse_what_lacks()
    asyncio.run(Programs(chosen.programs).build(lambda name: say(f"  building {name} …"), (*PROGRAMS, *OF_A_NODE)))
    Tools(folders().data).fetch()
    definitions([])
    place = _place()
    remove(place)
    (place / "images").mkdir(parents=True)
    with step("images"):
        archives(chosen.image, place / "images")
    code = run_apart("tests.on_a_node", [*arguments, INSIDE])
    remove(place if code == 0 else place / "images")
    if code:
        say(f"logs: {place}")
    return code


def _place() -> Path:
    return folders().data / "cluster" / "node"


async def _inside(chosen: argparse.Namespace) -> int:
    settle()
    place, programs, tools = _place(), Programs(chosen.programs), Tools(folders().data)
    plane = ControlPlane(place / "plane", programs, tools.kubectl)
    node, stage = Node(place / "node", programs, plane), NodeStage(Folders(place / "platform"))
    story = Story(Pods(plane, tools), node, stage, chosen.seed, chosen.only)
    try:
        with step("control plane"):
            await plane.start()
            await plane.start_controllers()
        with step("a node, beside six that are played"):
            await node.start(sorted((place / "images").glob("*.tar")))
            await add_nodes(plane, tainted=True)
        wrong = await story.told()
    finally:
        await stage.stop()
        await node.stop()
        await plane.stop()
    if not wrong:
        stage.database.remove()
        shutil.rmtree(place / "plane")
    for each in (f"off: {len(wrong)}", *wrong):
        say(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        complain(str(trouble))
        sys.exit(1)
