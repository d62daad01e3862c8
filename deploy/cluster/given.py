"""The secrets that pods are given, of which none is in the tree: as docs/operating/kubernetes.md tells whoever installs it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from deploy.kubernetes.workloads import CLUSTER
from deploy.local.database import with_login
from deploy.local.environment import Parts, settings_of
from deploy.local.folders import Folders
from deploy.local.secrets import SERVICES

DATABASE: Final = f"{CLUSTER}-rw"
KAFKA: Final = "mentoring-kafka-kafka-bootstrap"
KAFKA_PORT: Final = 9093


def secrets(
    parts: Parts, folders: Folders, passwords: Mapping[str, str], authority: str
) -> Sequence[Mapping[str, Any]]:
    """All of them. `passwords`: of Kafka's users; `authority`: who signed its certificate, and the database's if it had one."""
    by_service = {service: settings_of(service, "api", parts, folders) for service in SERVICES}
    found = {f"{service}-database": {"uri": _uri(parts, f"{service}_runtime")} for service in SERVICES}
    found |= {
        f"{CLUSTER}-ca": {"ca.crt": authority},
        "mentoring-owner": {"uri": _elsewhere(parts.owner_url)},
        "mentoring-consistency": {"keys": by_service["profiles"]["PROFILES_CONSISTENCY_KEYS"]},
        "mentoring-keys": {"secret": by_service["profiles"]["PROFILES_KEY_ENCRYPTION_SECRET"]},
        "mentoring-surveys": {"key": by_service["mentorships"]["MENTORSHIPS_SURVEY_KEY"]},
        "mentoring-numbers": {"key": by_service["mentorships"]["MENTORSHIPS_NUMBER_KEY"]},
        "mentoring-mail": {"uri": parts.smtp_url},
    }
    return [*secrets_of_kafka(passwords, authority), *(_secret(name, values) for name, values in found.items())]


def secrets_of_kafka(passwords: Mapping[str, str], authority: str) -> Sequence[Mapping[str, Any]]:
    """Those that Strimzi makes: what each service shows to Kafka, and whom it trusts."""
    found = {service: {"password": passwords[service]} for service in SERVICES}
    found |= {"mentoring-kafka-cluster-ca-cert": {"ca.crt": authority}}
    return [_secret(name, values) for name, values in found.items()]


def _uri(parts: Parts, role: str) -> str:
    return _elsewhere(with_login(parts.owner_url, role, parts.secrets[role]))


def _elsewhere(url: str) -> str:
    """The same database by the name that pods have for it; the server that we bring is built without TLS."""
    told = urlsplit(url)
    login = told.netloc.rpartition("@")[0]
    return urlunsplit(told._replace(netloc=f"{login}@{DATABASE}:{told.port}", query="sslmode=disable"))


def _secret(name: str, values: Mapping[str, str]) -> Mapping[str, Any]:
    metadata = {"name": name, "namespace": "mentoring"}
    return {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": dict(values)}
