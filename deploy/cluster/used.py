"""What simulated pods use: said on the nodes, once for all pods of a Deployment, and told by kwok in the kubelets' place."""

from typing import Any, Final

from deploy.cluster.plane import ControlPlane

USED: Final = "used.mentoring/"
"""An annotation of nodes, before the name of a Deployment."""
MEASURED_AT: Final = "metrics.k8s.io/resource-metrics-path"
"""An annotation of nodes, by which metrics-server asks elsewhere than a kubelet's own path."""
_CORES: Final = f"""
("{USED}" + pod.metadata.labels["app.kubernetes.io/name"] + "-" + pod.metadata.labels["app.kubernetes.io/component"])
  in node.metadata.annotations
? Quantity(node.metadata.annotations[
  "{USED}" + pod.metadata.labels["app.kubernetes.io/name"] + "-" + pod.metadata.labels["app.kubernetes.io/component"]
])
: Quantity("1m")
"""


def usage() -> dict[str, Any]:
    """For kwok's configuration: what was said, and hardly anything of whom nobody spoke."""
    cores = {"expression": _CORES.strip()}
    return {
        "apiVersion": "kwok.x-k8s.io/v1alpha1",
        "kind": "ClusterResourceUsage",
        "metadata": {"name": "as-said-on-nodes"},
        "spec": {"usages": [{"usage": {"cpu": cores, "memory": {"value": "1Mi"}}}]},
    }


def path_on(node: str) -> str:
    """Where kwok answers for the kubelet of this node, as its own `metrics-resource` has it."""
    return f"/metrics/nodes/{node}/metrics/resource"


async def say_used(plane: ControlPlane, deployment: str, millicores: int) -> None:
    """So much is used by each of its pods from now on, by those too that come."""
    await plane.must("annotate", "node", "--all", "--overwrite", f"{USED}{deployment}={millicores}m")
