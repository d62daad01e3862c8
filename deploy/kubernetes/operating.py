"""What operators type, as Jobs: a template each, from which `kubectl create job --from=cronjob/…` makes one; and the ledger, every hour.

None of their pods has labels that a Service selects, and each is given what its command needs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from deploy.kubernetes.edges import COMMANDS, Workload
from deploy.kubernetes.workloads import (
    AUTHORITY,
    DATABASE_MOUNT,
    IMAGE,
    KAFKA_MOUNT,
    PART_OF,
    SECRETS,
    Manifest,
    container_security,
    database_volume,
    kafka_volume,
    named,
    pod_security,
    resources_of,
    secrets_of,
)
from shared.contracts import SERVICES
from shared.contracts.access import AUDITOR, OPERATOR
from shared.ground.reading_settings import SECRETS_FOLDER

SETTINGS: Final = "operating-settings"
"""Where Kafka is; overlays merge theirs into it."""
LEDGER: Final = "ledger"
LEDGER_FOLDER: Final = "/ledger"
LEDGER_FILE: Final = f"{LEDGER_FOLDER}/erased"
REBUILD: Final = "rebuild"
FOLDER_OF_TOPICS: Final = "1Gi"
"""What stands in the topics, sorted: 80 bytes a record."""
MEMORY_OF_EVERYTHING: Final = "1Gi"
"""Of what reads all topics and tables."""
_PERSON, _PROJECTION = "EMAIL", "PROJECTION"
ARGUMENTS: Final = frozenset({_PERSON, _PROJECTION})
"""What whoever makes a Job of a template says: `kubectl set env`."""
EVERY_HOUR: Final = "50 * * * *"
NEVER: Final = "0 0 1 1 *"
"""A template is suspended, and has a schedule since it must have one."""
WITHIN_THE_HOUR: Final = 1_800
LONGEST: Final = 6 * 3_600
"""Seconds that any command may take, over the largest tables too."""
KEPT: Final = 24 * 3_600
"""Seconds in which one can read what a Job has said."""


@dataclass(frozen=True)
class Command:
    """Arguments of the image; secrets: name, key and setting of each; `argument`: what is to be said besides; `user` of Kafka."""

    words: Sequence[str]
    secrets: Sequence[tuple[str, str, str]]
    argument: str = ""
    user: str = ""
    reads_everything: bool = False
    reads_ledger: bool = False
    keeps_ledger: bool = False


def manifests() -> list[Manifest]:
    """An account that may do nothing, the ledger's volume, and a CronJob a command, of which the ledger's alone runs by itself."""
    metadata = {"name": "operating", "labels": {"app.kubernetes.io/name": "operating", **PART_OF}}
    account = {
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": metadata,
        "automountServiceAccountToken": False,
    }
    volume = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}
    return [
        account,
        named("PersistentVolumeClaim", "v1", Workload("operating", LEDGER), volume, name=LEDGER),
        *(_cron_job(each, command_of(each.role)) for each in COMMANDS),
    ]


def command_of(name: str) -> Command:
    """By the name of its template."""
    if name.startswith(f"{REBUILD}-"):
        service = name.removeprefix(f"{REBUILD}-")
        return Command([f"services.{service}", REBUILD], _of_service(service, "migrate"), _PROJECTION, user=service)
    return _COMMANDS[name]


def _tables(service: str) -> tuple[str, str, str]:
    return f"{service}-database", "uri", f"{service.upper()}_DATABASE_URL"


def _of_service(service: str, role: str) -> list[tuple[str, str, str]]:
    """As that role has them."""
    found = secrets_of(Workload(service, role))
    return [(name, key, f"{service.upper()}_{setting}") for name, key, setting in found]


def _of_operators(*flag: str) -> Command:
    """What makes somebody an operator, or no longer one."""
    return Command(["services.profiles", "operator", *flag], _of_service("profiles", "operator"), _PERSON)


def _of_keys(*flag: str) -> Command:
    return Command(["services.profiles", "rotate-keys", *flag], _of_service("profiles", "rotate-keys"))


def _reconciling(*flag: str) -> Command:
    words = ["deploy.operating", "reconcile", "--ledger", LEDGER_FILE, *flag]
    return Command(words, [*map(_tables, SERVICES)], user=OPERATOR, reads_everything=True, reads_ledger=True)


_COMMANDS: Final[Mapping[str, Command]] = {
    "operator": _of_operators(),
    "unmake-operator": _of_operators("--remove"),
    "enrol-operator": _of_operators("--passkey"),
    "rotate-keys": _of_keys(),
    "withdraw-keys": _of_keys("--withdraw"),
    "audit": Command(
        ["deploy.operating", "audit"],
        [("mentoring-auditor", "uri", "AUDITOR_DATABASE_URL")],
        user=AUDITOR,
        reads_everything=True,
    ),
    "reconcile": _reconciling(),
    "reconcile-dry-run": _reconciling("--dry-run"),
    LEDGER: Command(["deploy.operating", LEDGER, LEDGER_FILE], [_tables("profiles")], keeps_ledger=True),
}


def _cron_job(workload: Workload, command: Command) -> Manifest:
    """A Job that failed is not tried again: whoever typed it looks first. The hourly one is."""
    job = {
        "backoffLimit": 2 if command.keeps_ledger else 0,
        "activeDeadlineSeconds": WITHIN_THE_HOUR if command.keeps_ledger else LONGEST,
        "ttlSecondsAfterFinished": KEPT,
        "template": {"metadata": {"labels": {**workload.labels, **PART_OF}}, "spec": _pod(workload, command)},
    }
    spec = {
        "schedule": EVERY_HOUR if command.keeps_ledger else NEVER,
        "suspend": not command.keeps_ledger,
        "concurrencyPolicy": "Forbid",
        "startingDeadlineSeconds": 600,
        "jobTemplate": {"metadata": {"labels": {**workload.labels, **PART_OF}}, "spec": job},
    }
    return named("CronJob", "batch/v1", workload, spec, name=workload.role)


def _pod(workload: Workload, command: Command) -> Manifest:
    return {
        "serviceAccountName": "operating",
        "automountServiceAccountToken": False,
        "enableServiceLinks": False,
        "restartPolicy": "Never",
        "securityContext": pod_security(),
        "containers": [_container(workload, command)],
        "volumes": _volumes(command),
    }


def _container(workload: Workload, command: Command) -> Manifest:
    argument = [{"name": command.argument, "value": ""}] if command.argument else []
    mounts = [
        {"name": "secrets", "mountPath": SECRETS, "readOnly": True},
        DATABASE_MOUNT,
        {"name": "tmp", "mountPath": "/tmp"},  # noqa: S108 — a folder of its own
    ]
    if command.user:
        mounts.append(KAFKA_MOUNT)
    if command.keeps_ledger or command.reads_ledger:
        mounts.append({"name": LEDGER, "mountPath": LEDGER_FOLDER, "readOnly": not command.keeps_ledger})
    return {
        "name": "command",
        "image": IMAGE,
        "args": [*command.words, *(f"$({each['name']})" for each in argument)],
        "envFrom": [{"configMapRef": {"name": f"{_service_of(command) or 'operating'}-settings"}}],
        "env": [{"name": name, "value": value} for name, value in _told(command).items()] + argument,
        "resources": _resources(workload, command),
        "securityContext": container_security(),
        "volumeMounts": mounts,
    }


def _service_of(command: Command) -> str:
    """Whose command it is; of none where it is `deploy.operating`'s."""
    return command.words[0].removeprefix("services.") if command.words[0].startswith("services.") else ""


def _told(command: Command) -> Mapping[str, str]:
    """What its settings say beside the secrets."""
    told = {SECRETS_FOLDER: SECRETS}
    if not command.user:
        return told
    of_kafka = {
        "KAFKA_SECURITY_PROTOCOL": "SASL_SSL",
        "KAFKA_SASL_MECHANISM": "SCRAM-SHA-512",
        "KAFKA_USERNAME": command.user,
        "KAFKA_CA_FILE": f"{AUTHORITY}/ca.crt",
    }
    return told | {_prefix(command) + name: value for name, value in of_kafka.items()}


def _prefix(command: Command) -> str:
    """Of the settings of a service's own commands."""
    return f"{service.upper()}_" if (service := _service_of(command)) else ""


def _resources(workload: Workload, command: Command) -> Manifest:
    found = resources_of(workload)
    if not command.reads_everything:
        return dict(found)
    asked = {**found["requests"], "ephemeral-storage": FOLDER_OF_TOPICS}
    return {"requests": asked, "limits": {"memory": MEMORY_OF_EVERYTHING}}


def _volumes(command: Command) -> list[Manifest]:
    given = list(command.secrets)
    if command.user:
        given.append((command.user, "password", f"{_prefix(command)}KAFKA_PASSWORD"))
    sources = [{"secret": {"name": name, "items": [{"key": key, "path": path}]}} for name, key, path in given]
    volumes: list[Manifest] = [
        {"name": "secrets", "projected": {"defaultMode": 0o440, "sources": sources}},
        database_volume(),
        {"name": "tmp", "emptyDir": {"sizeLimit": FOLDER_OF_TOPICS if command.reads_everything else "32Mi"}},
    ]
    if command.user:
        volumes.append(kafka_volume())
    if command.keeps_ledger or command.reads_ledger:
        volumes.append({"name": LEDGER, "persistentVolumeClaim": {"claimName": LEDGER}})
    return volumes
