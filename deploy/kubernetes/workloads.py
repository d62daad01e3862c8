"""What runs: for each service its api and its worker for good, and its migration once a release."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any, Final

from deploy.kubernetes.edges import (
    API_PORT,
    ISSUES_TOKENS,
    KEEPS_PHOTOS,
    LASTING,
    MANAGEMENT_PORT,
    SENDS_MAIL,
    SIGN_SURVEYS,
    TAKES_FACTS,
    Workload,
)
from shared.ground.reading_settings import SECRETS_FOLDER
from shared.ground.version import VERSION

Manifest = dict[str, Any]

IMAGE: Final = "mentoring"
"""A name that overlays put an image in place of, by digest."""
PART_OF: Final = {"app.kubernetes.io/part-of": "mentoring"}

HEARD_AFTER: Final = 5
"""Seconds in which whoever sends requests hears that a pod leaves, before the process is told."""
BEGINS_WITHIN: Final = 300
"""Seconds in which a process may import what it needs. All of them begin at once on an empty cluster: who is ended for being slow makes all others slower."""
GRACE: Final = 20
SPARE: Final = 5

SECRETS: Final = "/run/secrets/mentoring"
AUTHORITY: Final = "/run/kafka"
CLUSTER: Final = "mentoring-postgres"
"""CloudNativePG's cluster, or what stands in its place elsewhere; its authority is the secret of this name and `-ca`."""
DATABASE_AUTHORITY: Final = "/run/postgres"
KAFKA_MOUNT: Final[Manifest] = {"name": "authority", "mountPath": AUTHORITY, "readOnly": True}
DATABASE_MOUNT: Final[Manifest] = {"name": "database-authority", "mountPath": DATABASE_AUTHORITY, "readOnly": True}
KNOWN_BY: Final = f"sslmode=verify-full&sslrootcert={DATABASE_AUTHORITY}/ca.crt"
"""What an address of the database ends in: who shows a certificate of another authority, or of another name, is not it."""

MEASURED: Final = Path(__file__).with_name("measured.json")
"""MiB that a process of each role held at most in the upgrade drill, which writes them down (`--keep`)."""
STEP: Final = 32
"""MiB of which requests and limits are multiples."""
ROOM: Final = 3.0
"""A limit is so many times what was measured: a platform's own load, and the index of an api of matching, are larger."""
UNMEASURED: Final = 192
"""MiB of what was not measured, a migration: it runs once a release."""
MATCH_RUNS: Final = ("matching", "worker")
LIMIT_OF_MATCH_RUNS: Final = "1Gi"
"""A cohort is matched in a process beside the worker, which takes some 100 bytes for each pair of it while that lasts."""


def resources_of(workload: Workload) -> Mapping[str, Mapping[str, str]]:
    """Of one container; what matches cohorts may take more while it does. No limit of cores: who is throttled answers late, and nobody is better off."""
    held = measured().get(f"{workload.service}-{workload.role}", UNMEASURED)
    limit = LIMIT_OF_MATCH_RUNS if (workload.service, workload.role) == MATCH_RUNS else _mebibytes(ROOM * held)
    return {
        "requests": {"cpu": "100m", "memory": _mebibytes(held), "ephemeral-storage": "32Mi"},
        "limits": {"memory": limit},
    }


@cache
def measured() -> Mapping[str, float]:
    """MiB by service and role."""
    found: Mapping[str, float] = json.loads(MEASURED.read_text())
    return found


def _mebibytes(number: float) -> str:
    return f"{ceil(number / STEP) * STEP}Mi"


def secrets_of(workload: Workload) -> Sequence[tuple[str, str, str]]:
    """What this role alone is given: the secret, its key, and the setting that it is."""
    service, role = workload.service, workload.role
    found = [(f"{service}-database", "uri", "DATABASE_URL")]
    if role == "api":
        found.append(("mentoring-consistency", "keys", "CONSISTENCY_KEYS"))
    if role == "worker":
        found.append((service, "password", "KAFKA_PASSWORD"))
        if service in SENDS_MAIL:
            found.append(("mentoring-mail", "uri", "SMTP_URL"))
    if role == "migrate":
        found.append(("mentoring-owner", "uri", "OWNER_DATABASE_URL"))
    if service == ISSUES_TOKENS:
        found.append(("mentoring-keys", "secret", "KEY_ENCRYPTION_SECRET"))
    if (service, role) in SIGN_SURVEYS:
        found.append(("mentoring-surveys", "key", "SURVEY_KEY"))
    if (service, role) == TAKES_FACTS:
        found.append(("mentoring-numbers", "key", "NUMBER_KEY"))
    return found


def secrets_where_there_are_any(workload: Workload) -> Sequence[tuple[str, str, str]]:
    """As `secrets_of`, of what a cluster may do without."""
    if workload.service != KEEPS_PHOTOS or workload.role not in LASTING:
        return []
    return [
        ("mentoring-photos", "key-id", "PHOTO_BUCKET_KEY_ID"),
        ("mentoring-photos", "secret", "PHOTO_BUCKET_SECRET"),
    ]


def settings_of(workload: Workload) -> Mapping[str, str]:
    """What is the same on every cluster, and no secret."""
    prefix = f"{workload.service.upper()}_"
    told = {"GRACE_SECONDS": str(GRACE)}
    if workload.role in LASTING:
        told |= {"MANAGEMENT_HOST": "0.0.0.0", "MANAGEMENT_PORT": str(MANAGEMENT_PORT)}  # noqa: S104
    match workload.role:
        case "api":
            told |= {"API_HOST": "0.0.0.0", "API_PORT": str(API_PORT)}  # noqa: S104
            told["JWKS_URL"] = f"http://{ISSUES_TOKENS}:{API_PORT}/{ISSUES_TOKENS}/.well-known/jwks.json"
        case "worker":
            told |= {"KAFKA_SECURITY_PROTOCOL": "SASL_SSL", "KAFKA_SASL_MECHANISM": "SCRAM-SHA-512"}
            told |= {"KAFKA_USERNAME": workload.service, "KAFKA_CA_FILE": f"{AUTHORITY}/ca.crt"}
        case "migrate":
            told["MIGRATE_TOPICS"] = "false"
    return {SECRETS_FOLDER: SECRETS} | {prefix + name: value for name, value in told.items()}


def manifests_of(service: str) -> list[Manifest]:
    """All of a service."""
    api, worker, migrate = (Workload(service, role) for role in ("api", "worker", "migrate"))
    return [
        _account(service),
        _service(api),
        _deployment(api),
        _deployment(worker),
        budget(api),
        budget(worker),
        _migration(migrate),
    ]


def named(kind: str, version: str, workload: Workload, spec: Manifest, *, name: str = "") -> Manifest:
    metadata = {"name": name or workload.name, "labels": {**workload.labels, **PART_OF}}
    return {"apiVersion": version, "kind": kind, "metadata": metadata, "spec": spec}


def _account(service: str) -> Manifest:
    """Says who a pod is, and lets it do nothing: none of them asks the cluster anything."""
    metadata = {"name": service, "labels": {"app.kubernetes.io/name": service, **PART_OF}}
    return {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata, "automountServiceAccountToken": False}


def _service(api: Workload) -> Manifest:
    ports = [{"name": "http", "port": API_PORT, "targetPort": "http", "appProtocol": "http"}]
    return named("Service", "v1", api, {"selector": api.labels, "ports": ports}, name=api.service)


def budget(workload: Workload) -> Manifest:
    """One at a time leaves for a drain; one that is not ready holds no drain up."""
    spec = {
        "maxUnavailable": 1,
        "unhealthyPodEvictionPolicy": "AlwaysAllow",
        "selector": {"matchLabels": workload.labels},
    }
    return named("PodDisruptionBudget", "policy/v1", workload, spec)


def _deployment(workload: Workload) -> Manifest:
    spec = {
        "replicas": 2,
        "revisionHistoryLimit": 5,
        "minReadySeconds": 5,
        "progressDeadlineSeconds": 600,
        "selector": {"matchLabels": workload.labels},
        "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}},
        "template": {"metadata": {"labels": {**workload.labels, **PART_OF}}, "spec": _pod(workload)},
    }
    return named("Deployment", "apps/v1", workload, spec)


def _migration(workload: Workload) -> Manifest:
    """Called like the release, for what a Job runs can't be changed; an hour after its end it may be made again, and changes nothing."""
    spec = {
        "backoffLimit": 6,
        "activeDeadlineSeconds": 3600,
        "ttlSecondsAfterFinished": 3600,
        "template": {
            "metadata": {"labels": {**workload.labels, **PART_OF}},
            "spec": {**_pod(workload), "restartPolicy": "OnFailure"},
        },
    }
    return named("Job", "batch/v1", workload, spec, name=f"{workload.name}-{VERSION.replace('.', '-')}")


def pod_security() -> Manifest:
    """Not root, and the runtime's filter of system calls."""
    return {
        "runAsNonRoot": True,
        "runAsUser": 65532,
        "runAsGroup": 65532,
        "fsGroup": 65532,
        "seccompProfile": {"type": "RuntimeDefault"},
    }


def container_security() -> Manifest:
    """Of all that a cluster could let a container do, nothing."""
    return {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


def _pod(workload: Workload) -> Manifest:
    pod: Manifest = {
        "serviceAccountName": workload.service,
        "automountServiceAccountToken": False,
        "enableServiceLinks": False,
        "securityContext": pod_security(),
        "containers": [_container(workload)],
        "volumes": _volumes(workload),
    }
    if workload.role in LASTING:
        pod["terminationGracePeriodSeconds"] = HEARD_AFTER + GRACE + SPARE
        pod["topologySpreadConstraints"] = [
            spread(workload, "topology.kubernetes.io/zone"),
            spread(workload, "kubernetes.io/hostname"),
        ]
    return pod


def spread(workload: Workload, over: str) -> Manifest:
    return {
        "maxSkew": 1,
        "topologyKey": over,
        "whenUnsatisfiable": "ScheduleAnyway",
        "labelSelector": {"matchLabels": workload.labels},
        "matchLabelKeys": ["pod-template-hash"],
    }


def _container(workload: Workload) -> Manifest:
    container: Manifest = {
        "name": workload.role,
        "image": IMAGE,
        "args": [f"services.{workload.service}", workload.role],
        "envFrom": [{"configMapRef": {"name": f"{workload.service}-settings"}}],
        "env": [{"name": name, "value": value} for name, value in settings_of(workload).items()],
        "resources": resources_of(workload),
        "securityContext": container_security(),
        "volumeMounts": [
            {"name": "secrets", "mountPath": SECRETS, "readOnly": True},
            DATABASE_MOUNT,
            {"name": "tmp", "mountPath": "/tmp"},  # noqa: S108 — a folder of its own
        ],
    }
    if workload.role == "worker":
        container["volumeMounts"].append(KAFKA_MOUNT)
    if workload.role in LASTING:
        container |= _health(workload)
    return container


def _health(workload: Workload) -> Manifest:
    """Alive says the loop alone: no pod is killed because a database is away. Ready says that it can do its work.

    Begun says the loop too: by `/readyz` a pod that comes up while database or broker is away would be ended after
    `BEGINS_WITHIN`, and again, though it only waits; and whoever begins slowly would be killed by what asks whether it is alive.
    """
    ports = [{"name": "management", "containerPort": MANAGEMENT_PORT}]
    if workload.role == "api":
        ports.insert(0, {"name": "http", "containerPort": API_PORT})
    return {
        "ports": ports,
        "startupProbe": {**_asked("/livez"), "periodSeconds": 1, "failureThreshold": BEGINS_WITHIN},
        "livenessProbe": {**_asked("/livez"), "periodSeconds": 10, "timeoutSeconds": 5, "failureThreshold": 6},
        "readinessProbe": {**_asked("/readyz"), "periodSeconds": 5, "timeoutSeconds": 5, "failureThreshold": 2},
        "lifecycle": {"preStop": {"sleep": {"seconds": HEARD_AFTER}}},
    }


def _asked(path: str) -> Manifest:
    return {"httpGet": {"path": path, "port": "management"}}


def _volumes(workload: Workload) -> list[Manifest]:
    prefix = f"{workload.service.upper()}_"
    given: list[tuple[tuple[str, str, str], Manifest]] = [(each, {}) for each in secrets_of(workload)]
    given += [(each, {"optional": True}) for each in secrets_where_there_are_any(workload)]
    sources = [
        {"secret": {"name": name, "items": [{"key": key, "path": prefix + setting}], **more}}
        for (name, key, setting), more in given
    ]
    volumes: list[Manifest] = [
        {"name": "secrets", "projected": {"defaultMode": 0o440, "sources": sources}},
        database_volume(),
        {"name": "tmp", "emptyDir": {"sizeLimit": "32Mi"}},
    ]
    if workload.role == "worker":
        volumes.append(kafka_volume())
    return volumes


def database_volume() -> Manifest:
    """Who signs the database's certificate, at `DATABASE_MOUNT`."""
    return _authority(DATABASE_MOUNT["name"], f"{CLUSTER}-ca")


def kafka_volume() -> Manifest:
    """Who signs Kafka's, at `KAFKA_MOUNT`."""
    return _authority(KAFKA_MOUNT["name"], "mentoring-kafka-cluster-ca-cert")


def _authority(name: str, secret: str) -> Manifest:
    """Whom to trust, and not the key beside it: until the operator has made the secret, no container begins."""
    return {"name": name, "secret": {"secretName": secret, "items": [{"key": "ca.crt", "path": "ca.crt"}]}}
