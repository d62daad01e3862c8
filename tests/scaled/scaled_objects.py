"""What KEDA says of its ScaledObjects, and what autoscalers it has made of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from deploy.cluster.plane import SPACE, ControlPlane
from deploy.kubernetes.rendering import Manifest
from tests.scaled.watching import AUTOSCALER


class ScaledObjects:
    """Of the platform's namespace."""

    def __init__(self, plane: ControlPlane) -> None:
        self._plane = plane

    async def say(self, condition: str) -> Mapping[str, str]:
        """By name, whether each of them says this of itself: `True`, `False` or `Unknown`."""
        return {each["metadata"]["name"]: said(each, condition) for each in await self._all()}

    async def without_a_number(self) -> set[str]:
        """Those whose autoscaler gets none, and therefore leaves its pods as they are."""
        found = await self._plane.get("horizontalpodautoscaler", SPACE)
        return {
            each["metadata"]["name"].removeprefix(AUTOSCALER)
            for each in found
            if said(each, "ScalingActive") == "False"
        }

    async def change(self, name: str, patch: Mapping[str, Any]) -> None:
        """A merge patch (RFC 7396)."""
        words = ("patch", "scaledobject", name, SPACE, "--type=merge", "--patch", json.dumps(patch))
        await self._plane.must(*words)

    async def not_as_said(self) -> list[str]:
        """Where an autoscaler is not what its ScaledObject says, or there is none."""
        found = await self._plane.get("horizontalpodautoscaler", SPACE)
        scalers = {each["metadata"]["name"]: each for each in found}
        wrong = []
        for each in await self._all():
            name = each["metadata"]["name"]
            wrong += differences(each, scalers.get(f"{AUTOSCALER}{name}"))
        return wrong

    async def _all(self) -> Sequence[Manifest]:
        return await self._plane.get("scaledobject", SPACE)


def said(scaled: Manifest, condition: str) -> str:
    """`Unknown` where it does not speak of it."""
    conditions = scaled.get("status", {}).get("conditions") or ()
    return next((str(each["status"]) for each in conditions if each["type"] == condition), "Unknown")


def differences(scaled: Manifest, scaler: Manifest | None) -> list[str]:
    """Between what a ScaledObject says and its autoscaler: what is scaled, bounds, pace, and how many numbers are looked at."""
    name, spec = scaled["metadata"]["name"], scaled["spec"]
    if scaler is None:
        return [f"{name}: no autoscaler"]
    made = scaler["spec"]
    wanted = {
        "of": spec["scaleTargetRef"]["name"],
        "least": spec["minReplicaCount"],
        "most": spec["maxReplicaCount"],
        "numbers": len(spec["triggers"]),
        **_pace(spec["advanced"]["horizontalPodAutoscalerConfig"]["behavior"]),
    }
    found = {
        "of": made["scaleTargetRef"]["name"],
        "least": made["minReplicas"],
        "most": made["maxReplicas"],
        "numbers": len(made["metrics"]),
        **_pace(made["behavior"]),
    }
    return [f"{name}: {key} is {found[key]}, not {wanted[key]}" for key in wanted if found[key] != wanted[key]]


def _pace(behavior: Mapping[str, Any]) -> dict[str, Any]:
    return {
        way: (behavior[way]["stabilizationWindowSeconds"], behavior[way]["policies"])
        for way in ("scaleUp", "scaleDown")
    }
