"""`./mentoring cluster --keda`: the real KEDA acts on our ScaledObjects, and real autoscalers on what it measures."""

import argparse
import asyncio
import shutil
import sys
from pathlib import Path

from deploy.cluster import accepted
from deploy.cluster.beside import HANDED_ON_BY, Certificates
from deploy.cluster.definitions import definitions
from deploy.cluster.keda import KNOWN_AS_KEDA, Keda
from deploy.cluster.metrics_server import KNOWN_AS_METRICS_SERVER, MetricsServer
from deploy.cluster.plane import ControlPlane
from deploy.cluster.programs import METRICS_SERVER, OF_KEDA, PROGRAMS, Programs, measures_of_kwok
from deploy.cluster.rolled_out import add_nodes
from deploy.cluster.used import usage
from deploy.kubernetes.rendering import Tools
from deploy.local.folders import folders, remove
from deploy.local.progress import complain, say, step
from deploy.local.trouble import Trouble
from tests.fixtures.authority import Authority
from tests.on_a_node.pods import Pods
from tests.scaled.here import on_this_machine
from tests.scaled.sources import Sources
from tests.scaled.story import Story

WATCHED = "mentoring"


def main(arguments: list[str]) -> int:
    """0 when nothing was off."""
    parser = argparse.ArgumentParser(
        prog="./mentoring cluster --keda",
        description="Lets KEDA, built here once beside the control plane (Go 1.26, a quarter of an hour of a core), scale simulated pods"
        " by numbers of a real Prometheus, a real Kafka and a real metrics-server. It takes about twenty minutes, since our pods go slowly.",
    )
    parser.add_argument(
        "--prometheus", default=shutil.which("prometheus"), help="the program, where it is not on the PATH"
    )
    parser.add_argument("--build", action="store_true", help="only build it")
    chosen = parser.parse_args(arguments)
    return asyncio.run(_run(chosen.prometheus, only_build=chosen.build))


async def _run(prometheus: str | None, *, only_build: bool) -> int:
    programs, tools = Programs(folders().data / "cluster" / "bin"), Tools(folders().data)
    await programs.build(lambda name: say(f"  building {name} …"), (*PROGRAMS, *OF_KEDA, *METRICS_SERVER))
    if only_build:
        return 0
    if prometheus is None:
        raise Trouble(
            "there is no `prometheus` on the PATH.",
            "Debian: apt-get install prometheus. Or name one with --prometheus.",
        )
    tools.fetch()
    place = folders().data / "cluster" / "run"
    remove(place)
    wrong = await _scaled(place, programs, tools, prometheus)
    if not wrong:
        remove(place)
    for each in (f"off: {len(wrong)}", *wrong):
        say(each)
    return 1 if wrong else 0


async def _scaled(place: Path, programs: Programs, tools: Tools, prometheus: str) -> list[str]:
    authority, certificates = _certificates(place / "signed")
    plane = ControlPlane(place / "plane", programs, tools.kubectl)
    keda = Keda(place / "keda", programs, plane, certificates, WATCHED)
    metrics_server = MetricsServer(place / "metrics-server", programs, plane, certificates)
    sources = Sources(place, prometheus, authority)
    rendered = accepted.with_component(tools, "keda", place)
    objects = on_this_machine(rendered, prometheus=sources.prometheus.url, kafka=sources.kafka_address)
    try:
        with step("control plane, and nodes in three zones"):
            await plane.start(*certificates.words_for_the_server())
            await plane.start_controllers(measures=[*measures_of_kwok(), usage()])
            await add_nodes(plane)
        with step("Prometheus, and Kafka with users and rights"):
            await sources.start()
        with step("KEDA"):
            await accepted.define(plane, [each for each in definitions([]) if "keda.sh" in each["spec"]["group"]])
            await keda.start()
        with step("metrics-server"):
            await metrics_server.start()
        return await Story(Pods(plane, tools), keda, metrics_server, sources, objects).told()
    finally:
        await metrics_server.stop()
        await keda.stop()
        await sources.stop()
        await plane.stop()


def _certificates(folder: Path) -> tuple[Authority, Certificates]:
    """One authority for all of them."""
    folder.mkdir(parents=True)
    authority = Authority.made(folder, "authority")
    shutil.copyfile(authority.file, folder / "ca.crt")
    authority.sign("tls", hosts=(KNOWN_AS_KEDA, KNOWN_AS_METRICS_SERVER))
    authority.sign(HANDED_ON_BY)
    return authority, Certificates(folder)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        complain(str(trouble))
        sys.exit(1)
