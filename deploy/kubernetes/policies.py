"""Network policies out of the table of edges: everything is denied, then each workload is allowed what it needs."""

from collections.abc import Iterator
from typing import Any, Final

from deploy.kubernetes.edges import WORKLOADS, Edge, Outside, Workload, edges
from deploy.kubernetes.workloads import PART_OF, Manifest

VERSION: Final = "networking.k8s.io/v1"


def policies() -> list[Manifest]:
    """One that denies all to whatever is ours, and one for each workload. What operators make has policies of theirs."""
    deny = {"podSelector": {"matchLabels": dict(PART_OF)}, "policyTypes": ["Ingress", "Egress"]}
    return [_policy("deny-all", deny), *(_policy(each.name, _allowed(each)) for each in WORKLOADS)]


def _policy(name: str, spec: Manifest) -> Manifest:
    return {
        "apiVersion": VERSION,
        "kind": "NetworkPolicy",
        "metadata": {"name": name, "labels": dict(PART_OF)},
        "spec": spec,
    }


def _allowed(workload: Workload) -> Manifest:
    spec: Manifest = {"podSelector": {"matchLabels": workload.labels}, "policyTypes": ["Ingress", "Egress"]}
    come = [{"from": [_peer(each.source)], "ports": _ports(each)} for each in _edges_to(workload)]
    go = [{"to": [_peer(each.target)], "ports": _ports(each)} for each in _edges_from(workload)]
    return spec | ({"ingress": come} if come else {}) | ({"egress": go} if go else {})


def _edges_to(workload: Workload) -> Iterator[Edge]:
    return (each for each in edges() if each.target == workload)


def _edges_from(workload: Workload) -> Iterator[Edge]:
    return (each for each in edges() if each.source == workload)


def _peer(one: Workload | Outside) -> dict[str, Any]:
    return dict(one.selects) if isinstance(one, Outside) else {"podSelector": {"matchLabels": one.labels}}


def _ports(edge: Edge) -> list[Manifest]:
    return [{"protocol": edge.protocol, "port": port} for port in edge.ports]
