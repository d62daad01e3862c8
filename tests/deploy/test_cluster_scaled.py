"""What `./mentoring cluster --keda` puts before KEDA is the tree's, and each of its judgments can say no."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from deploy.cluster.accepted import with_component
from deploy.cluster.beside import handed_on
from deploy.kubernetes.rendering import Manifest, Tools
from deploy.local.folders import folders
from tests.scaled.here import on_this_machine, with_more_at_a_loss, with_short_window
from tests.scaled.judged import Look, asked, beyond, fell_too_fast, first_fall, lows, rose_too_fast, widest_gap
from tests.scaled.scaled_objects import condition_of, cores_seen, cores_wanted, differences, said
from tests.scaled.watching import most_measured, quantity

PROMETHEUS, KAFKA = "http://127.0.0.1:1", "127.0.0.1:2"
MOVED = {"prometheus": {"serverAddress": PROMETHEUS}, "kafka": {"bootstrapServers": KAFKA}}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Manifest]:
    tools = Tools(folders().data)
    tools.fetch()
    return with_component(tools, "keda", tmp_path_factory.mktemp("rendered"))


def scaled(objects: Sequence[Manifest]) -> dict[str, Any]:
    return {each["metadata"]["name"]: each["spec"] for each in objects if each["kind"] == "ScaledObject"}


def looks(*pods: int, every: float = 10.0) -> list[Look]:
    return [Look(number * every, each, None) for number, each in enumerate(pods)]


def test_only_addresses_are_others(rendered: Sequence[Manifest]) -> None:
    here = scaled(on_this_machine(rendered, prometheus=PROMETHEUS, kafka=KAFKA))

    for name, spec in scaled(rendered).items():
        wanted = copy.deepcopy(spec)
        for trigger in wanted["triggers"]:
            trigger["metadata"] = {**trigger["metadata"], **MOVED.get(trigger["type"], {})}
        assert here[name] == wanted
        assert ("cpu" in {each["type"] for each in wanted["triggers"]}) == name.endswith("-api")


def test_pods_are_called_by_their_labels_as_their_deployment_is(rendered: Sequence[Manifest]) -> None:
    """By which it is known which of them use what is said of a Deployment."""
    for each in (each for each in rendered if each["kind"] == "Deployment"):
        labels = each["spec"]["template"]["metadata"]["labels"]
        called = f"{labels['app.kubernetes.io/name']}-{labels['app.kubernetes.io/component']}"
        assert called == each["metadata"]["name"]


def test_what_is_handed_on_is_known_by_an_authority_under_the_name_of_a_service_here() -> None:
    service = {"name": "numbers", "namespace": "counting"}
    theirs = {"kind": "APIService", "spec": {"service": service, "insecureSkipTLSVerify": True, "group": "numbers"}}

    namespace, made, api = handed_on([theirs], b"authority", 4711)

    assert namespace["metadata"]["name"] == made["metadata"]["namespace"] == "counting"
    assert (made["metadata"]["name"], made["spec"]["externalName"]) == ("numbers", "localhost")
    assert api["spec"] == {"service": {**service, "port": 4711}, "caBundle": "YXV0aG9yaXR5", "group": "numbers"}


def test_the_variants_differ_from_the_tree_in_what_they_are_called_by(rendered: Sequence[Manifest]) -> None:
    for spec in scaled(rendered).values():
        ours = spec["advanced"]["horizontalPodAutoscalerConfig"]["behavior"]["scaleDown"]
        theirs = with_short_window()["spec"]["advanced"]["horizontalPodAutoscalerConfig"]["behavior"]["scaleDown"]
        assert theirs["stabilizationWindowSeconds"] < ours["stabilizationWindowSeconds"]
        assert theirs["policies"][0]["value"] == ours["policies"][0]["value"]
        assert with_more_at_a_loss()["spec"]["fallback"]["replicas"] > spec["fallback"]["replicas"]


def test_an_autoscaler_asks_for_what_the_formula_says_and_leaves_alone_what_is_near_it() -> None:
    assert asked(2, used=1_000, wanted=500) == 4
    assert asked(2, used=1_175, wanted=500) == 5
    assert asked(5, used=470, wanted=500) == asked(5, used=545, wanted=500) == 5
    assert asked(5, used=555, wanted=500) == 6
    assert asked(5, used=1, wanted=500) == 1


def test_numbers_of_pods_that_may_not_be_are_told() -> None:
    assert beyond(looks(2, 12), 2, 12) == []
    assert beyond(looks(1, 12), 2, 12) == ["1 pods, not 2 to 12"]
    assert beyond(looks(2, 13), 2, 12) == ["13 pods, not 2 to 12"]


def test_twice_as_many_within_a_period_are_fine_and_more_are_told() -> None:
    assert rose_too_fast(looks(2, 4, 4, 4, 8), 100, 30) == []
    assert rose_too_fast(looks(2, 5), 100, 30) == ["from 2 to 5 pods in 10 s"]
    assert rose_too_fast(looks(2, 4, 6), 100, 30) == ["from 2 to 6 pods in 20 s"]


def test_one_pod_less_in_a_period_is_fine_and_two_are_told() -> None:
    assert fell_too_fast(looks(5, 4, 4, 3), 1, 30) == []
    assert fell_too_fast(looks(5, 4, 3), 1, 30) == ["from 5 to 3 pods in 20 s"]


def test_the_first_fall_is_where_there_is_one_less() -> None:
    assert first_fall(looks(2, 2, 4)) is None
    assert first_fall(looks(4, 4, 3, 2)) == 20.0


def test_a_low_counts_where_it_was_higher_before() -> None:
    seen = [Look(float(at), 12, measured) for at, measured in enumerate((None, 0.0, 50.0, None, 0.0, 0.0, 50.0, 0.0))]
    assert lows(seen, below=1) == 2
    assert lows(seen[:3], below=1) == 0


def test_the_widest_gap_is_the_longest_time_without_a_look() -> None:
    assert widest_gap([Look(at, 2, None) for at in (0.0, 2.0, 9.0, 11.0)]) == 7.0
    assert widest_gap(looks(2)) == 0.0


def metric_of(trigger: Mapping[str, Any]) -> Mapping[str, Any]:
    """What KEDA makes of it, as far as it is looked at."""
    if trigger["type"] != "cpu":
        return {"external": {}}
    target = {"type": trigger["metricType"], "averageValue": trigger["metadata"]["value"]}
    return {"resource": {"name": "cpu", "target": target}}


def autoscaler_of(spec: Mapping[str, Any]) -> Any:
    behavior = copy.deepcopy(spec["advanced"]["horizontalPodAutoscalerConfig"]["behavior"])
    return {
        "spec": {
            "scaleTargetRef": {"name": spec["scaleTargetRef"]["name"]},
            "minReplicas": spec["minReplicaCount"],
            "maxReplicas": spec["maxReplicaCount"],
            "metrics": [metric_of(each) for each in spec["triggers"]],
            "behavior": behavior,
        }
    }


def test_an_autoscaler_that_is_not_as_said_is_told(rendered: Sequence[Manifest]) -> None:
    api = next(each for each in rendered if each["kind"] == "ScaledObject")
    name, spec = api["metadata"]["name"], api["spec"]
    assert differences(api, autoscaler_of(spec)) == []
    assert differences(api, None) == [f"{name}: no autoscaler"]

    unbounded = autoscaler_of(spec)
    unbounded["spec"]["maxReplicas"] = 100
    assert differences(api, unbounded) == [f"{name}: most is 100, not {spec['maxReplicaCount']}"]

    hasty = autoscaler_of(spec)
    hasty["spec"]["behavior"]["scaleDown"]["stabilizationWindowSeconds"] = 0
    assert [each.partition(" is ")[0] for each in differences(api, hasty)] == [f"{name}: scaleDown"]

    by_share = autoscaler_of(spec)
    by_share["spec"]["metrics"][-1]["resource"]["target"] = {"type": "Utilization", "averageUtilization": 70}
    assert differences(api, by_share) == [f"{name}: cores is [], not {cores_wanted(spec)}"]


def test_what_a_scaled_object_does_not_say_is_unknown() -> None:
    ready = {"status": {"conditions": [{"type": "Ready", "status": "True"}]}}
    assert (said(ready, "Ready"), said(ready, "Fallback"), said({}, "Ready")) == ("True", "Unknown", "Unknown")


def test_why_an_autoscaler_lacks_a_number_is_what_it_says_of_itself() -> None:
    scaler = {"status": {"conditions": [{"type": "ScalingActive", "status": "False", "reason": "FailedGet"}]}}
    found = condition_of(scaler, "ScalingActive")
    assert found is not None
    assert found["reason"] == "FailedGet"
    assert condition_of(scaler, "AbleToScale") is None


def test_cores_are_seen_where_they_were_measured_alone() -> None:
    external = {"external": {"current": {"averageValue": "7"}}}
    idle, busy, busier = (
        {"resource": {"name": "cpu", "current": {"averageValue": each}}} for each in ("0", "329m", "5")
    )
    assert cores_seen({"status": {"currentMetrics": [external, idle]}}) == 0
    assert cores_seen({"status": {"currentMetrics": [external, busy]}}) == 329
    assert cores_seen({"status": {"currentMetrics": [busier, external]}}) == 5_000
    assert cores_seen({"status": {"currentMetrics": [{"type": ""}, external]}}) is None
    assert cores_seen({"status": {"currentMetrics": None}}) is cores_seen({}) is None


def test_a_share_is_read_as_kubernetes_writes_it() -> None:
    assert [quantity(each) for each in ("18572m", "20", "2k", "8M")] == [18.572, 20.0, 2_000.0, 8_000_000.0]
    metrics = [{"type": ""}, *({"external": {"current": {"averageValue": each}}} for each in ("500m", "7"))]
    assert most_measured({"status": {"currentMetrics": metrics}}) == 7.0
    assert most_measured({"status": {"currentMetrics": None}}) is most_measured(None) is None
