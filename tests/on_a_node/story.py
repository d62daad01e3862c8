"""What happens on the node, in its order, with a measured line for each part."""

import asyncio
import copy
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

from deploy.cluster.apart import HOST
from deploy.cluster.given import DATABASE, KAFKA, secrets
from deploy.cluster.images import FAILS, FAILS_IN
from deploy.cluster.node import NAME, Node
from deploy.cluster.plane import SPACE
from deploy.cluster.proxy import configuration
from deploy.kubernetes.rendering import Manifest
from deploy.local.processes import free_ports
from deploy.local.progress import say, step
from deploy.local.secrets import SERVICES
from deploy.local.trouble import Trouble
from tests.faults.acts import ACTS
from tests.faults.load import Diary, Load
from tests.faults.runs import Runner
from tests.on_a_node import inside
from tests.on_a_node.pods import Pods, container_of, container_of_pod, is_ready, kind_of
from tests.on_a_node.stage import PORT, NodeStage
from tests.upgrading.caddy import Caddy

SERVERS_LATE: Final = 10.0
"""Seconds that pods run before there is a database or a broker."""
BEGINS_WITHIN: Final = 600.0
ROLLS_WITHIN: Final = 240.0
CLIENTS: Final = 5
GOES_ON: Final = 20.0
LIMITED: Final = "notifications-worker"
TOO_LITTLE: Final = "64Mi"
MEBIBYTE: Final = 1024 * 1024
READYZ: Final = """
import urllib.error, urllib.request
try:
    print(urllib.request.urlopen("http://127.0.0.1:9000/readyz").read().decode())
except urllib.error.HTTPError as error:
    print(error.code, error.read().decode())
"""
ANSWERED_WITHIN: Final = 60.0
APIS: Final = tuple(f"{service}-api" for service in SERVICES)
WORKERS: Final = tuple(f"{service}-worker" for service in SERVICES)


class Story:
    """One run; `told` says what was off. `only`: words of parts that are played, besides the first two."""

    def __init__(self, pods: Pods, node: Node, stage: NodeStage, seed: int, only: str) -> None:
        self._pods, self._node, self._stage, self._seed = pods, node, stage, seed
        self._only = [word for word in only.split(",") if word]
        self._wrong: list[str] = []
        self._caddy = Caddy("caddy", stage.folders.data / "caddy", PORT, *free_ports(1))
        self._load: Load

    async def told(self) -> list[str]:
        """All of it."""
        await self._all_at_once()
        parts: Mapping[str, Callable[[], Awaitable[None]]] = {
            "inside": self._inside,
            "job": self._main_job,
            "memory": self._memory,
            "roll": self._rolls,
            "control": self._rolls_without_a_pause,
            "migration": self._a_migration_fails,
            "limit": self._killed_at_the_limit,
        }
        await self._people_come()
        try:
            for name, part in parts.items():
                if not self._only or any(word in name for word in self._only):
                    await self._played(name, part)
            await self._judged()
        finally:
            await self._load.close()
            await self._caddy.stop()
        return self._wrong

    async def _played(self, name: str, part: Callable[[], Awaitable[None]]) -> None:
        """What one part does not come to leaves the others to be seen."""
        try:
            await part()
        except Trouble as trouble:
            say(f"  {name}: {trouble}")
            self._wrong.append(f"{name}: {str(trouble).splitlines()[0]}")

    # beginning

    async def _all_at_once(self) -> None:
        """Everything is applied before there is a database, a broker, a right or a topic."""
        pods, stage = self._pods, self._stage
        with step("servers, made ready"):
            await stage.prepare_servers()
        await pods.define_routes()
        objects = pods.rendered()
        given = secrets(stage.parts, stage.folders, stage.passwords, stage.authority.file.read_text())
        namespace = [each for each in objects if each["kind"] == "Namespace"]
        began = time.monotonic()
        await pods.apply([*namespace, *given, *(each for each in objects if each["kind"] != "Namespace")])
        self._node.name_services(await pods.services(), {DATABASE: HOST, KAFKA: HOST})
        await asyncio.sleep(SERVERS_LATE)
        with step(f"database and broker, {SERVERS_LATE:.0f} s later"):
            await stage.start_servers()
        await pods.until_complete(BEGINS_WITHIN)
        say(f"  migrated, from nothing              {time.monotonic() - began:6.1f} s")
        await pods.until_available(BEGINS_WITHIN)
        running = await pods.running()
        say(f"  all at once, on an empty cluster    {time.monotonic() - began:6.1f} s  {running.total()} pods ready")
        elsewhere = {kind_of(pod) for pod in await pods.pods() if pod["spec"].get("nodeName") != NAME}
        self._off("on another node", sorted(elsewhere))
        restarts = await pods.restarts()
        say(f"  containers that began again         {len(restarts)}  {dict(restarts) or ''}")
        self._off("began again", [f"{name}: {how}" for name, how in restarts.items()])

    async def _people_come(self) -> None:
        stage = self._stage
        await self._caddy.start(configuration(PORT, await self._pods.routes(), await self._pods.services()))
        with step("what the checker compares with"):
            await stage.prepare_checks()
        self._load = Load(stage, Diary(stage.folders.data / "history.jsonl"), answered_within=ANSWERED_WITHIN)
        with step("people sign up, through the routes"):
            await self._load.settle()

    # parts

    async def _inside(self) -> None:
        """A container of each kind is asked what it may do."""
        seen = {kind_of(pod): pod["metadata"]["name"] for pod in await self._pods.pods() if is_ready(pod)}
        for kind, pod in sorted(seen.items()):
            answer = await self._pods.in_pod(pod, "python3", "-c", inside.ASKED)
            found = json.loads(answer.out) if answer.code == 0 else {"no answer": answer.err}
            self._off(f"inside {kind}", inside.what_is_off(found))
        say(
            f"  from inside                         {len(seen)} kinds of pods: user 65532, root read-only, no capability, seccomp, no token"
        )

    async def _main_job(self) -> None:
        async with self._part("the main job, through the routes"):
            await asyncio.sleep(GOES_ON)

    async def _memory(self) -> None:
        """What each kind holds by now, beside what it asks for and may have."""
        held: dict[str, float] = {}
        for pod in (await self._node.measured())["pods"]:
            if pod["podRef"]["namespace"] == "mentoring":
                name = "-".join(pod["podRef"]["name"].split("-")[:2])
                held[name] = max(held.get(name, 0.0), pod.get("memory", {}).get("workingSetBytes", 0) / MEBIBYTE)
        for each in await self._pods.deployments():
            name, resources = each["metadata"]["name"], container_of(each)["resources"]
            asks, limit = resources["requests"]["memory"], resources["limits"]["memory"]
            say(f"  memory of {name:<26}{held.get(name, 0.0):5.0f} MiB  asks for {asks}, may have {limit}")

    async def _rolls(self) -> None:
        """Every pod there is, while people go on."""
        async with self._part("apis and workers roll"):
            await self._pods.roll(*APIS, *WORKERS)
            await self._pods.until_available(ROLLS_WITHIN)

    async def _rolls_without_a_pause(self) -> None:
        """A control: pods are told to end in the moment in which others are told that they end."""
        for api in APIS:
            await self._pods.patch(api, [{"op": "remove", "path": "/spec/template/spec/containers/0/lifecycle"}])
        await self._pods.until_available(ROLLS_WITHIN)
        async with self._part("control: apis roll without preStop", fails=True):
            await self._pods.roll(*APIS)
            await self._pods.until_available(ROLLS_WITHIN)
        await self._as_rendered()

    async def _a_migration_fails(self) -> None:
        """A release whose migration fails in one service: its pods wait, those of the release before go on."""
        pods = self._pods
        before = {
            pod["metadata"]["name"] for pod in await pods.pods() if kind_of(pod).startswith(FAILS_IN) and is_ready(pod)
        }
        async with self._part(f"a migration of {FAILS_IN} fails"):
            await pods.apply(failing_release(pods.rendered()))
            await pods.until("the migration fails", BEGINS_WITHIN, self._migration_failed)
            await pods.until("pods of the next release run", BEGINS_WITHIN, self._next_ones_run)
            await asyncio.sleep(GOES_ON)
        still = {pod["metadata"]["name"] for pod in await pods.pods() if is_ready(pod)}
        self._off("left by a release that can't begin", sorted(before - still))
        self._off(
            "ready without its tables",
            sorted(each["metadata"]["name"] for each in await self._next_ones() if is_ready(each)),
        )
        said = await pods.in_pod((await self._next_ones())[0]["metadata"]["name"], "python3", "-c", READYZ)
        say(f"    {len(before & still)} of {len(before)} older pods serve on; a newer one says: {said.out.strip()}")
        await pods.plane.must("delete", "job", SPACE, f"{FAILS_IN}-migrate-next")
        await self._as_rendered()

    async def _migration_failed(self) -> bool:
        for pod in await self._pods.pods():
            if pod["metadata"]["name"].startswith(f"{FAILS_IN}-migrate-next"):
                for status in pod["status"].get("containerStatuses", ()):
                    if any("terminated" in status.get(when, {}) for when in ("state", "lastState")):
                        return True
        return False

    async def _next_ones(self) -> Sequence[Manifest]:
        return [
            pod
            for pod in await self._pods.pods()
            if kind_of(pod).startswith(FAILS_IN)
            and "migrate" not in kind_of(pod)
            and container_of_pod(pod)["image"] == FAILS
        ]

    async def _next_ones_run(self) -> bool:
        found = await self._next_ones()
        return len(found) == 2 and all(_is_running(pod) for pod in found)

    async def _killed_at_the_limit(self) -> None:
        """One kind may have less than it needs; it is told why it ended, and those with enough stay."""
        pods = self._pods
        async with self._part(f"{LIMITED} may have {TOO_LITTLE} only"):
            place = "/spec/template/spec/containers/0/resources"
            await pods.patch(
                LIMITED,
                [
                    {"op": "replace", "path": f"{place}/requests/memory", "value": TOO_LITTLE},
                    {"op": "replace", "path": f"{place}/limits/memory", "value": TOO_LITTLE},
                ],
            )
            await pods.until("it is killed", BEGINS_WITHIN, self._was_killed)
            ready = await pods.running()
        how = {name: told for name, told in (await pods.restarts()).items() if name.startswith(LIMITED)}
        say(f"    {ready[LIMITED]} with enough serve on; {how}")
        if ready[LIMITED] < 2:
            self._wrong.append(f"{LIMITED}: {ready[LIMITED]} are left")
        await self._as_rendered()

    async def _was_killed(self) -> bool:
        return any(
            name.startswith(LIMITED) and "OOMKilled 137" in how for name, how in (await self._pods.restarts()).items()
        )

    async def _judged(self) -> None:
        with step("comes to rest, and is judged"):
            found, _ = await Runner(self._stage, self._load).judge_now(anew=True)
        commands = self._load.diary.acknowledged
        say(f"  the checker of the crash matrix     {len(found)} off, after {commands} commands that were acknowledged")
        self._off("the checker", [str(each) for each in found])

    async def _as_rendered(self) -> None:
        """Everything is again as the tree says."""
        await self._pods.apply([each for each in self._pods.rendered() if each["kind"] != "Job"])
        await self._pods.until_available(ROLLS_WITHIN)

    @asynccontextmanager
    async def _part(self, name: str, *, fails: bool = False) -> AsyncIterator[None]:
        """Something under load: nothing may fail meanwhile, or something must where it is a control."""
        load = self._load
        await load.refresh()
        load.begin(ACTS, self._seed, clients=CLIENTS)
        began, requests, failures = time.monotonic(), len(load.took), len(load.failures)
        try:
            yield
        finally:
            await load.end()
        how = Counter(each.what for each in load.failures[failures:])
        slowest = max(load.took[requests:], default=0.0)
        say(
            f"  {name:<36}{time.monotonic() - began:6.1f} s {len(load.took) - requests:6} requests {how.total():4} failed"
            f"   slowest {slowest:.1f} s  {dict(how) or ''}"
        )
        if fails and not how:
            self._wrong.append(f"{name}: nothing failed")
        if not fails and how:
            self._wrong.append(f"{name}: {dict(how)}")

    def _off(self, what: str, found: Sequence[Any]) -> None:
        self._wrong += [f"{what}: {each}" for each in found]


def failing_release(objects: Sequence[Manifest]) -> list[Manifest]:
    """Of one service, with the image whose migration fails; its Job is called after the next release."""

    def of_next(each: Manifest) -> Manifest:
        made = copy.deepcopy(dict(each))
        made["spec"]["template"]["spec"]["containers"][0]["image"] = FAILS
        if made["kind"] == "Job":
            made["metadata"]["name"] = f"{FAILS_IN}-migrate-next"
        return made

    return [
        of_next(each)
        for each in objects
        if each["kind"] in {"Deployment", "Job"} and each["metadata"]["name"].startswith(f"{FAILS_IN}-")
    ]


def _is_running(pod: Manifest) -> bool:
    return any(each.get("started") for each in pod["status"].get("containerStatuses", ()))
