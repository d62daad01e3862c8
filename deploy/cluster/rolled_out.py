"""What controllers and scheduler make of the base on simulated nodes in three zones. Containers, probes and hooks are not run there."""

import asyncio
import copy
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

from deploy.cluster.plane import APPLY, SIMULATED, SPACE, ControlPlane
from deploy.cluster.used import MEASURED_AT, path_on
from deploy.cluster.waiting import until
from deploy.kubernetes.rendering import Manifest

ZONES: Final = ("a", "b", "c")
NODES_A_ZONE: Final = 2
WITHIN: Final = 180.0
LOOKS_EVERY: Final = 0.5


async def add_nodes(plane: ControlPlane, *, tainted: bool = False) -> None:
    """Two in each zone, each with room for everything; `tainted` ones get no pod that does not want them."""
    taints = [{"key": SIMULATED.partition("=")[0], "effect": "NoSchedule"}] if tainted else []
    room = {"cpu": "16", "memory": "64Gi", "pods": "110", "ephemeral-storage": "100Gi"}
    nodes = [
        {
            "apiVersion": "v1",
            "kind": "Node",
            "metadata": {
                "name": f"{zone}{number}",
                "annotations": {**dict([SIMULATED.split("=")]), MEASURED_AT: path_on(f"{zone}{number}")},
                "labels": {"topology.kubernetes.io/zone": zone, "kubernetes.io/hostname": f"{zone}{number}"},
            },
            "spec": {"taints": taints},
            "status": {"allocatable": room, "capacity": room},
        }
        for zone in ZONES
        for number in range(NODES_A_ZONE)
    ]
    await plane.must(*APPLY, objects=nodes)
    await plane.must("wait", "--for=condition=Ready", f"--timeout={WITHIN:.0f}s", "node", "--all")


class Rollout:
    """The base on those nodes; each step says how many seconds it took, or raises `Trouble`."""

    def __init__(self, plane: ControlPlane, objects: Sequence[Manifest]) -> None:
        self._plane = plane
        self._objects = objects
        self.lowest: Counter[str] = Counter()
        self.uneven: set[str] = set()

    async def all_at_once(self) -> float:
        """Everything is applied in one go: jobs complete, deployments are available."""
        began = time.monotonic()
        await self._plane.must(*APPLY, objects=self._objects)
        await until("deployments are available", WITHIN, self._is_available)
        await until("jobs are complete", WITHIN, self._jobs_are_complete)
        return time.monotonic() - began

    async def spread(self) -> list[str]:
        """What is not spread over zones now."""
        return uneven(await self._pods())

    async def drained(self) -> tuple[float, list[str]]:
        """A node is emptied through the eviction API, while budgets are watched; what fell below its budget meanwhile."""
        began = time.monotonic()
        words = ("drain", "a0", "--ignore-daemonsets", "--delete-emptydir-data", f"--timeout={WITHIN:.0f}s")
        async with self._watched():
            await self._plane.must(*words)
            await until("deployments are available again", WITHIN, self._is_available)
        await self._plane.must("uncordon", "a0")
        left = [pod for pod in await self._pods() if pod["spec"].get("nodeName") == "a0" and _is_running(pod)]
        below = [f"{name}: {number} ready" for name, number in sorted(self.lowest.items()) if number < 1]
        return time.monotonic() - began, [*below, *(f"{pod['metadata']['name']} stayed" for pod in left)]

    async def changed_and_spread(self) -> tuple[float, list[str], list[str]]:
        """A setting changes; seconds, whose pods were made anew that should not be, and what was not spread meanwhile and after it."""
        self.uneven.clear()
        async with self._watched():
            took, wrong = await self.a_setting_changes()
        return took, wrong, sorted({*self.uneven, *await self.spread()})

    async def a_setting_changes(self) -> tuple[float, list[str]]:
        """One literal of one service is another one: its pods are made anew, and nobody else's."""
        before = await self._templates()
        began = time.monotonic()
        await self._plane.must(*APPLY, objects=with_another_setting(self._objects))
        await until("the rollout is complete", WITHIN, self._is_available)
        after = await self._templates()
        changed = sorted(name for name in before if before[name] != after[name])
        wanted = ["matching-api", "matching-worker"]
        return time.monotonic() - began, [] if changed == wanted else [f"made anew: {changed}"]

    async def refuses_what_may_do_more(self) -> list[str]:
        """The namespace keeps out a pod that is not restricted; one that is gets in."""
        restricted = next(
            each
            for each in self._objects
            if each["metadata"]["name"] == "matching-api" and each["kind"] == "Deployment"
        )
        pod = copy.deepcopy(restricted["spec"]["template"])
        manifest = {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {"name": "more", "namespace": "mentoring"},
            "spec": pod["spec"],
        }
        dry = ("apply", "--dry-run=server", "-f", "-")
        fine = await self._plane.kubectl(*dry, objects=[manifest])
        manifest["spec"]["containers"][0]["securityContext"] = {"privileged": True}
        more = await self._plane.kubectl(*dry, objects=[manifest])
        found = [] if fine.code == 0 else [f"a restricted pod is kept out: {fine.err}"]
        return found if more.code and "violates PodSecurity" in more.err else [*found, "a privileged pod gets in"]

    @asynccontextmanager
    async def _watched(self) -> AsyncIterator[None]:
        """How few pods of each kind are ready at the worst moment, and which were not spread at any."""
        watching = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _watch(self) -> None:
        while True:
            for name, number in (await self._ready()).items():
                self.lowest[name] = min(number, self.lowest.get(name, number))
            self.uneven.update(uneven(await self._pods()))
            await asyncio.sleep(0.1)

    async def _ready(self) -> Mapping[str, int]:
        found = await self._plane.get("deployment", SPACE)
        return {each["metadata"]["name"]: each["status"].get("readyReplicas", 0) for each in found}

    async def _is_available(self) -> bool:
        for each in await self._plane.get("deployment", SPACE):
            status, wanted = each["status"], each["spec"]["replicas"]
            settled = status.get("observedGeneration") == each["metadata"]["generation"]
            if not settled or status.get("replicas") != wanted or status.get("updatedReplicas") != wanted:
                return False
            if status.get("availableReplicas", 0) < wanted:
                return False
        return True

    async def _jobs_are_complete(self) -> bool:
        return all(each["status"].get("succeeded") == 1 for each in await self._plane.get("job", SPACE))

    async def _pods(self) -> list[dict[str, Any]]:
        return await self._plane.get("pod", SPACE)

    async def _templates(self) -> Mapping[str, str]:
        """Which pods belong to which template: those of the newest, by deployment and job."""
        found = {}
        for pod in await self._pods():
            labels = pod["metadata"]["labels"]
            if _is_running(pod) and "pod-template-hash" in labels:
                name = f"{labels['app.kubernetes.io/name']}-{labels['app.kubernetes.io/component']}"
                found[name] = labels["pod-template-hash"]
        return found


def uneven(pods: Sequence[Manifest]) -> list[str]:
    """Which are not spread over zones: two differ by more than one pod of the same template, which is what the scheduler looks at."""
    found: dict[str, Counter[str]] = {}
    for pod in pods:
        labels = pod["metadata"]["labels"]
        if _is_running(pod) and "pod-template-hash" in labels:
            name = f"{labels['app.kubernetes.io/name']}-{labels['app.kubernetes.io/component']}"
            found.setdefault(f"{name} {labels['pod-template-hash']}", Counter())[pod["spec"]["nodeName"][0]] += 1
    return [
        f"{name}: {dict(sorted(zones.items()))}"
        for name, zones in sorted(found.items())
        if max(zones[each] for each in ZONES) - min(zones[each] for each in ZONES) > 1
    ]


def _is_running(pod: Mapping[str, Any]) -> bool:
    return pod["status"].get("phase") == "Running" and "deletionTimestamp" not in pod["metadata"]


def with_another_setting(objects: Sequence[Manifest]) -> list[Manifest]:
    """As kustomize renders it when a literal changes: the map has another name, and so says whoever refers to it."""
    (former,) = [
        each["metadata"]["name"]
        for each in objects
        if each["kind"] == "ConfigMap" and each["metadata"]["name"].startswith("matching-settings")
    ]

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: renamed(each) for key, each in value.items()}
        if isinstance(value, list):
            return [renamed(each) for each in value]
        return "matching-settings-another" if value == former else value

    return [renamed(each) for each in objects if each["kind"] != "Job"]
