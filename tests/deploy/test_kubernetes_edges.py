"""Who talks to whom: each way that is missing from the policies is told, and each that is one too many."""

import copy
from collections.abc import Mapping
from typing import Any

import pytest

from deploy.kubernetes.edges import (
    COLLECTOR,
    COMMANDS,
    OUTSIDE,
    WORKLOADS,
    Edge,
    Outside,
    Workload,
    edges,
    edges_of_operating,
    edges_of_tracing,
)
from deploy.kubernetes.graph import Call, allowed_calls
from deploy.kubernetes.policies import operating_policies, policies, tracing_policies
from deploy.kubernetes.rules import who_talks_to_whom_is_as_the_table_says
from deploy.kubernetes.tree import BEGIN, END, PAGE

Objects = list[dict[str, Any]]
TABLE: tuple[Edge, ...] = (*edges(), *edges_of_tracing(), *edges_of_operating())
CALLS: list[Call] = [(e.source.name, e.target.name, e.protocol, port) for e in TABLE for port in e.ports]
PLACES: dict[str, Workload | Outside] = {each.name: each for each in (*WORKLOADS, *COMMANDS, COLLECTOR)}
PLACES |= {each.name: each for each in OUTSIDE}
OURS = {name for name, each in PLACES.items() if not isinstance(each, Outside)}


@pytest.fixture
def objects() -> Objects:
    """All policies that there are, and what says that there are a collector and commands."""
    there: Objects = [{"kind": "Deployment", "metadata": {"name": COLLECTOR.name}}, {"kind": "CronJob"}]
    return copy.deepcopy([*policies(), *tracing_policies(), *operating_policies(), *there])


def said_of(call: Call) -> tuple[str, str]:
    source, target, protocol, port = call
    told = f"call {target} at {protocol} {port}"
    return f"{source} may {told}, and shall not", f"{source} may not {told}"


def peer_of(name: str) -> Mapping[str, Any]:
    one = PLACES[name]
    return one.selects if isinstance(one, Outside) else {"podSelector": {"matchLabels": one.labels}}


def rules_of(objects: Objects, name: str, way: str) -> list[Any]:
    """Of the policy of one workload."""
    policy = next(each for each in objects if each["kind"] == "NetworkPolicy" and each["metadata"]["name"] == name)
    found: list[Any] = policy["spec"].setdefault(way, [])
    return found


def drop(objects: Objects, call: Call) -> None:
    """At the end that lets it in, where that is ours; else where it goes out."""
    source, target, protocol, port = call
    name, way, key, other = (target, "ingress", "from", source) if target in OURS else (source, "egress", "to", target)
    for rule in rules_of(objects, name, way):
        if peer_of(other) in rule[key]:
            rule["ports"] = [each for each in rule["ports"] if each != {"protocol": protocol, "port": port}]


def add(objects: Objects, call: Call) -> None:
    """At both ends, where they are ours."""
    source, target, protocol, port = call
    ports = [{"protocol": protocol, "port": port}]
    if source in OURS:
        rules_of(objects, source, "egress").append({"to": [peer_of(target)], "ports": ports})
    if target in OURS:
        rules_of(objects, target, "ingress").append({"from": [peer_of(source)], "ports": ports})


def one_too_many(call: Call) -> Call:
    """The same way for the next of ours that has none."""
    source, target, protocol, port = call
    after = sorted(OURS - {target})
    begin = after.index(source) if source in after else 0
    turned = [*after[begin:], *after[:begin]]
    return next(new for each in turned if (new := (each, target, protocol, port)) not in CALLS)


def test_the_policies_allow_what_the_table_says_and_nothing_else(objects: Objects) -> None:
    assert set(allowed_calls(objects)) == set(CALLS)
    assert list(who_talks_to_whom_is_as_the_table_says(objects)) == []


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(map(str, call)))
def test_a_way_that_is_missing_is_told_and_no_other(objects: Objects, call: Call) -> None:
    drop(objects, call)
    assert list(who_talks_to_whom_is_as_the_table_says(objects)) == [said_of(call)[1]]


@pytest.mark.parametrize(
    "call",
    sorted({one_too_many(call) for call in CALLS if not all((o, *call[1:]) in CALLS for o in OURS - {call[1]})}),
    ids=lambda call: " ".join(map(str, call)),
)
def test_a_way_too_many_is_told_and_no_other(objects: Objects, call: Call) -> None:
    add(objects, call)
    assert list(who_talks_to_whom_is_as_the_table_says(objects)) == [said_of(call)[0]]


@pytest.mark.parametrize("source", sorted(PLACES))
@pytest.mark.parametrize("port", [("TCP", 8000), ("TCP", 22)], ids=str)
def test_whoever_may_call_somebody_at_another_port_is_told(
    objects: Objects, source: str, port: tuple[str, int]
) -> None:
    target = "scheduling-worker" if source != "scheduling-worker" else "matching-worker"
    call = (source, target, *port)
    add(objects, call)
    assert list(who_talks_to_whom_is_as_the_table_says(objects)) == [said_of(call)[0]]


def test_the_page_for_operators_has_a_row_for_whoever_calls() -> None:
    table = PAGE.read_text().partition(BEGIN)[2].partition(END)[0]
    rows = {line.split(" | ")[0].removeprefix("| ") for line in table.splitlines() if line.startswith("| ")}
    assert rows - {"who"} == {source for source, *_ in CALLS}
