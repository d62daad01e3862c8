"""CloudNativePG's cluster: the roles that the services log in as, made and given their passwords by the operator."""

from typing import Any, Final

from deploy.kubernetes.workloads import CLUSTER, Manifest
from shared.contracts import SERVICES
from shared.ground.auditor import AUDITOR

DATABASE: Final = "mentoring"
OWNER: Final = "mentoring_owner"
VERSION: Final = "postgresql.cnpg.io/v1"
BACKUPS: Final = "mentoring-backups"
_ARCHIVER: Final = "barman-cloud.cloudnative-pg.io"

CONNECTIONS: Final = 1_000
"""As many as the pods hold that KEDA may start at most: see docs/operating/scale.md."""
BESIDE_THE_POOL: Final = {"api": 1, "worker": 3}
"""Connections of a process that are none of its pool."""
FOR_OTHERS: Final = 20
"""Of Jobs, and of you."""


def connections_of(role: str, pods: int, pool_size: int) -> int:
    """Of a Deployment's pods at the moment when it rolls: one more comes before one goes."""
    return (pods + 1) * (pool_size + BESIDE_THE_POOL[role])


def cluster() -> Manifest:
    """Three instances in three zones; what is committed is on two of them, and every change is archived."""
    spec: dict[str, Any] = {
        "instances": 3,
        "enableSuperuserAccess": False,
        "storage": {"size": "50Gi"},
        "walStorage": {"size": "10Gi"},
        "resources": {"requests": {"cpu": "500m", "memory": "4Gi"}, "limits": {"memory": "4Gi"}},
        "affinity": {"enablePodAntiAffinity": True, "topologyKey": "topology.kubernetes.io/zone"},
        "bootstrap": {"initdb": {"database": DATABASE, "owner": OWNER, "secret": {"name": "mentoring-owner"}}},
        "postgresql": {
            "parameters": {"max_connections": str(CONNECTIONS), "shared_buffers": "512MB", "jit": "off"},
            "synchronous": {"method": "any", "number": 1, "dataDurability": "preferred"},
        },
        "managed": {
            "roles": [_owner(), _auditor(), *(_role(f"{each}_runtime", f"{each}-database") for each in SERVICES)]
        },
        "plugins": [{"name": _ARCHIVER, "isWALArchiver": True, "parameters": {"barmanObjectName": BACKUPS}}],
    }
    return _named("Cluster", CLUSTER, spec)


def _role(name: str, secret: str) -> Manifest:
    """One that logs in; what it may do with which tables migrations say. A changed secret is a changed password."""
    return {"name": name, "ensure": "present", "login": True, "passwordSecret": {"name": secret}}


def _owner() -> Manifest:
    """Makes the role of a rebuild, which can't log in."""
    return _role(OWNER, "mentoring-owner") | {"createrole": True}


def _auditor() -> Manifest:
    return _role(AUDITOR, "mentoring-auditor")


def backups() -> Manifest:
    """A whole one every night, six fields as the operator has them; between them every change is archived."""
    spec = {
        "schedule": "0 15 2 * * *",
        "backupOwnerReference": "self",
        "cluster": {"name": CLUSTER},
        "method": "plugin",
        "pluginConfiguration": {"name": _ARCHIVER},
    }
    return _named("ScheduledBackup", CLUSTER, spec)


def _named(kind: str, name: str, spec: Manifest) -> Manifest:
    return {"apiVersion": VERSION, "kind": kind, "metadata": {"name": name}, "spec": spec}
