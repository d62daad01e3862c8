"""Network policies out of the table of edges: everything is denied, then each workload is allowed what it needs."""

from collections.abc import Sequence
from typing import Any, Final

from deploy.kubernetes.edges import (
    COLLECTOR,
    COMMANDS,
    LASTING,
    SPANS_PORT,
    WORKLOADS,
    Edge,
    Outside,
    Workload,
    edges,
    edges_of_operating,
    edges_of_tracing,
)
from deploy.kubernetes.workloads import PART_OF, Manifest

VERSION: Final = "networking.k8s.io/v1"


def policies() -> list[Manifest]:
    """One that denies all to whatever is ours, and one for each workload. What operators make has policies of theirs."""
    deny = {"podSelector": {"matchLabels": dict(PART_OF)}, "policyTypes": ["Ingress", "Egress"]}
    return [_policy("deny-all", deny), *(_policy(each.name, _allowed(each, edges())) for each in WORKLOADS)]


def tracing_policies() -> list[Manifest]:
    """What is allowed besides where there is a collector: one for it, and one for all that hand it spans."""
    to_it = [{"to": [_peer(COLLECTOR)], "ports": [{"protocol": "TCP", "port": SPANS_PORT}]}]
    found = [_policy(COLLECTOR.name, _allowed(COLLECTOR, [*edges_of_tracing()]))]
    for role in LASTING:
        theirs = {"matchLabels": {**PART_OF, "app.kubernetes.io/component": role}}
        spec = {"podSelector": theirs, "policyTypes": ["Egress"], "egress": to_it}
        found.append(_policy(f"every-{role}-{COLLECTOR.service}", spec))
    return found


def operating_policies() -> list[Manifest]:
    """One for each command."""
    return [_policy(each.name, _allowed(each, [*edges_of_operating()])) for each in COMMANDS]


def _policy(name: str, spec: Manifest) -> Manifest:
    return {
        "apiVersion": VERSION,
        "kind": "NetworkPolicy",
        "metadata": {"name": name, "labels": dict(PART_OF)},
        "spec": spec,
    }


def _allowed(workload: Workload, table: Sequence[Edge]) -> Manifest:
    spec: Manifest = {"podSelector": {"matchLabels": workload.labels}, "policyTypes": ["Ingress", "Egress"]}
    come = [{"from": [_peer(each.source)], "ports": _ports(each)} for each in table if each.target == workload]
    go = [{"to": [_peer(each.target)], "ports": _ports(each)} for each in table if each.source == workload]
    return spec | ({"ingress": come} if come else {}) | ({"egress": go} if go else {})


def _peer(one: Workload | Outside) -> dict[str, Any]:
    return dict(one.selects) if isinstance(one, Outside) else {"podSelector": {"matchLabels": one.labels}}


def _ports(edge: Edge) -> list[Manifest]:
    return [{"protocol": edge.protocol, "port": port} for port in edge.ports]
