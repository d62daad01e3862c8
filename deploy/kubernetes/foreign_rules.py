"""Rules over the kinds that operators of Kafka, PostgreSQL, KEDA and Prometheus act on, and what Grafana reads."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from deploy.kubernetes.database import FOR_OTHERS, connections_of
from deploy.kubernetes.edges import LASTING
from deploy.kubernetes.graph import of_kind
from deploy.kubernetes.registry import consumers_of
from deploy.observability.dashboards import DASHBOARDS
from shared.contracts import SERVICES, TOPICS
from shared.contracts.access import all_rights
from shared.ground.settings import ServiceSettings

BOARD: Final = "grafana_dashboard"
"""The label by which Grafana's sidecar finds a dashboard."""
LARGEST_MAP: Final = 1_048_576
"""Bytes that Kubernetes keeps of a map at most."""
POOL_SIZE: Final[int] = ServiceSettings.model_fields["pool_size"].default
CLUSTERS: Final = {
    "Cluster": ("cnpg.io/cluster", "postgresql.cnpg.io"),
    "Kafka": ("strimzi.io/cluster", "kafka.strimzi.io"),
}
"""By the kind of which operators make them, the label of their pods, and whose kind it is."""

Manifest = Mapping[str, Any]
Objects = Sequence[Manifest]


def workers_are_scaled_by_every_group(objects: Objects) -> Iterator[str]:
    """KEDA looks at each consumer group, from its beginning, and starts no more workers than there are partitions."""
    partitions = {each["metadata"]["name"]: each["spec"]["partitions"] for each in of_kind(objects, "KafkaTopic")}
    scaled = {each["spec"]["scaleTargetRef"]["name"]: each["spec"] for each in of_kind(objects, "ScaledObject")}
    for service in SERVICES if scaled else ():
        spec = scaled.get(f"{service}-worker", {"triggers": [], "maxReplicaCount": 0})
        wanted = {(each.name_in(service), each.topic.broker_name) for each in consumers_of(service)}
        told = {(t["metadata"]["consumerGroup"], t["metadata"]["topic"]) for t in spec["triggers"]}
        if told != wanted:
            yield f"{service}: groups {sorted(told ^ wanted)}"
        if any(t["metadata"].get("offsetResetPolicy") != "earliest" for t in spec["triggers"]):
            yield f"{service}: a group without offsets would be taken for one that has read all"
        if spec["maxReplicaCount"] > min(partitions.values(), default=12):
            yield f"{service}: more workers than partitions"


def topics_and_rights_are_the_registry_s(objects: Objects) -> Iterator[str]:
    """Strimzi makes the topics that there are, and lets each user do what the registry lets it do."""
    topics, users = of_kind(objects, "KafkaTopic"), of_kind(objects, "KafkaUser")
    if not topics and not users:
        return
    for topic in TOPICS:
        found = next((each["spec"]["config"] for each in topics if each["metadata"]["name"] == topic.broker_name), None)
        wanted = topic.settings.broker_config()
        if found is None or any(str(found.get(name)) != value for name, value in wanted.items()):
            yield f"{topic.broker_name}: {found}, not {wanted}"
    granted = {
        (each["metadata"]["name"], acl["resource"]["name"], operation.lower())
        for each in users
        for acl in each["spec"]["authorization"]["acls"]
        for operation in acl["operations"]
    }
    wanted_rights = {
        (right.user, right.name, operation.replace("_", ""))
        for right in all_rights()
        for operation in right.operations
        if operation != "create"
    }
    yield from (f"right {right} is one too many, or missing" for right in sorted(granted ^ wanted_rights))


def each_service_logs_in_as_itself(objects: Objects) -> Iterator[str]:
    """The operator makes the roles that the services have, and each one's password is where its pods read it."""
    for cluster in _clusters_of_postgres(objects):
        roles = {each["name"]: each["passwordSecret"]["name"] for each in cluster["spec"]["managed"]["roles"]}
        for service in SERVICES:
            if roles.get(f"{service}_runtime") != f"{service}-database":
                yield f"{service}_runtime has its password from {roles.get(f'{service}_runtime')}"
        if cluster["spec"].get("enableSuperuserAccess") is not False:
            yield f"{cluster['metadata']['name']}: somebody may be everybody"


def what_pods_may_call_is_there(objects: Objects) -> Iterator[str]:
    """Where policies let pods go to the pods of a cluster that an operator makes, that cluster is among the objects."""
    made = {(each["apiVersion"].partition("/")[0], each["metadata"]["name"]) for each in of_kind(objects, *CLUSTERS)}
    named = {
        (group, name)
        for policy in of_kind(objects, "NetworkPolicy")
        for rule in policy["spec"].get("egress", ())
        for peer in rule.get("to", ())
        for label, group in CLUSTERS.values()
        if (name := peer.get("podSelector", {}).get("matchLabels", {}).get(label))
    }
    yield from (f"pods may call {name}, which no {group} makes" for group, name in sorted(named - made))


def backups_go_where_there_is_a_plugin(objects: Objects) -> Iterator[str]:
    """Nightly backups are of a cluster that hands them to a plugin; one of several instances has both."""
    scheduled = {each["spec"]["cluster"]["name"] for each in of_kind(objects, "ScheduledBackup")}
    for each in _clusters_of_postgres(objects):
        name, spec = each["metadata"]["name"], each["spec"]
        if bool(spec.get("plugins")) != (name in scheduled):
            yield f"{name}: an archive without nightly backups, or these without an archive"
        if spec["instances"] > 1 and name not in scheduled:
            yield f"{name}: {spec['instances']} instances and no backup"
        if spec["postgresql"].get("synchronous", {}).get("number", 0) >= spec["instances"]:
            yield f"{name}: waits for more copies than there are"


def pods_fit_the_database(objects: Objects) -> Iterator[str]:
    """It takes the connections of as many pods as may ever run, at the moment when all roll."""
    scaled = {
        each["spec"]["scaleTargetRef"]["name"]: each["spec"]["maxReplicaCount"]
        for each in of_kind(objects, "ScaledObject")
    }
    needed = FOR_OTHERS
    for each in of_kind(objects, "Deployment"):
        name = each["metadata"]["name"]
        service, _, role = name.rpartition("-")
        if service in SERVICES and role in LASTING:
            pods = scaled.get(name) or each["spec"].get("replicas") or 1
            needed += connections_of(role, pods, _pool_size(objects, service))
    for each in _clusters_of_postgres(objects):
        given = int(each["spec"]["postgresql"]["parameters"]["max_connections"])
        if given < needed:
            yield f"{each['metadata']['name']} lets in {given}, and pods may hold {needed}"


def _pool_size(objects: Objects, service: str) -> int:
    """As the overlay has it."""
    told = (
        each["data"].get(f"{service.upper()}_POOL_SIZE")
        for each in of_kind(objects, "ConfigMap")
        if each["metadata"]["name"].startswith(f"{service}-settings")
    )
    return int(next((each for each in told if each), POOL_SIZE))


def _clusters_of_postgres(objects: Objects) -> list[Manifest]:
    return [each for each in of_kind(objects, "Cluster") if each["apiVersion"].startswith("postgresql.cnpg.io/")]


def dashboards_are_where_grafana_looks(objects: Objects) -> Iterator[str]:
    """Where pods are measured, each dashboard is in a map with the label that Grafana's sidecar reads, and small enough."""
    if not of_kind(objects, "PodMonitor"):
        return
    maps = [each for each in of_kind(objects, "ConfigMap") if each["metadata"].get("labels", {}).get(BOARD) == "1"]
    there = {file for each in maps for file in each["data"]}
    yield from (f"{name} is in no map" for name in DASHBOARDS if f"{name}.json" not in there)
    for each in maps:
        size = sum(len(text.encode()) for text in each["data"].values())
        if size > LARGEST_MAP:
            yield f"{each['metadata']['name']}: {size} bytes"


FOREIGN_RULES: Final = (
    workers_are_scaled_by_every_group,
    topics_and_rights_are_the_registry_s,
    each_service_logs_in_as_itself,
    what_pods_may_call_is_there,
    backups_go_where_there_is_a_plugin,
    pods_fit_the_database,
    dashboards_are_where_grafana_looks,
)
