"""What KEDA says of its ScaledObjects, and what autoscalers it has made of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from deploy.cluster.plane import SPACE, ControlPlane
from deploy.kubernetes.rendering import Manifest
from tests.scaled.watching import AUTOSCALER, quantity


class ScaledObjects:
    """Of the platform's namespace."""

    def __init__(self, plane: ControlPlane) -> None:
        self._plane = plane

    async def say(self, condition: str) -> Mapping[str, str]:
        """By name, whether each of them says this of itself: `True`, `False` or `Unknown`."""
        return {each["metadata"]["name"]: said(each, condition) for each in await self._all()}

    async def without_a_number(self) -> Mapping[str, str]:
        """By name, why an autoscaler lacks one, and therefore leaves its pods as they are."""
        found = await self._autoscalers()
        active = {name: condition_of(each, "ScalingActive") for name, each in found.items()}
        return {name: each["reason"] for name, each in active.items() if each and each["status"] == "False"}

    async def cores(self) -> Mapping[str, int]:
        """By name, thousandths of a core that each of its pods uses, on average, as its autoscaler last saw it; only where it sees any."""
        seen = {name: cores_seen(each) for name, each in (await self._autoscalers()).items()}
        return {name: each for name, each in seen.items() if each is not None}

    async def change(self, name: str, patch: Mapping[str, Any]) -> None:
        """A merge patch (RFC 7396)."""
        words = ("patch", "scaledobject", name, SPACE, "--type=merge", "--patch", json.dumps(patch))
        await self._plane.must(*words)

    async def not_as_said(self) -> list[str]:
        """Where an autoscaler is not what its ScaledObject says, or there is none."""
        scalers = await self._autoscalers()
        wrong = []
        for each in await self._all():
            wrong += differences(each, scalers.get(each["metadata"]["name"]))
        return wrong

    async def _all(self) -> Sequence[Manifest]:
        return await self._plane.get("scaledobject", SPACE)

    async def _autoscalers(self) -> Mapping[str, Manifest]:
        found = await self._plane.get("horizontalpodautoscaler", SPACE)
        return {each["metadata"]["name"].removeprefix(AUTOSCALER): each for each in found}


def said(scaled: Manifest, condition: str) -> str:
    """`Unknown` where it does not speak of it."""
    found = condition_of(scaled, condition)
    return str(found["status"]) if found else "Unknown"


def condition_of(scaled: Manifest, condition: str) -> Manifest | None:
    """What it says of itself."""
    conditions = scaled.get("status", {}).get("conditions") or ()
    return next((each for each in conditions if each["type"] == condition), None)


def cores_seen(scaler: Manifest) -> int | None:
    """Thousandths of a core that each of its pods uses, on average."""
    metrics = scaler.get("status", {}).get("currentMetrics") or ()
    found = (each["resource"]["current"]["averageValue"] for each in metrics if "resource" in each)
    return next((_millicores(each) for each in found), None)


def cores_wanted(spec: Mapping[str, Any]) -> list[int]:
    """Thousandths of a core, above which on average a ScaledObject wants more pods; empty where it does not go by cores."""
    found = [each for each in spec["triggers"] if (each["type"], each.get("metricType")) == ("cpu", "AverageValue")]
    return [_millicores(each["metadata"]["value"]) for each in found]


def _cores_aimed_at(metrics: Sequence[Mapping[str, Any]]) -> list[int]:
    """The same, of an autoscaler."""
    found = [each["resource"]["target"] for each in metrics if "resource" in each]
    return [_millicores(each["averageValue"]) for each in found if "averageValue" in each]


def _millicores(text: str) -> int:
    return round(1_000 * quantity(text))


def differences(scaled: Manifest, scaler: Manifest | None) -> list[str]:
    """Between what a ScaledObject says and its autoscaler: what is scaled, bounds, pace, how many numbers are looked at, and the one of cores."""
    name, spec = scaled["metadata"]["name"], scaled["spec"]
    if scaler is None:
        return [f"{name}: no autoscaler"]
    made = scaler["spec"]
    wanted = {
        "of": spec["scaleTargetRef"]["name"],
        "least": spec["minReplicaCount"],
        "most": spec["maxReplicaCount"],
        "numbers": len(spec["triggers"]),
        "cores": cores_wanted(spec),
        **_pace(spec["advanced"]["horizontalPodAutoscalerConfig"]["behavior"]),
    }
    found = {
        "of": made["scaleTargetRef"]["name"],
        "least": made["minReplicas"],
        "most": made["maxReplicas"],
        "numbers": len(made["metrics"]),
        "cores": _cores_aimed_at(made["metrics"]),
        **_pace(made["behavior"]),
    }
    return [f"{name}: {key} is {found[key]}, not {wanted[key]}" for key in wanted if found[key] != wanted[key]]


def _pace(behavior: Mapping[str, Any]) -> dict[str, Any]:
    return {
        way: (behavior[way]["stabilizationWindowSeconds"], behavior[way]["policies"])
        for way in ("scaleUp", "scaleDown")
    }
