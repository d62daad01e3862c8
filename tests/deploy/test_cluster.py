"""What `./mentoring cluster` puts before a control plane is there to be put; the control plane itself has a command of its own."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from deploy.cluster import collected
from deploy.cluster.accepted import differing, known
from deploy.cluster.planted import PLANTED
from deploy.cluster.rolled_out import uneven, with_another_setting
from deploy.kubernetes.by_hand import archive
from deploy.kubernetes.rendering import OVERLAYS, Tools
from deploy.local.folders import folders


@pytest.fixture(scope="module")
def production() -> Sequence[Mapping[str, Any]]:
    tools = Tools(folders().data)
    tools.fetch()
    return tools.render(OVERLAYS / "production")


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_mistake_is_one_in_an_object_that_there_is(
    production: Sequence[Mapping[str, Any]], name: str
) -> None:
    kind, begins, plant = PLANTED[name]
    everything = [*production, archive()]
    sound = next(each for each in everything if each["kind"] == kind and each["metadata"]["name"].startswith(begins))
    planted = copy.deepcopy(dict(sound))
    plant(planted)
    assert planted != sound


def test_the_archive_that_one_types_is_the_one_that_the_cluster_asks_for(
    production: Sequence[Mapping[str, Any]],
) -> None:
    (cluster,) = [each for each in production if each["kind"] == "Cluster"]
    asked = [plugin["parameters"]["barmanObjectName"] for plugin in cluster["spec"]["plugins"]]
    typed = archive()["metadata"]
    assert [typed["name"]] == asked
    assert typed["namespace"] == cluster["metadata"]["namespace"]


def test_kinds_that_nobody_defined_are_named_and_left_out(production: Sequence[Mapping[str, Any]]) -> None:
    of_routes = {"spec": {"group": "gateway.networking.k8s.io", "names": {"kind": "HTTPRoute"}}}

    judged, unknown = known(production, [of_routes])

    kinds = {each["kind"] for each in judged}
    assert {"Deployment", "NetworkPolicy", "PodDisruptionBudget", "HTTPRoute"} <= kinds
    assert {"KafkaTopic", "Cluster", "ScaledObject", "PodMonitor"} <= set(unknown)
    assert kinds.isdisjoint(unknown)


def test_another_setting_reaches_the_pods_of_one_service(production: Sequence[Mapping[str, Any]]) -> None:
    after = with_another_setting(production)
    before = {each["metadata"]["name"]: each for each in production if each["kind"] == "Deployment"}
    changed = {each["metadata"]["name"] for each in after if each["kind"] == "Deployment"} - {
        each["metadata"]["name"] for each in after if each in before.values()
    }
    assert changed == {"matching-api", "matching-worker"}


def test_what_is_another_the_second_time_is_told_and_a_version_alone_is_not() -> None:
    def of(version: str, size: str) -> dict[str, Any]:
        return {"kind": "Claim", "metadata": {"name": "ledger", "resourceVersion": version}, "spec": {"size": size}}

    assert differing([of("1", "1Gi")], [of("2", "1Gi")]) == []
    assert differing([of("1", "1Gi")], [of("2", "2Gi")]) == ["Claim ledger"]
    assert differing([], [of("1", "1Gi")]) == ["Claim ledger"]


def _pods(*zones: str, template: str = "1") -> list[dict[str, Any]]:
    labels = {
        "app.kubernetes.io/name": "matching",
        "app.kubernetes.io/component": "api",
        "pod-template-hash": template,
    }
    return [
        {"metadata": {"labels": labels}, "spec": {"nodeName": f"{zone}0"}, "status": {"phase": "Running"}}
        for zone in zones
    ]


def test_two_pods_of_one_template_in_one_zone_are_told_while_another_has_none() -> None:
    assert uneven(_pods("a", "b", "c", "a")) == []
    assert uneven(_pods("a", "a")) == ["matching-api 1: {'a': 2}"]


def test_pods_of_two_templates_are_spread_each_for_itself() -> None:
    assert uneven([*_pods("a", "b"), *_pods("a", template="2")]) == []
    assert uneven([*_pods("a", "b"), *_pods("a", "a", template="2")]) == ["matching-api 2: {'a': 2}"]


def test_a_pod_that_leaves_is_not_counted() -> None:
    leaving = _pods("a")[0]
    leaving["metadata"] = {**leaving["metadata"], "deletionTimestamp": "2026-01-01T00:00:00Z"}
    assert uneven([*_pods("a"), leaving]) == []


TOLD = {number.to_bytes(16) for number in range(collected.TRACES)}


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        (dict.fromkeys(TOLD, 2), []),
        (dict.fromkeys(TOLD, 2) | {(1).to_bytes(16): 1}, ["1 traces are not whole"]),
        (dict.fromkeys(sorted(TOLD)[:-1], 2), ["399 of 400 traces at 100 %"]),
        (dict.fromkeys(sorted(TOLD)[:-1], 2) | {b"nobody's": 2}, ["1 traces are not whole"]),
    ],
)
def test_a_trace_that_is_not_kept_whole_is_told(spans: Mapping[bytes, int], said: list[str]) -> None:
    assert collected.torn(spans, TOLD, 100) == said


@pytest.mark.parametrize(("kept", "is_fair"), [(100, True), (400, False), (10, False)])
def test_a_share_of_traces_that_is_far_from_what_was_asked_for_is_told(kept: int, *, is_fair: bool) -> None:
    assert (collected.torn(dict.fromkeys(sorted(TOLD)[:kept], 2), TOLD, 25) == []) == is_fair
