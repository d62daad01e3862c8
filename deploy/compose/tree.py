"""The files that are made from the code: what runs, where the proxy sends whom, what Prometheus reads."""

from pathlib import Path
from typing import Any, Final

import yaml

from deploy.kubernetes.edges import (
    API_PORT,
    ISSUES_TOKENS,
    LASTING,
    MANAGEMENT_PORT,
    SENDS_MAIL,
    SIGN_SURVEYS,
    TAKES_FACTS,
)
from deploy.kubernetes.registry import STREAMS
from shared.contracts import SERVICES
from shared.ground.reading_settings import SECRETS_FOLDER

HERE: Final = Path(__file__).parent
_MADE: Final = "# Made from the code by `python -m deploy.compose.documents --write`: what is yours stands in .env and in secrets/.\n"
SECRETS: Final = "/run/secrets"
GRACE: Final = 20
INSIDE: Final = "inside"
OUTSIDE: Final = "outside"
KAFKA: Final = "kafka:9092"
SUBNET: Final = "172.30.0.0/24"
"""Of the network inside: the proxy is believed whom it serves, and nobody else can come from there."""
BACKUPS: Final = "${BACKUP_FOLDER:?a folder on another disk}"
MAIL_FROM: Final = ("profiles", "notifications")
HOLDS: Final = "\t\t\tlb_try_duration 40s\n\t\t\tlb_try_interval 250ms\n"
"""While an api is replaced there is nobody to take a request: the proxy tries again, for longer than the start of one takes."""

Service = dict[str, Any]

# One server for 500 mentees. Memory as it was read of processes at rest (117 MB for an api), with room; no limit of cores.
MEMORY: Final = {
    "api": "384m",
    "worker": "384m",
    "migrate": "384m",
    "postgres": "2g",
    "kafka": "1536m",
    "proxy": "256m",
    "prometheus": "768m",
    "grafana": "384m",
    "backup": "512m",
    "operate": "512m",
    "mail": "128m",
}

_CONFINED: Final[Service] = {
    "read_only": True,
    "cap_drop": ["ALL"],
    "security_opt": ["no-new-privileges:true"],
    "logging": {"driver": "json-file", "options": {"max-size": "20m", "max-file": "5"}},
}


def made() -> dict[Path, str]:
    """Every file with its text."""
    return {
        HERE / "compose.yaml": _MADE + _text(compose()),
        HERE / "Caddyfile": _MADE + caddyfile(),
        HERE / "prometheus.yaml": _MADE + _text(prometheus()),
    }


def compose() -> Service:
    """Everything that runs, its networks, volumes and secrets."""
    services = {"postgres": _postgres(), "kafka": _kafka()}
    for service in SERVICES:
        services |= {f"{service}-{role}": _role(service, role) for role in ("migrate", "api", "worker")}
    services |= {
        "proxy": _proxy(),
        "prometheus": _prometheus(),
        "grafana": _grafana(),
        "backup": _backup(),
        "operate": _operate(),
        "mail": _mail(),
    }
    volumes = ("postgres", "kafka", "certificates", "metrics", "grafana")
    return {
        "name": "mentoring",
        "services": services,
        "networks": {INSIDE: {"internal": True, "ipam": {"config": [{"subnet": SUBNET}]}}, OUTSIDE: {}},
        "volumes": dict.fromkeys(volumes),
        "secrets": {name: {"file": f"./secrets/{name}"} for name in sorted(secrets())},
    }


def secrets() -> set[str]:
    """The files that an operator makes, each with one value."""
    of_roles = {
        name for service in SERVICES for role in ("migrate", "api", "worker") for name, _ in secrets_of(service, role)
    }
    return of_roles | {
        "postgres_superuser",
        "owner_password",
        "auditor_password",
        "auditor_database_url",
        "grafana_admin",
    }


def secrets_of(service: str, role: str) -> list[tuple[str, str]]:
    """What a role alone is given: the file, and the setting that it is."""
    prefix = f"{service.upper()}_"
    found = [(f"{service}_database_url", f"{prefix}DATABASE_URL")]
    if role == "api":
        found.append(("consistency_keys", f"{prefix}CONSISTENCY_KEYS"))
    if role == "worker" and service in SENDS_MAIL:
        found.append(("smtp_url", f"{prefix}SMTP_URL"))
    if role == "migrate":
        found.append(("owner_database_url", f"{prefix}OWNER_DATABASE_URL"))
    if service == ISSUES_TOKENS:
        found.append(("key_encryption_secret", f"{prefix}KEY_ENCRYPTION_SECRET"))
    if (service, role) in SIGN_SURVEYS:
        found.append(("survey_key", f"{prefix}SURVEY_KEY"))
    if (service, role) == TAKES_FACTS:
        found.append(("number_key", f"{prefix}NUMBER_KEY"))
    return found


def _given(*pairs: tuple[str, str]) -> list[Service]:
    """Files that a container sees, under the names that settings have."""
    return [{"source": name, "target": target} for name, target in pairs]


def _role(service: str, role: str) -> Service:
    prefix = f"{service.upper()}_"
    told = {SECRETS_FOLDER: SECRETS, f"{prefix}KAFKA_BOOTSTRAP_SERVERS": KAFKA}
    runs: Service = {
        "image": "${MENTORING_IMAGE:?the image by its digest}",
        "command": [f"services.{service}", role],
        "user": "65532:65532",
        "tmpfs": ["/tmp:size=32m,mode=1777"],  # noqa: S108 — a folder of its own
        "mem_limit": MEMORY[role],
        "secrets": _given(*secrets_of(service, role)),
        **_CONFINED,
    }
    if role == "migrate":
        told[f"{prefix}KAFKA_REPLICATION"] = "1"
        wanted = {"postgres": {"condition": "service_healthy"}, "kafka": {"condition": "service_healthy"}}
        return runs | {"environment": told, "depends_on": wanted, "restart": "on-failure:5", "networks": [INSIDE]}
    told |= {f"{prefix}GRACE_SECONDS": str(GRACE), f"{prefix}MANAGEMENT_HOST": "0.0.0.0"}  # noqa: S104
    told[f"{prefix}MANAGEMENT_PORT"] = str(MANAGEMENT_PORT)
    told |= _of_api(service, prefix) if role == "api" else _of_worker(service, prefix)
    return runs | {
        "environment": told,
        "depends_on": {f"{service}-migrate": {"condition": "service_completed_successfully"}},
        "restart": "unless-stopped",
        "stop_grace_period": f"{GRACE + 10}s",
        "healthcheck": _healthy(),
        "networks": [INSIDE, OUTSIDE] if role == "worker" and service in SENDS_MAIL else [INSIDE],
    }


def _of_api(service: str, prefix: str) -> dict[str, str]:
    return _of_mails(service, prefix) | {
        f"{prefix}API_HOST": "0.0.0.0",  # noqa: S104
        f"{prefix}API_PORT": str(API_PORT),
        f"{prefix}JWKS_URL": f"http://{ISSUES_TOKENS}-api:{API_PORT}/{ISSUES_TOKENS}/.well-known/jwks.json",
        f"{prefix}PUBLIC_URL": "https://${MENTORING_HOST:?where people reach it}",
        f"{prefix}CORS_ORIGINS": '["${FRONTEND_URL:?where the pages are}"]',
        f"{prefix}TRUSTED_PROXIES": f'["{SUBNET}"]',
    }


def _of_worker(service: str, prefix: str) -> dict[str, str]:
    told = {f"{prefix}PUBLIC_URL": "https://${MENTORING_HOST:?where people reach it}"}
    if service in MAIL_FROM:
        told[f"{prefix}MAIL_FROM"] = "${MAIL_FROM:?whom mails come from}"
    return told | _of_mails(service, prefix)


def _of_mails(service: str, prefix: str) -> dict[str, str]:
    """Where their links lead: an api words mails too."""
    return {f"{prefix}FRONTEND_URL": "${FRONTEND_URL:?where the pages are}"} if service in MAIL_FROM else {}


def _healthy() -> Service:
    """The image has neither shell nor curl. Ten of these begin every ten seconds, so it imports as little as it can."""
    ask = (
        f"import socket; s = socket.create_connection(('127.0.0.1', {MANAGEMENT_PORT}), 4); "
        "s.sendall(b'GET /readyz HTTP/1.0\\r\\n\\r\\n'); raise SystemExit(b' 200 ' not in s.recv(64))"
    )
    return {
        "test": ["CMD", "python3", "-I", "-S", "-c", ask],
        "interval": "10s",
        "timeout": "15s",
        "retries": 3,
        "start_period": "180s",  # all ten start at once, on few cores; healthy is who answers, however early
    }


def _postgres() -> Service:
    """Every change goes to the archive within five minutes, and with the base backups back to any moment."""
    settings = {
        "max_connections": "200",
        "shared_buffers": "512MB",
        "jit": "off",
        "archive_mode": "on",
        "archive_timeout": "300",
        "archive_command": "test ! -f /archive/%f && cp %p /archive/%f.part && mv /archive/%f.part /archive/%f",
    }
    return {
        "image": "${POSTGRES_IMAGE:-postgres:17}",
        "command": ["postgres", *(word for name, value in settings.items() for word in ("-c", f"{name}={value}"))],
        "environment": {"POSTGRES_PASSWORD_FILE": f"{SECRETS}/postgres_superuser", "TZ": "UTC"},
        "secrets": _given(*((name, name) for name in ("postgres_superuser", "owner_password", "auditor_password"))),
        "volumes": [
            "postgres:/var/lib/postgresql/data",
            f"{BACKUPS}/archive:/archive",
            "./postgres:/docker-entrypoint-initdb.d:ro",
        ],
        "shm_size": "256m",
        "mem_limit": MEMORY["postgres"],
        "restart": "unless-stopped",
        "stop_grace_period": "60s",
        "healthcheck": {
            "test": ["CMD", "pg_isready", "-U", "postgres", "-d", "mentoring"],
            "interval": "5s",
            "timeout": "5s",
            "retries": 20,
        },
        "networks": [INSIDE],
        "logging": _CONFINED["logging"],
    }


def _kafka() -> Service:
    """One broker: what it has not told yet waits in the databases, and it can be made anew from them.

    Its health is whether it takes connections: Kafka's own tool is a Java of its own each time, and on a busy server not even that in time.
    """
    told = {
        "NODE_ID": "1",
        "PROCESS_ROLES": "broker,controller",
        "LISTENERS": "PLAINTEXT://:9092,CONTROLLER://:9093",
        "ADVERTISED_LISTENERS": f"PLAINTEXT://{KAFKA}",
        "CONTROLLER_LISTENER_NAMES": "CONTROLLER",
        "LISTENER_SECURITY_PROTOCOL_MAP": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "CONTROLLER_QUORUM_VOTERS": "1@kafka:9093",
        "OFFSETS_TOPIC_REPLICATION_FACTOR": "1",
        "TRANSACTION_STATE_LOG_REPLICATION_FACTOR": "1",
        "TRANSACTION_STATE_LOG_MIN_ISR": "1",
        "AUTO_CREATE_TOPICS_ENABLE": "false",
        "LOG_DIRS": "/var/lib/kafka/data",
        "HEAP_OPTS": "-Xms768m -Xmx768m",
    }
    return {
        "image": "${KAFKA_IMAGE:-apache/kafka:4.1.0}",
        "environment": {f"KAFKA_{name}": value for name, value in told.items()},
        "volumes": ["kafka:/var/lib/kafka/data"],
        "mem_limit": MEMORY["kafka"],
        "restart": "unless-stopped",
        "stop_grace_period": "60s",
        "healthcheck": {
            "test": ["CMD", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9092"],
            "interval": "5s",
            "timeout": "5s",
            "retries": 20,
            "start_period": "60s",
        },
        "networks": [INSIDE],
        "logging": _CONFINED["logging"],
    }


def _proxy() -> Service:
    """The only one that is reached from outside; it gets its certificate by itself, and renews it."""
    return {
        "image": "${CADDY_IMAGE:-caddy:2}",
        "environment": {"MENTORING_HOST": "${MENTORING_HOST:?where people reach it}"},
        "ports": ["80:80", "443:443", "443:443/udp"],
        "volumes": ["./Caddyfile:/etc/caddy/Caddyfile:ro", "certificates:/data"],
        "tmpfs": ["/config", "/tmp"],  # noqa: S108 — a folder of its own
        "mem_limit": MEMORY["proxy"],
        "restart": "unless-stopped",
        "networks": [INSIDE, OUTSIDE],
        **_CONFINED,
        "cap_add": ["NET_BIND_SERVICE"],
    }


def _prometheus() -> Service:
    return {
        "image": "${PROMETHEUS_IMAGE:-prom/prometheus:v3.5.0}",
        "command": [
            "--config.file=/etc/prometheus/prometheus.yaml",
            "--storage.tsdb.path=/prometheus",
            "--storage.tsdb.retention.time=30d",
        ],
        "volumes": [
            "./prometheus.yaml:/etc/prometheus/prometheus.yaml:ro",
            "../observability/rules.yaml:/etc/prometheus/rules.yaml:ro",
            "metrics:/prometheus",
        ],
        "mem_limit": MEMORY["prometheus"],
        "restart": "unless-stopped",
        "networks": [INSIDE],
        **_CONFINED,
    }


def _grafana() -> Service:
    """Reached through a tunnel to the server only: its port is the server's own."""
    return {
        "image": "${GRAFANA_IMAGE:-grafana/grafana:12.1.0}",
        "environment": {
            "GF_SECURITY_ADMIN_PASSWORD__FILE": f"{SECRETS}/grafana_admin",
            "GF_ANALYTICS_REPORTING_ENABLED": "false",
            "GF_ANALYTICS_CHECK_FOR_UPDATES": "false",
        },
        "ports": ["127.0.0.1:3000:3000"],
        "secrets": _given(("grafana_admin", "grafana_admin")),
        "volumes": [
            "./grafana:/etc/grafana/provisioning:ro",
            "../observability/dashboards:/dashboards:ro",
            "grafana:/var/lib/grafana",
        ],
        "tmpfs": ["/tmp"],  # noqa: S108 — a folder of its own
        "mem_limit": MEMORY["grafana"],
        "restart": "unless-stopped",
        "networks": [INSIDE, OUTSIDE],
        **_CONFINED,
    }


def _backup() -> Service:
    """Run by the server's clock: a base backup, and what is older than two weeks goes with its part of the archive."""
    return {
        "image": "${POSTGRES_IMAGE:-postgres:17}",
        "entrypoint": ["/bin/sh", "/backup.sh"],
        "environment": {"PGHOST": "postgres", "PGUSER": "postgres", "KEEP_DAYS": "${KEEP_BACKUP_DAYS:-14}"},
        "secrets": _given(("postgres_superuser", "postgres_superuser")),
        "volumes": ["./backup.sh:/backup.sh:ro", f"{BACKUPS}/base:/backups", f"{BACKUPS}/archive:/archive"],
        "mem_limit": MEMORY["backup"],
        "profiles": ["jobs"],
        "networks": [INSIDE],
        "logging": _CONFINED["logging"],
    }


def _operate() -> Service:
    """For commands of `deploy.operating`, by the roles of all services and the auditor's; with the ledger of erasures, where no backup is."""
    urls = ((f"{user}_database_url", f"{user.upper()}_DATABASE_URL") for user in (*SERVICES, "auditor"))
    return {
        "image": "${MENTORING_IMAGE:?the image by its digest}",
        "command": ["deploy.operating", "--help"],
        "user": "65532:65532",
        "environment": {SECRETS_FOLDER: SECRETS, "KAFKA_BOOTSTRAP_SERVERS": KAFKA},
        "secrets": _given(*urls),
        "volumes": ["${LEDGER_FOLDER:?a folder on another disk}:/ledger"],
        "mem_limit": MEMORY["operate"],
        "profiles": ["jobs"],
        "networks": [INSIDE],
        **_CONFINED,
    }


def _mail() -> Service:
    """For a trial: takes every mail and shows it, and sends none on."""
    return {
        "image": "${MAIL_SINK_IMAGE:-axllent/mailpit:v1.27}",
        "ports": ["127.0.0.1:8025:8025"],
        "mem_limit": MEMORY["mail"],
        "profiles": ["trial"],
        "networks": [INSIDE, OUTSIDE],
        "tmpfs": ["/tmp"],  # noqa: S108 — a folder of its own
        **_CONFINED,
    }


def caddyfile() -> str:
    """A prefix a service; a stream is passed on as it comes, and ends when its api says so."""
    lines = ["{$MENTORING_HOST} {", "\tencode zstd gzip", '\theader Strict-Transport-Security "max-age=31536000"']
    for service in SERVICES:
        lines += [f"\thandle /{service}/* {{", f"\t\treverse_proxy {service}-api:{API_PORT} {{"]
        lines += HOLDS.splitlines()
        lines += ["\t\t\tflush_interval -1"] if service == STREAMS else []
        lines += ["\t\t\ttransport http {", "\t\t\t\tkeepalive 60s", "\t\t\t}", "\t\t}", "\t}"]
    return "\n".join([*lines, "\thandle {", "\t\trespond 404", "\t}", "}", ""])


def prometheus() -> dict[str, Any]:
    """Every api and every worker, at the port that is for operators."""
    targets = [f"{service}-{role}:{MANAGEMENT_PORT}" for service in SERVICES for role in LASTING]
    return {
        "global": {"scrape_interval": "15s", "evaluation_interval": "15s"},
        "rule_files": ["/etc/prometheus/rules.yaml"],
        "scrape_configs": [{"job_name": "mentoring", "static_configs": [{"targets": targets}]}],
    }


class _Plain(yaml.SafeDumper):
    """Without anchors: whoever reads it looks nowhere else."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text(value: Any) -> str:
    return yaml.dump(value, Dumper=_Plain, sort_keys=False, width=140, default_flow_style=False)
