"""The rendered tree as it is put before KEDA here: what is another address on this machine, and two variants."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any, Final

from deploy.kubernetes.rendering import Manifest

SHORT_WINDOW: Final = 15
"""Seconds, in the variant that need not be waited for; 300 in the tree."""
MORE_AT_A_LOSS: Final = 5
"""Pods, in the variant where the fallback can be told from staying as it is; 2 in the tree."""


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
