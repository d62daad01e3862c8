"""What is rendered is held to the code; each rule notices what it is for."""

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from deploy.kubernetes.edges import COMMANDS, LASTING, WORKLOADS
from deploy.kubernetes.graph import allowed_calls, wanted_calls
from deploy.kubernetes.rendering import OVERLAYS, RELEASES, Schemas, Tools
from deploy.kubernetes.rules import RULES, broken
from deploy.kubernetes.workloads import DATABASE_AUTHORITY
from deploy.local.folders import folders
from shared.contracts import SERVICES, TOPICS
from tests.capacity.model import SHARE

Objects = list[dict[str, Any]]


@pytest.fixture(scope="module")
def tools() -> Tools:
    tools = Tools(folders().data)
    tools.fetch()
    return tools


@pytest.fixture(scope="module")
def rendered(tools: Tools) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    return {name: tools.render(OVERLAYS / name) for name in ("production", "evaluation")}


@pytest.fixture
def production(rendered: Mapping[str, Sequence[Mapping[str, Any]]]) -> Objects:
    return copy.deepcopy([dict(each) for each in rendered["production"]])


@pytest.fixture(scope="module")
def schemas(tools: Tools) -> Sequence[Schemas]:
    return [tools.schemas(release) for release in RELEASES]


def one(objects: Objects, kind: str, name: str) -> Any:
    return next(each for each in objects if (each["kind"], each["metadata"]["name"]) == (kind, name))


def pod(objects: Objects, name: str) -> Any:
    return one(objects, "Deployment", name)["spec"]["template"]["spec"]


def container(objects: Objects, name: str) -> Any:
    return pod(objects, name)["containers"][0]


def settings(objects: Objects, service: str) -> Any:
    """Their name ends in a hash of what is in them."""
    maps = (each for each in objects if each["kind"] == "ConfigMap")
    return next(each for each in maps if each["metadata"]["name"].startswith(f"{service}-settings-"))


def volume(objects: Objects, name: str, volume: str) -> Any:
    return next(each for each in pod(objects, name)["volumes"] if each["name"] == volume)


def template(objects: Objects, name: str) -> Any:
    return one(objects, "CronJob", name)["spec"]["jobTemplate"]["spec"]["template"]


def without(objects: Objects, kind: str, name: str) -> None:
    objects.remove(one(objects, kind, name))


@pytest.mark.parametrize("overlay", ["production", "evaluation"])
def test_every_overlay_is_as_the_code_and_the_rules_want_it(
    rendered: Mapping[str, Sequence[Mapping[str, Any]]], schemas: Sequence[Schemas], overlay: str
) -> None:
    objects = rendered[overlay]
    assert [each for of_release in schemas for each_object in objects for each in of_release.wrong(each_object)] == []
    assert list(broken(objects)) == []


def test_production_holds_everything(production: Objects) -> None:
    kinds = [each["kind"] for each in production]
    assert kinds.count("Deployment") == 2 * len(SERVICES)
    assert kinds.count("Job") == len(SERVICES)
    assert kinds.count("KafkaTopic") == len(TOPICS)
    assert kinds.count("HTTPRoute") == len(SERVICES)
    assert kinds.count("ScaledObject") == 2 * len(SERVICES)


def test_an_api_gets_another_pod_where_its_pods_use_more_of_a_core_than_capacity_plans_whatever_they_ask_for(
    production: Objects,
) -> None:
    scaled = [each["spec"] for each in production if each["kind"] == "ScaledObject"]
    by_cores = {
        spec["scaleTargetRef"]["name"]: (trigger["metricType"], trigger["metadata"]["value"])
        for spec in scaled
        for trigger in spec["triggers"]
        if trigger["type"] == "cpu"
    }
    assert by_cores == dict.fromkeys((f"{each}-api" for each in SERVICES), ("AverageValue", f"{1_000 * SHARE:.0f}m"))


def test_evaluation_is_the_whole_platform_on_one_node(rendered: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    objects = [dict(each) for each in rendered["evaluation"]]
    kinds = [each["kind"] for each in objects]
    assert {each["spec"]["replicas"] for each in objects if each["kind"] in {"Deployment", "KafkaNodePool"}} == {1}
    assert one(objects, "Cluster", "mentoring-postgres")["spec"]["instances"] == 1
    assert kinds.count("HTTPRoute") == len(SERVICES)
    assert "ScheduledBackup" not in kinds


UNKNOWN: Mapping[str, Callable[[Objects], None]] = {
    "a field that there is not": lambda o: container(o, "matching-api").update(imagePulPolicy="Always"),
    "a number as a text": lambda o: pod(o, "matching-api").update(terminationGracePeriodSeconds="30"),
    "a probe without a port": lambda o: container(o, "matching-api")["livenessProbe"]["httpGet"].pop("port"),
    "a policy of a type that there is not": lambda o: one(o, "NetworkPolicy", "deny-all")["spec"].update(
        policyTypes="All"
    ),
}


@pytest.mark.parametrize("planted", UNKNOWN)
def test_what_kubernetes_does_not_know_is_noticed(
    production: Objects, schemas: Sequence[Schemas], planted: str
) -> None:
    UNKNOWN[planted](production)
    for of_release in schemas:
        assert [each for each_object in production for each in of_release.wrong(each_object)] != []


BROKEN: Mapping[str, tuple[str, Callable[[Objects], None]]] = {
    "no worker": ("every role", lambda o: without(o, "Deployment", "matching-worker")),
    "root": ("pods may do", lambda o: pod(o, "matching-api")["securityContext"].update(runAsUser=0)),
    "a capability": ("pods may do", lambda o: container(o, "matching-api")["securityContext"].pop("capabilities")),
    "a token": ("pods may do", lambda o: pod(o, "matching-api").pop("automountServiceAccountToken")),
    "a file system": (
        "pods may do",
        lambda o: container(o, "matching-api")["securityContext"].update(readOnlyRootFilesystem=False),
    ),
    "no time to leave": ("what is in hand", lambda o: container(o, "matching-api").pop("lifecycle")),
    "a grace that is too short": (
        "what is in hand",
        lambda o: pod(o, "matching-worker").update(terminationGracePeriodSeconds=25),
    ),
    "a grace in which nothing can be closed": (
        "what is in hand",
        lambda o: pod(o, "matching-worker").update(terminationGracePeriodSeconds=27),
    ),
    "a database on liveness": (
        "probes mean",
        lambda o: container(o, "matching-api")["livenessProbe"]["httpGet"].update(path="/readyz"),
    ),
    "a limit of cores": (
        "limits are",
        lambda o: container(o, "matching-api")["resources"]["limits"].update(cpu="1"),
    ),
    "a secret in the tree": (
        "secrets are",
        lambda o: o.append({"kind": "Secret", "metadata": {"name": "x"}}),
    ),
    "a password as a variable": (
        "secrets are",
        lambda o: container(o, "matching-worker")["env"].append({"name": "MATCHING_KAFKA_PASSWORD", "value": "x"}),
    ),
    "the owner's login in a worker": (
        "secrets are",
        lambda o: pod(o, "matching-worker")["volumes"][0]["projected"]["sources"][0]["secret"]["items"].append(
            {"key": "uri", "path": "MATCHING_OWNER_DATABASE_URL"}
        ),
    ),
    "a moved clock": (
        "nothing is for trials",
        lambda o: container(o, "matching-api")["env"].append({"name": "MATCHING_CLOCK_FILE", "value": "/x"}),
    ),
    "a setting that nobody reads": (
        "settings are",
        lambda o: container(o, "matching-api")["env"].append({"name": "MATCHING_POOL", "value": "9"}),
    ),
    "settings that change unseen": (
        "a change of settings",
        lambda o: container(o, "matching-api").update(envFrom=[{"configMapRef": {"name": "matching-settings"}}]),
    ),
    "a budget that holds a node": (
        "budgets let",
        lambda o: one(o, "PodDisruptionBudget", "matching-api")["spec"].update(maxUnavailable=0),
    ),
    "no budget": ("budgets let", lambda o: without(o, "PodDisruptionBudget", "matching-api")),
    "two who say how many": (
        "budgets let",
        lambda o: one(o, "Deployment", "matching-api")["spec"].update(replicas=3),
    ),
    "a group that nobody scales by": (
        "workers are scaled",
        lambda o: one(o, "ScaledObject", "matching-worker")["spec"]["triggers"].pop(),
    ),
    "a group read from its end": (
        "workers are scaled",
        lambda o: one(o, "ScaledObject", "matching-worker")["spec"]["triggers"][0]["metadata"].pop("offsetResetPolicy"),
    ),
    "more workers than partitions": (
        "workers are scaled",
        lambda o: one(o, "ScaledObject", "matching-worker")["spec"].update(maxReplicaCount=13),
    ),
    "a topic that forgets": (
        "topics and rights",
        lambda o: one(o, "KafkaTopic", "mentoring.profiles")["spec"]["config"].update({"cleanup.policy": "delete"}),
    ),
    "a right too many": (
        "topics and rights",
        lambda o: one(o, "KafkaUser", "matching")["spec"]["authorization"]["acls"].append(
            {"resource": {"type": "topic", "name": "mentoring.contacts"}, "operations": ["Read"]}
        ),
    ),
    "a right too few": (
        "topics and rights",
        lambda o: one(o, "KafkaUser", "matching")["spec"]["authorization"]["acls"].pop(),
    ),
    "a role that nobody makes": (
        "each service logs in",
        lambda o: one(o, "Cluster", "mentoring-postgres")["spec"]["managed"]["roles"].pop(),
    ),
    "another authority than the database's": (
        "the database is known",
        lambda o: volume(o, "matching-api", "database-authority")["secret"].update(secretName="elsewhere-ca"),
    ),
    "an authority with its key": (
        "the database is known",
        lambda o: volume(o, "matching-api", "database-authority")["secret"].pop("items"),
    ),
    "nobody by whom the database is known": (
        "the database is known",
        lambda o: container(o, "matching-worker")["volumeMounts"].remove(
            {"name": "database-authority", "mountPath": DATABASE_AUTHORITY, "readOnly": True}
        ),
    ),
    "nothing is denied": (
        "who talks to whom",
        lambda o: one(o, "NetworkPolicy", "matching-api")["spec"].update(ingress=[{}]),
    ),
    "a way too many": (
        "who talks to whom",
        lambda o: [
            one(o, "NetworkPolicy", "matching-api")["spec"]["egress"].append(
                {
                    "to": [{"podSelector": {"matchLabels": {"strimzi.io/cluster": "mentoring-kafka"}}}],
                    "ports": [{"protocol": "TCP", "port": 9093}],
                }
            )
        ][0],
    ),
    "a way too few": (
        "who talks to whom",
        lambda o: one(o, "NetworkPolicy", "matching-worker")["spec"]["egress"].pop(),
    ),
    "a command that a Service selects": (
        "services select",
        lambda o: template(o, "rotate-keys")["metadata"]["labels"].update(
            one(o, "Service", "profiles")["spec"]["selector"]
        ),
    ),
    "a command that runs by itself": (
        "the ledger alone",
        lambda o: one(o, "CronJob", "reconcile")["spec"].update(suspend=False),
    ),
    "a ledger of every night": (
        "the ledger alone",
        lambda o: one(o, "CronJob", "ledger")["spec"].update(schedule="50 3 * * *"),
    ),
    "a ledger that nobody keeps": (
        "the ledger alone",
        lambda o: one(o, "CronJob", "ledger")["spec"].update(suspend=True),
    ),
    "a ledger that goes with its pod": (
        "the ledger alone",
        lambda o: without(o, "PersistentVolumeClaim", "ledger"),
    ),
    "a command as root": (
        "pods may do",
        lambda o: template(o, "operator")["spec"]["securityContext"].update(runAsUser=0),
    ),
    "the owner's login in a command": (
        "secrets are",
        lambda o: template(o, "operator")["spec"]["volumes"][0]["projected"]["sources"][0]["secret"]["items"].append(
            {"key": "uri", "path": "PROFILES_OWNER_DATABASE_URL"}
        ),
    ),
    "a setting that no command reads": (
        "settings are",
        lambda o: template(o, "audit")["spec"]["containers"][0]["env"].append({"name": "KAFKA_USER", "value": "x"}),
    ),
    "a command that may not read topics": (
        "who talks to whom",
        lambda o: one(o, "NetworkPolicy", "operating-audit")["spec"]["egress"].pop(),
    ),
    "a dashboard that Grafana does not find": (
        "dashboards are",
        lambda o: one(o, "ConfigMap", "dashboard-people")["metadata"]["labels"].pop("grafana_dashboard"),
    ),
    "a database for fewer pods than may come": (
        "pods fit",
        lambda o: one(o, "Cluster", "mentoring-postgres")["spec"]["postgresql"]["parameters"].update(
            max_connections="400"
        ),
    ),
    "more pods than the database bears": (
        "pods fit",
        lambda o: one(o, "ScaledObject", "matching-api")["spec"].update(maxReplicaCount=40),
    ),
    "larger pools than the database bears": (
        "pods fit",
        lambda o: next(each for each in o if each["metadata"]["name"].startswith("matching-settings"))["data"].update(
            MATCHING_POOL_SIZE="20"
        ),
    ),
    "a dashboard that no map bears": (
        "dashboards are",
        lambda o: one(o, "ConfigMap", "dashboard-people")["data"].update({"people.json": "x" * 1_048_577}),
    ),
    "a database that nobody makes": ("what pods may call", lambda o: without(o, "Cluster", "mentoring-postgres")),
    "a broker that nobody makes": ("what pods may call", lambda o: without(o, "Kafka", "mentoring-kafka")),
    "an archive without backups": ("backups go", lambda o: without(o, "ScheduledBackup", "mentoring-postgres")),
    "backups that nobody takes": (
        "backups go",
        lambda o: one(o, "Cluster", "mentoring-postgres")["spec"].pop("plugins"),
    ),
    "a copy that there is not": (
        "backups go",
        lambda o: one(o, "Cluster", "mentoring-postgres")["spec"].update(instances=1),
    ),
    "the image of another release": (
        "images are of this release",
        lambda o: container(o, "matching-api").update(image="registry.example/mentoring:1.0.0"),
    ),
    "mails without links": (
        "mails lead",
        lambda o: settings(o, "profiles")["data"].pop("PROFILES_FRONTEND_URL"),
    ),
    "the newest image, whichever that is": (
        "images are",
        lambda o: container(o, "matching-api").update(image="mentoring:latest"),
    ),
}


@pytest.mark.parametrize("planted", BROKEN)
def test_what_breaks_a_rule_is_noticed_by_it(production: Objects, planted: str) -> None:
    rule, plant = BROKEN[planted]
    plant(production)
    assert [each for each in broken(production) if each.startswith(rule)] != []


def test_every_rule_has_something_that_breaks_it() -> None:
    told = {rule.__name__.replace("_", " ") for rule in RULES}
    assert {name for name in told if not any(name.startswith(begins) for begins, _ in BROKEN.values())} == set()


def test_no_api_reaches_kafka_and_nobody_reaches_a_worker_but_who_measures(production: Objects) -> None:
    allowed = set(allowed_calls(production))
    assert allowed == wanted_calls(production)
    workers = {f"{each}-worker" for each in SERVICES}
    reaching = {source for source, target, _, _ in allowed if target == "kafka"}
    assert {each for each in reaching if not each.startswith("operating-")} == workers
    assert {source for source, target, _, _ in allowed if target in workers} == {"prometheus"}
    nobody = {each.name for each in (*COMMANDS, *WORKLOADS) if each.role not in LASTING}
    assert {source for source, target, _, _ in allowed if target in nobody} == set()
