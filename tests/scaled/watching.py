"""Looks at Deployments and their autoscalers all the time."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from deploy.cluster.plane import SPACE, ControlPlane
from tests.scaled.judged import Look

EVERY: Final = 2.0
AUTOSCALER: Final = "keda-hpa-"
"""KEDA calls them so, before the name of the ScaledObject."""


class Watching:
    """`looks`: by Deployment, since `begin`."""

    def __init__(self, plane: ControlPlane) -> None:
        self._plane = plane
        self._task: asyncio.Task[None] | None = None
        self._over = asyncio.Event()
        self.looks: dict[str, list[Look]] = defaultdict(list)

    def begin(self) -> None:
        self._task = asyncio.create_task(self._look_on())

    async def end(self) -> None:
        """Raises what looking ended by."""
        self._over.set()
        if self._task:
            await self._task

    def since(self, name: str, moment: float) -> Sequence[Look]:
        return [each for each in self.looks[name] if each.at >= moment]

    def pods(self, name: str) -> int:
        """As many as are wanted by now; 0 where nobody looked yet."""
        return self.looks[name][-1].pods if self.looks[name] else 0

    async def _look_on(self) -> None:
        while not self._over.is_set():
            found = await self._plane.get("deployment,horizontalpodautoscaler", SPACE)
            scalers = {each["metadata"]["name"]: each for each in found if each["kind"] == "HorizontalPodAutoscaler"}
            now = time.monotonic()
            for each in found:
                if each["kind"] == "Deployment":
                    name = each["metadata"]["name"]
                    scaler = scalers.get(f"{AUTOSCALER}{name}")
                    self.looks[name].append(Look(now, each["spec"]["replicas"], most_measured(scaler)))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), EVERY)


def most_measured(scaler: Mapping[str, Any] | None) -> float | None:
    """The highest share of a pod among the numbers that an autoscaler has."""
    metrics = (scaler or {}).get("status", {}).get("currentMetrics") or []
    found = [quantity(each["external"]["current"]["averageValue"]) for each in metrics if "external" in each]
    return max(found, default=None)


def quantity(text: str) -> float:
    """As Kubernetes writes a number: `1500m`, `2k`."""
    for unit, factor in (("m", 0.001), ("k", 1_000.0), ("M", 1_000_000.0)):
        if text.endswith(unit):
            return float(text[: -len(unit)]) * factor
    return float(text)
