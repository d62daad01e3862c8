"""`python -m deploy.cluster`: the tree for Kubernetes before a real control plane, which is built once and started here."""

import argparse
import asyncio
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from deploy.cluster import accepted, collected, commanded, rolled_out
from deploy.cluster.definitions import definitions
from deploy.cluster.plane import ControlPlane
from deploy.cluster.planted import PLANTED
from deploy.cluster.programs import COLLECTOR, PROGRAMS, Programs
from deploy.kubernetes.rendering import Manifest, Tools
from deploy.local.folders import folders, remove
from deploy.local.progress import complain, say, step
from deploy.local.trouble import Trouble


def main(arguments: list[str]) -> int:
    """0 where everything is taken that must be, and nothing else."""
    parser = argparse.ArgumentParser(
        prog="./mentoring cluster",
        description="Builds a control plane of Kubernetes from its sources (once; it needs Go 1.26, half an hour of two cores and"
        " 2 GB of memory), starts it here, and puts the tree before it. --node runs the platform as pods of a real node instead, and --keda"
        " lets KEDA scale simulated pods by what it measures; each says itself what that needs.",
    )
    parser.add_argument(
        "--crds", type=Path, action="append", default=[], metavar="FOLDER", help="more kinds of operators"
    )
    parser.add_argument("--build", action="store_true", help="only build it")
    parser.add_argument("--accept", action="store_true", help="only what the server says, without nodes")
    chosen = parser.parse_args(arguments)
    return asyncio.run(_run(chosen.crds, only_build=chosen.build, rolls_out=not chosen.accept))


async def _run(crds: Sequence[Path], *, only_build: bool, rolls_out: bool) -> int:
    place = folders().data / "cluster"
    programs, tools = Programs(place / "bin"), Tools(folders().data)
    await programs.build(lambda name: say(f"  building {name} …"), (*PROGRAMS, *COLLECTOR))
    if only_build:
        return 0
    tools.fetch()
    remove(place / "run")
    plane = ControlPlane(place / "run", programs, tools.kubectl)
    wrong: list[str] = []
    try:
        with step("control plane"):
            await plane.start()
        wrong += await _accepted(plane, tools, crds, place)
        if rolls_out:
            wrong += await _rolled_out(plane, tools)
            with_commands = accepted.with_component(tools, "operating", place / "run")
            off = await commanded.what_is_off(plane, with_commands)
            say(
                f"  operators' commands, as Jobs        {off or f'{len(commanded.TYPED)} complete, and no Service knows them'}"
            )
            wrong += off
            component = accepted.with_component(tools, "tracing", place / "run")
            wrong += await collected.what_is_off(programs, component, place / "run" / "collector")
    finally:
        await plane.stop()
    if not wrong:
        shutil.rmtree(place / "run")
    for each in (f"off: {len(wrong)}", *wrong):
        say(each)
    return 1 if wrong else 0


async def _accepted(plane: ControlPlane, tools: Tools, crds: Sequence[Path], place: Path) -> list[str]:
    kinds = definitions(crds)
    with step(f"{len(kinds)} kinds of operators"):
        await accepted.define(plane, kinds)
    everything = accepted.rendered(tools, place / "run")
    namespace = [each for each in everything["base"] if each["kind"] == "Namespace"]
    await plane.must("apply", "--server-side", "--field-manager=mentoring", "-f", "-", objects=namespace)
    wrong, unknown = [], set[str]()
    for name, objects in everything.items():
        judged, without = accepted.known(objects, kinds)
        unknown |= {*without}
        began = time.monotonic()
        said = await accepted.refused(plane, judged)
        say(f"  {name:<28}{len(judged):>5} objects  {'REFUSED' if said else 'taken'} {time.monotonic() - began:5.1f} s")
        wrong += [f"{name}: {line}" for line in said.splitlines()[:8]]
    if unknown:
        say(f"  not judged, for lack of their definitions (--crds): {', '.join(sorted(unknown))}")
    production, _ = accepted.known(everything["overlay production"], kinds)
    again = await accepted.changed_by_doing_it_again(plane, production)
    say(f"  applied twice: {len(again) or 'nothing'} changed the second time")
    missed = await accepted.not_noticed(plane, [*production, *everything[accepted.BY_HAND]])
    say(f"  planted mistakes: {len(PLANTED) - len(missed)} of {len(PLANTED)} refused")
    await plane.must("delete", "namespace", "mentoring", "--wait=false")
    return [*wrong, *(f"changed the second time: {each}" for each in again), *missed]


async def _rolled_out(plane: ControlPlane, tools: Tools) -> list[str]:
    await plane.start_controllers()
    with step("nodes in three zones"):
        await rolled_out.add_nodes(plane)
        await plane.must("wait", "--for=delete", "namespace/mentoring", "--timeout=120s")
    objects: Sequence[Manifest] = tools.render(accepted.HERE / "base")
    rollout = rolled_out.Rollout(plane, objects)
    say(f"  all at once, on an empty cluster    {await rollout.all_at_once():6.1f} s")
    wrong = await rollout.spread()
    say(f"  spread over zones                   {wrong or 'well'}")
    took, below = await rollout.drained()
    say(f"  a node emptied                      {took:6.1f} s  {below or 'no budget broken'}")
    took, more, uneven = await rollout.changed_and_spread()
    say(f"  a setting changed                   {took:6.1f} s  {more or 'its pods anew, and no others'}")
    say(f"  spread meanwhile, and after it      {uneven or 'well'}")
    kept_out = await rollout.refuses_what_may_do_more()
    say(f"  a privileged pod                    {kept_out or 'kept out'}")
    return [*wrong, *below, *more, *uneven, *kept_out]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        complain(str(trouble))
        sys.exit(1)
