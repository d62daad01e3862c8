"""Who may call whom, worked out from the network policies that are rendered, as Kubernetes does it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

_Ports = frozenset[tuple[str, int]]
_ANY: Final[_Ports] = frozenset({("TCP", 443), ("TCP", 5432), ("TCP", 8000), ("TCP", 9000), ("TCP", 9093), ("UDP", 53)})
"""What stands for every port, where none is said."""
_OUTSIDE: Final = {each.name: each for each in OUTSIDE}


def of_kind(objects: Sequence[Manifest], *kinds: str) -> list[Manifest]:
    return [each for each in objects if each["kind"] in kinds]


def wanted_calls(objects: Sequence[Manifest]) -> set[Call]:
    """What the table of edges allows to whatever is among the objects."""
    return {
        (each.source.name, each.target.name, each.protocol, port) for each in table_for(objects) for port in each.ports
    }


def as_table(calls: Iterable[Edge]) -> str:
    """Who may call whom, in Markdown: a row for each who calls."""
    told: dict[str, dict[str, list[str]]] = {}
    for each in calls:
        ports = [str(port) if each.protocol == "TCP" else f"{port}/{each.protocol}" for port in each.ports]
        told.setdefault(each.source.name, {}).setdefault(each.target.name, []).extend(ports)
    rows = [
        f"| {source} | {'; '.join(target + ' ' + ', '.join(ports) for target, ports in targets.items())} |"
        for source, targets in told.items()
    ]
    return "\n".join(["| who | may call whom, at which port |", "|---|---|", *rows])


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
            go = _let(out.get(source), "to", target, pods)
            come = _let(into.get(target), "from", source, pods)
            for protocol, port in _both(go, come):
                yield source, target, protocol, port


def _rules(policies: Sequence[Manifest], way: str, labels: Mapping[str, str]) -> list[Manifest] | None:
    """Of all policies that select a pod with these labels; None where none does, and all is allowed."""
    selecting = [each for each in policies if way in each["policyTypes"] and _matches(each["podSelector"], labels)]
    return [rule for each in selecting for rule in each.get(way.lower(), ())] if selecting else None


def _let(
    rules: Sequence[Manifest] | None, key: str, other: str, pods: Mapping[str, Mapping[str, str]]
) -> _Ports | None:
    """At which ports one end lets the other; None where at all."""
    if rules is None:
        return None
    about = [rule for rule in rules if any(_is(peer, other, pods) for peer in rule.get(key, [{}]))]
    if any("ports" not in rule for rule in about):
        return None
    return frozenset((each["protocol"], each["port"]) for rule in about for each in rule["ports"])


def _both(one: _Ports | None, other: _Ports | None) -> _Ports:
    if one is None or other is None:
        return next((each for each in (one, other) if each is not None), _ANY)
    return one & other


def _is(peer: Manifest, other: str, pods: Mapping[str, Mapping[str, str]]) -> bool:
    if not peer:
        return True
    if other in _OUTSIDE:
        return dict(_OUTSIDE[other].selects) == dict(peer)
    return set(peer) == {"podSelector"} and _matches(peer["podSelector"], pods[other])


def _matches(selector: Manifest, labels: Mapping[str, str]) -> bool:
    return all(labels.get(name) == value for name, value in selector.get("matchLabels", {}).items())
