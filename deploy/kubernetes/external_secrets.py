"""The secrets that pods take, as External Secrets Operator fetches them from a store of yours: `ExternalSecret`s, and no secret."""

from collections.abc import Mapping
from typing import Any, Final

from deploy.kubernetes.database import DATABASE, OWNER
from deploy.kubernetes.edges import WORKLOADS
from deploy.kubernetes.workloads import CLUSTER, KNOWN_BY, PART_OF, Manifest, secrets_of
from shared.contracts import SERVICES
from shared.ground.auditor import AUDITOR

STORE: Final = "mentoring"
"""The ClusterSecretStore that an overlay names, or calls otherwise by a patch."""
LOGINS: Final[Mapping[str, str]] = {f"{service}-database": f"{service}_runtime" for service in SERVICES} | {
    "mentoring-owner": OWNER,
    "mentoring-auditor": AUDITOR,
}
"""Whom the database lets in, by the secret that has the password."""
_RELOADED: Final = {"cnpg.io/reload": "true"}


def external_secrets() -> list[Manifest]:
    """Each under its own name, looked for every hour under the same name in the store. Kafka's users and authority are Strimzi's to make,
    and the database's authority CloudNativePG's."""
    return [*(_login(name, role) for name, role in LOGINS.items()), *(_whole(*each) for each in _keys())]


def _keys() -> list[tuple[str, str]]:
    """Secret and key of what pods take besides."""
    taken = {(name, key) for workload in WORKLOADS for name, key, _ in secrets_of(workload)}
    return sorted((name, key) for name, key in taken if name not in LOGINS and name not in SERVICES)


def _login(name: str, role: str) -> Manifest:
    """The store has a password alone; what it is part of is written here, so that another password is another one everywhere."""
    template = {
        "engineVersion": "v2",
        "type": "kubernetes.io/basic-auth",
        "metadata": {"labels": _RELOADED | PART_OF},
        "data": {
            "username": role,
            "password": "{{ .password }}",
            "uri": f"postgresql://{role}:{{{{ .password | urlquery }}}}@{CLUSTER}-rw:5432/{DATABASE}?{KNOWN_BY}",
        },
    }
    return _external(name, "password", {"template": template})


def _whole(name: str, key: str) -> Manifest:
    return _external(name, key, {"template": {"engineVersion": "v2", "metadata": {"labels": dict(PART_OF)}}})


def _external(name: str, key: str, target: Mapping[str, Any]) -> Manifest:
    return {
        "apiVersion": "external-secrets.io/v1",
        "kind": "ExternalSecret",
        "metadata": {"name": name, "labels": dict(PART_OF)},
        "spec": {
            "refreshInterval": "1h0m0s",
            "secretStoreRef": {"kind": "ClusterSecretStore", "name": STORE},
            "target": {"name": name, "creationPolicy": "Owner", "deletionPolicy": "Retain", **target},
            "data": [{"secretKey": key, "remoteRef": {"key": name, "property": key}}],
        },
    }
