"""What each service is told: its settings as environment variables, each with the service's own prefix."""

import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from deploy.local.database import with_login
from deploy.local.folders import PYTHON_CLIENT, ROOT, Folders
from deploy.local.processes import FEW_ARENAS
from deploy.local.secrets import SERVICES
from deploy.web.served import WEB
from shared.ground.person_numbers import number_key

SOCKET = "MENTORING_SOCKET"
"""Names the descriptor of the socket that listens at the address; it outlives a process of apis that is started again."""

FORWARDS_FROM = "127.0.0.1"
"""Where the forwarder of a split platform calls the services from."""

ORIGINS_OF_THIS_MACHINE = r"https?://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?"

# The product's own variables never leak in from the shell of whoever starts a platform.
OURS = tuple(f"{service.upper()}_" for service in SERVICES)


@dataclass(frozen=True)
class Parts:
    """Where everything is. What `up` starts, and what it was given."""

    owner_url: str
    bootstrap_servers: str
    smtp_url: str
    port: int
    api_ports: Mapping[str, int]
    """By service; all the same where one process serves all."""
    management_ports: Mapping[tuple[str, str], int]
    """By service and role, `api` or `worker`."""
    secrets: Mapping[str, str]
    clock: bool = False
    web: str | None = None
    """The folder of the built web app, which is answered at the address; None where there is none."""
    forwarder: str | None = None
    """Where what stands before the services calls from; None where they are called themselves."""
    origins: tuple[str, ...] = ()
    """Whose pages may call the API, besides those that this machine serves."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """More settings, without prefix, for every service."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def basic_environment() -> dict[str, str]:
    """Ours without settings of services, and with the checkout as the place imports come from, and the client for Python that lies in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return (
        FEW_ARENAS
        | kept
        | {"PYTHONPATH": f"{ROOT}{os.pathsep}{PYTHON_CLIENT}", "PYTHONSAFEPATH": "1", "PYTHONUNBUFFERED": "1"}
    )


def _kafka_of_whoever_brought_it() -> dict[str, str]:
    if not os.environ.get("KAFKA_BOOTSTRAP_SERVERS"):
        return {}
    from shared.ground.kafka_access import KafkaSettings  # noqa: PLC0415 — 20 MiB for as long as a platform runs

    names = {name.upper() for name in KafkaSettings.model_fields} - {"KAFKA_BOOTSTRAP_SERVERS"}
    return {name: os.environ[name] for name in sorted(names & os.environ.keys())}


def settings_of(service: str, role: str, parts: Parts, folders: Folders) -> dict[str, str]:
    """The variables of one service in one role, with their prefix."""
    runtime = f"{service}_runtime"
    settings = {
        "DATABASE_URL": with_login(parts.owner_url, runtime, parts.secrets[runtime]),
        "KAFKA_BOOTSTRAP_SERVERS": parts.bootstrap_servers,
        **_kafka_of_whoever_brought_it(),
        "KAFKA_SESSION_TIMEOUT_MS": "6000",
        "KAFKA_REPLICATION": "1",
        "KAFKA_PARTITIONS": "3",
        "SMTP_URL": parts.smtp_url,
        "MAIL_FROM": "mentoring@localhost",
        "API_PORT": str(parts.api_ports[service]),
        "MANAGEMENT_PORT": str(parts.management_ports.get((service, role), 0)),
        "PUBLIC_URL": parts.address,
        "JWKS_URL": f"http://127.0.0.1:{parts.api_ports['profiles']}/profiles/.well-known/jwks.json",
        "TRIAL": "true",
        "CORS_ORIGINS": json.dumps(parts.origins),
        "CORS_ORIGIN_PATTERN": ORIGINS_OF_THIS_MACHINE,
        "CONSISTENCY_KEYS": json.dumps([parts.secrets["consistency"]]),
        "LIMITS_PER_MINUTE": "60000",
        "GRACE_SECONDS": "8",
        "OPERATORS_NEED_PASSKEY": "false",  # whoever holds this machine holds all of it
        **parts.extra,
    }
    if parts.web and not os.environ.get("FRONTEND_URL"):
        settings["FRONTEND_URL"] = parts.address
    if parts.forwarder:
        settings["TRUSTED_PROXIES"] = json.dumps([parts.forwarder])
    if service == "profiles":
        settings["KEY_ENCRYPTION_SECRET"] = parts.secrets["key_encryption"]
        settings["SMTPUTF8"] = "true"
        if not os.environ.get("SMTP_URL"):  # a mailbox is a folder of this machine
            settings.setdefault("CODE_MAILS_AN_HOUR", "1000")
    if service == "mentorships":
        settings["NUMBER_KEY"] = number_key(parts.secrets["key_encryption"]).hex()
    if service in {"mentorships", "notifications"}:
        settings["SURVEY_KEY"] = hmac.digest(
            parts.secrets["key_encryption"].encode(), b"links to surveys", "sha256"
        ).hex()
    if role in {"migrate", "operator"}:
        settings["OWNER_DATABASE_URL"] = parts.owner_url
    if parts.clock:
        settings["CLOCK_FILE"] = str(folders.clock)
    return {f"{service.upper()}_{name}": value for name, value in settings.items()}


def environment_of(services: tuple[str, ...], role: str, parts: Parts, folders: Folders) -> dict[str, str]:
    """The whole environment of a process that runs one role of one or more services."""
    environment = basic_environment() | ({WEB: parts.web} if parts.web else {})
    for service in services:
        environment |= settings_of(service, role, parts, folders)
    return environment
