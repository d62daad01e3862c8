"""What the control plane says of the pods, and what is asked of it."""

import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from deploy.cluster import accepted
from deploy.cluster.definitions import definitions
from deploy.cluster.plane import APPLY, SPACE, Answer, ControlPlane
from deploy.cluster.waiting import until
from deploy.kubernetes.rendering import Manifest, Tools

OVERLAY: Final = Path(accepted.__file__).parent / "on_a_node"
LOOKS_EVERY: Final = 0.5


class Pods:
    """The namespace of the platform."""

    def __init__(self, plane: ControlPlane, tools: Tools) -> None:
        self.plane = plane
        self._tools = tools

    def rendered(self) -> Sequence[Manifest]:
        """What is applied, by the overlay for this node."""
        return self._tools.render(OVERLAY)

    async def define_routes(self) -> None:
        """The kind of Gateway API's routes."""
        routes = [each for each in definitions([]) if each["spec"]["group"] == "gateway.networking.k8s.io"]
        await accepted.define(self.plane, routes)

    async def apply(self, objects: Sequence[Manifest]) -> None:
        await self.plane.must(*APPLY, objects=objects)

    async def patch(self, deployment: str, patch: Sequence[Mapping[str, Any]]) -> None:
        """A patch of JSON's (RFC 6902)."""
        await self.plane.must("patch", "deployment", deployment, SPACE, "--type=json", "--patch", json.dumps(patch))

    async def roll(self, *deployments: str) -> None:
        """All pods of these are made anew; returns when the rollout began."""
        await self.plane.must("rollout", "restart", SPACE, "deployment", *deployments)

    async def services(self) -> Sequence[Manifest]:
        return await self.plane.get("service", SPACE)

    async def routes(self) -> Sequence[Manifest]:
        return await self.plane.get("httproute", SPACE)

    async def pods(self) -> Sequence[Manifest]:
        return await self.plane.get("pod", SPACE)

    async def deployments(self) -> Sequence[Manifest]:
        return await self.plane.get("deployment", SPACE)

    async def in_pod(self, pod: str, *words: str) -> Answer:
        """Runs a program in a pod's container."""
        return await self.plane.kubectl("exec", SPACE, pod, "--", *words)

    async def until_available(self, within: float, *names: str) -> float:
        """Until the deployments (these, or all) are as wanted and no old pod is left; the seconds that it took."""
        return await self.until("deployments are available", within, lambda: self._is_available(names))

    async def until_complete(self, within: float) -> float:
        """Until the Jobs are."""
        return await self.until("jobs are complete", within, self._are_complete)

    async def restarts(self) -> Mapping[str, str]:
        """By pod, how often its container began again and how it ended last; only where it did."""
        found = {}
        for pod in await self.pods():
            for status in pod["status"].get("containerStatuses", ()):
                if status["restartCount"]:
                    ended = status.get("lastState", {}).get("terminated", {})
                    found[pod["metadata"]["name"]] = (
                        f"{status['restartCount']} times, last {ended.get('reason')} {ended.get('exitCode')}"
                    )
        return found

    async def running(self) -> Counter[str]:
        """How many pods of each kind are ready."""
        found: Counter[str] = Counter()
        for pod in await self.pods():
            if is_ready(pod):
                found[kind_of(pod)] += 1
        return found

    async def until(self, what: str, within: float, holds: Callable[[], Awaitable[bool]]) -> float:
        """Raises `Trouble` where it does not become true in time."""
        return await until(what, within, holds, every=LOOKS_EVERY, told=self._told)

    async def _told(self) -> str:
        pods = await self.plane.kubectl("get", "pod", SPACE, "-o", "wide")
        events = await self.plane.kubectl(
            "get", "event", SPACE, "--field-selector=type=Warning", "--sort-by=.lastTimestamp"
        )
        return "\n".join([pods.out, *events.out.splitlines()[-15:]])

    async def _is_available(self, names: Sequence[str]) -> bool:
        for each in await self.plane.get("deployment", SPACE):
            if names and each["metadata"]["name"] not in names:
                continue
            status, wanted = each["status"], each["spec"]["replicas"]
            if status.get("observedGeneration") != each["metadata"]["generation"]:
                return False
            if any(status.get(name) != wanted for name in ("replicas", "updatedReplicas", "availableReplicas")):
                return False
        return not any("deletionTimestamp" in pod["metadata"] for pod in await self.pods())

    async def _are_complete(self) -> bool:
        return all(each["status"].get("succeeded") == 1 for each in await self.plane.get("job", SPACE))


def container_of(workload: Manifest) -> Manifest:
    """The one container of its pods."""
    found: Manifest = workload["spec"]["template"]["spec"]["containers"][0]
    return found


def container_of_pod(pod: Manifest) -> Manifest:
    found: Manifest = pod["spec"]["containers"][0]
    return found


def kind_of(pod: Manifest) -> str:
    """Service and role."""
    labels = pod["metadata"]["labels"]
    return f"{labels['app.kubernetes.io/name']}-{labels['app.kubernetes.io/component']}"


def is_ready(pod: Manifest) -> bool:
    conditions = {each["type"]: each["status"] for each in pod["status"].get("conditions", ())}
    return conditions.get("Ready") == "True" and "deletionTimestamp" not in pod["metadata"]
