"""Who may call whom, worked out from the network policies that are rendered, as Kubernetes does it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from deploy.kubernetes.edges import (
    COLLECTOR,
    COMMANDS,
    OUTSIDE,
    WORKLOADS,
    Edge,
    Workload,
    edges,
    edges_of_operating,
    edges_of_tracing,
)
from deploy.kubernetes.workloads import PART_OF

Manifest = Mapping[str, Any]
Call = tuple[str, str, str, int]
"""Who calls whom, by which protocol, at which port."""

_PORTS: Final = (*(("TCP", port) for port in (53, 465, 587, 4318, 5432, 8000, 9000, 9093)), ("UDP", 53))
_OUTSIDE: Final = {each.name: each for each in OUTSIDE}


def of_kind(objects: Sequence[Manifest], *kinds: str) -> list[Manifest]:
    return [each for each in objects if each["kind"] in kinds]


def wanted_calls(objects: Sequence[Manifest]) -> set[Call]:
    """What the table of edges allows to whatever is among the objects."""
    return {
        (each.source.name, each.target.name, each.protocol, port) for each in table_for(objects) for port in each.ports
    }


def table_for(objects: Sequence[Manifest]) -> list[Edge]:
    """The table of edges, with that of each component that is there."""
    found = [*edges()]
    found += edges_of_tracing() if has_collector(objects) else ()
    return [*found, *(edges_of_operating() if has_commands(objects) else ())]


def _there(objects: Sequence[Manifest]) -> list[Workload]:
    found = [*WORKLOADS]
    found += [COLLECTOR] if has_collector(objects) else []
    return [*found, *(COMMANDS if has_commands(objects) else ())]


def has_collector(objects: Sequence[Manifest]) -> bool:
    return any(each["metadata"]["name"] == COLLECTOR.name for each in of_kind(objects, "Deployment"))


def has_commands(objects: Sequence[Manifest]) -> bool:
    return bool(of_kind(objects, "CronJob"))


def allowed_calls(objects: Sequence[Manifest]) -> Iterator[Call]:
    """Both ends have to allow it, where policies select them. Those outside call each other as they like."""
    policies = [each["spec"] for each in of_kind(objects, "NetworkPolicy")]
    pods = {each.name: each.labels | PART_OF for each in _there(objects)}
    out = {name: _rules(policies, "Egress", labels) for name, labels in pods.items()}
    into = {name: _rules(policies, "Ingress", labels) for name, labels in pods.items()}
    places = [*pods, *_OUTSIDE]
    for source in places:
        for target in places:
            if source == target or (source in _OUTSIDE and target in _OUTSIDE):
                continue
            for protocol, port in _PORTS:
                goes = source in _OUTSIDE or _let(out[source], "to", target, pods, protocol, port)
                if goes and (target in _OUTSIDE or _let(into[target], "from", source, pods, protocol, port)):
                    yield source, target, protocol, port


def _rules(policies: Sequence[Manifest], way: str, labels: Mapping[str, str]) -> list[Manifest] | None:
    """Of all policies that select a pod with these labels; None where none does, and all is allowed."""
    selecting = [each for each in policies if way in each["policyTypes"] and _matches(each["podSelector"], labels)]
    return [rule for each in selecting for rule in each.get(way.lower(), ())] if selecting else None


def _let(
    rules: Sequence[Manifest] | None,
    key: str,
    other: str,
    pods: Mapping[str, Mapping[str, str]],
    protocol: str,
    port: int,
) -> bool:
    return rules is None or any(
        _names(rule, protocol, port) and any(_is(peer, other, pods) for peer in rule.get(key, [{}])) for rule in rules
    )


def _names(rule: Manifest, protocol: str, port: int) -> bool:
    return "ports" not in rule or {"protocol": protocol, "port": port} in rule["ports"]


def _is(peer: Manifest, other: str, pods: Mapping[str, Mapping[str, str]]) -> bool:
    if not peer:
        return True
    if other in _OUTSIDE:
        return dict(_OUTSIDE[other].selects) == dict(peer)
    return set(peer) == {"podSelector"} and _matches(peer["podSelector"], pods[other])


def _matches(selector: Manifest, labels: Mapping[str, str]) -> bool:
    return all(labels.get(name) == value for name, value in selector.get("matchLabels", {}).items())
