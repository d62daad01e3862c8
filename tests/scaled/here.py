"""The rendered tree as it is put before KEDA here: what is another address on this machine, and three variants."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any, Final

from deploy.kubernetes.rendering import Manifest
from tests.on_a_node.pods import container_of
from tests.scaled.watching import quantity

SHORT_WINDOW: Final = 15
"""Seconds, in the variant that need not be waited for; 300 in the tree."""
MORE_AT_A_LOSS: Final = 5
"""Pods, in the variant where the fallback can be told from staying as it is; 2 in the tree."""
TIMES_AS_MANY_CORES: Final = 20
"""In the variant whose pods ask for more, and so are at a smaller share of it when they use as much."""


def on_this_machine(objects: Sequence[Manifest], *, prometheus: str, kafka: str) -> list[Manifest]:
    """With the addresses of this machine."""
    return [_moved(each, prometheus, kafka) if each["kind"] == "ScaledObject" else each for each in objects]


def _moved(scaled: Manifest, prometheus: str, kafka: str) -> Manifest:
    made = copy.deepcopy(dict(scaled))
    for trigger in made["spec"]["triggers"]:
        for name, address in (("serverAddress", prometheus), ("bootstrapServers", kafka)):
            if name in trigger["metadata"]:
                trigger["metadata"][name] = address
    return made


def with_short_window() -> Mapping[str, Any]:
    """A patch (merged): one pod less in a quarter of a minute instead of in five."""
    down = {
        "stabilizationWindowSeconds": SHORT_WINDOW,
        "policies": [{"type": "Pods", "value": 1, "periodSeconds": SHORT_WINDOW}],
    }
    return {"spec": {"advanced": {"horizontalPodAutoscalerConfig": {"behavior": {"scaleDown": down}}}}}


def with_more_at_a_loss() -> Mapping[str, Any]:
    """A patch (merged): more pods than the least where the number can't be had."""
    return {"spec": {"fallback": {"replicas": MORE_AT_A_LOSS}}}


def asking_for_more(objects: Sequence[Manifest], deployment: str) -> list[Manifest]:
    """The same, but for the cores that the pods of one Deployment ask for."""
    return [_asking(each) if _is(each, deployment) else each for each in objects]


def cores_asked(objects: Sequence[Manifest], deployment: str) -> int:
    """Thousandths of a core that each of its pods asks for."""
    (found,) = [each for each in objects if _is(each, deployment)]
    return round(1_000 * quantity(container_of(found)["resources"]["requests"]["cpu"]))


def _is(manifest: Manifest, deployment: str) -> bool:
    return bool(manifest["kind"] == "Deployment" and manifest["metadata"]["name"] == deployment)


def _asking(deployment: Manifest) -> Manifest:
    made = copy.deepcopy(dict(deployment))
    requests = container_of(made)["resources"]["requests"]
    requests["cpu"] = f"{TIMES_AS_MANY_CORES * round(1_000 * quantity(requests['cpu']))}m"
    return made
