"""What follows from the registry of events: Strimzi's topics and users with their rights, and by what KEDA scales workers."""

from importlib import import_module
from typing import Any, Final

from deploy.kubernetes.edges import Workload
from deploy.kubernetes.workloads import PART_OF, Manifest
from shared.contracts import SERVICES, TOPICS
from shared.contracts.access import AUDITOR, OPERATOR, Right, all_rights

CLUSTER: Final = "mentoring-kafka"
BOOTSTRAP: Final = f"{CLUSTER}-kafka-bootstrap:9093"
STRIMZI: Final = "kafka.strimzi.io/v1"
PARTITIONS: Final = 12
REPLICAS: Final = 3
LEAST: Final = 2
USERNAMES: Final = "kafka-usernames"
STREAMS: Final = "notifications"
AT_ONCE: Final = 20
STREAMS_AT_ONCE: Final = 1_000
BEHIND: Final = 500
"""Records that a worker may be behind before another one is started: a second's work of one."""
BUSY: Final = "500m"
"""Of a core that an api's pods may use, on average, before another one is started: what the capacity plan has a pod use at the busiest time."""

_OPERATIONS: Final = {
    "read": "Read", "write": "Write", "create": "Create", "describe": "Describe", "describe_configs": "DescribeConfigs",
}  # fmt: skip


def topics() -> list[Manifest]:
    """As the registry wants them, with as many copies as one lost broker takes."""
    return [
        _of_cluster(
            "KafkaTopic",
            topic.broker_name,
            {
                "partitions": PARTITIONS,
                "replicas": REPLICAS,
                "config": topic.settings.broker_config() | {"min.insync.replicas": str(REPLICAS - 1)},
            },
        )
        for topic in TOPICS
    ]


def users() -> list[Manifest]:
    """A user a service, the auditor and the operator, with the rights that the registry gives them; topics are Strimzi's to make."""
    return [
        _of_cluster(
            "KafkaUser",
            user,
            {
                "authentication": {"type": "scram-sha-512"},
                "authorization": {"type": "simple", "acls": [_acl(each) for each in all_rights() if each.user == user]},
            },
        )
        for user in (*SERVICES, AUDITOR, OPERATOR)
    ]


def _acl(right: Right) -> Manifest:
    whole = right.kind == "topic"
    return {
        "resource": {
            "type": "topic" if whole else "group",
            "name": right.name,
            "patternType": "literal" if whole else "prefix",
        },
        "operations": [_OPERATIONS[each] for each in right.operations if each != "create"],
        "host": "*",
    }


def _of_cluster(kind: str, name: str, spec: Manifest) -> Manifest:
    metadata = {"name": name, "labels": {"strimzi.io/cluster": CLUSTER, **PART_OF}}
    return {"apiVersion": STRIMZI, "kind": kind, "metadata": metadata, "spec": spec}


def scaled_workers() -> list[Manifest]:
    """By how far any consumer group is behind; no more than there are partitions, and one pod fewer every five minutes.

    A rebalance pauses all consumers of a service, so that fewer comes slowly. While Kafka is away nobody is sent home.
    """
    return [
        _scaled(Workload(service, "worker"), [_group(service, each) for each in consumers_of(service)])
        for service in SERVICES
    ]


def consumers_of(service: str) -> Any:
    return import_module(f"services.{service}.consumers").CONSUMERS


def _group(service: str, consumer: Any) -> Manifest:
    return {
        "type": "kafka",
        "metadata": {
            "bootstrapServers": BOOTSTRAP,
            "consumerGroup": consumer.name_in(service),
            "topic": consumer.topic.broker_name,
            "lagThreshold": str(BEHIND),
            "offsetResetPolicy": "earliest",
            "sasl": "scram_sha512",
            "tls": "enable",
            "fullMetadata": "false",
        },
        "authenticationRef": {"name": service},
    }


def scaled_apis() -> list[Manifest]:
    """By requests in flight, streams among them, which no measure of cores sees; and by cores."""
    return [_scaled(Workload(service, "api"), [_in_flight(service), _cores()]) for service in SERVICES]


def _in_flight(service: str) -> Manifest:
    """An api of which Prometheus hears nothing is not one that has nothing to do: its pods stay, as the fallback says."""
    return {
        "type": "prometheus",
        "metadata": {
            "serverAddress": "http://prometheus-operated.monitoring:9090",
            "query": f'sum(mentoring_http_in_flight{{service="{service}"}})',
            "threshold": str(STREAMS_AT_ONCE if service == STREAMS else AT_ONCE),
            "ignoreNullValues": "false",
        },
    }


def _cores() -> Manifest:
    """As they are used, and not as a share of what pods ask for, which says how much a node keeps for them."""
    return {"type": "cpu", "metricType": "AverageValue", "metadata": {"value": BUSY}}


def _scaled(workload: Workload, triggers: list[Manifest]) -> Manifest:
    fallback = {"failureThreshold": 3, "replicas": LEAST, "behavior": "currentReplicasIfHigher"}
    down = {"stabilizationWindowSeconds": 300, "policies": [{"type": "Pods", "value": 1, "periodSeconds": 300}]}
    up = {"stabilizationWindowSeconds": 0, "policies": [{"type": "Percent", "value": 100, "periodSeconds": 30}]}
    spec: Manifest = {
        "scaleTargetRef": {"name": workload.name},
        "minReplicaCount": LEAST,
        "maxReplicaCount": PARTITIONS,
        "pollingInterval": 15,
        "fallback": fallback,
        "advanced": {"horizontalPodAutoscalerConfig": {"behavior": {"scaleDown": down, "scaleUp": up}}},
        "triggers": triggers,
    }
    metadata = {"name": workload.name, "labels": {**workload.labels, **PART_OF}}
    return {"apiVersion": "keda.sh/v1alpha1", "kind": "ScaledObject", "metadata": metadata, "spec": spec}


def authentications() -> list[Manifest]:
    """KEDA asks Kafka as the service whose groups it looks at."""
    return [_authentication(service) for service in SERVICES]


def _authentication(service: str) -> Manifest:
    refs = [
        {"parameter": "password", "name": service, "key": "password"},
        {"parameter": "ca", "name": "mentoring-kafka-cluster-ca-cert", "key": "ca.crt"},
    ]
    username = {"parameter": "username", "name": USERNAMES, "key": service}
    metadata = {"name": service, "labels": dict(PART_OF)}
    return {
        "apiVersion": "keda.sh/v1alpha1",
        "kind": "TriggerAuthentication",
        "metadata": metadata,
        "spec": {"secretTargetRef": refs, "configMapTargetRef": [username]},
    }


def usernames() -> Manifest:
    """What KEDA takes from a place beside the password; no secret."""
    data = {service: service for service in SERVICES}
    return {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": USERNAMES, "labels": dict(PART_OF)},
        "data": data,
    }
