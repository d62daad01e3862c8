"""Rules over the file for compose, which no schema knows: each takes the file as it is read, and tells what breaks it."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from deploy.compose.tree import HERE, INSIDE, MAIL_FROM, SECRETS
from shared.contracts import SERVICES
from shared.ground.reading_settings import SECRETS_FOLDER

Compose = Mapping[str, Any]
ROLES: Final = ("migrate", "api", "worker")
REACHED: Final = "proxy"
AT_HOME: Final = "127.0.0.1:"
WRITES: Final = frozenset({"postgres", "kafka", "backup"})
"""Images of others that write where they were installed."""


def _ours(compose: Compose) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    for service in SERVICES:
        for role in ROLES:
            yield f"{service}-{role}", service, role, compose["services"].get(f"{service}-{role}", {})


def every_role_is_there(compose: Compose) -> Iterator[str]:
    """Each service has its api, its worker and its migration, which comes before both."""
    for name, service, role, runs in _ours(compose):
        if runs.get("command") != [f"services.{service}", role]:
            yield f"{name} is missing"
        elif role != "migrate" and runs.get("depends_on") != {
            f"{service}-migrate": {"condition": "service_completed_successfully"}
        }:
            yield f"{name} does not wait for its migration"


def settings_are_settings(compose: Compose) -> Iterator[str]:
    """Each name that is told is one that the service reads, and none says that nobody relies on this."""
    trials = ("_TRIAL", "_CLOCK_FILE", "_FAULT_POINTS", "_CORS_ORIGIN_PATTERN")
    for name, service, _, runs in _ours(compose):
        fields = import_module(f"services.{service}.settings").Settings.model_fields
        known = {SECRETS_FOLDER, *(f"{service.upper()}_{field.upper()}" for field in fields)}
        told = {*runs.get("environment", {}), *(each["target"] for each in runs.get("secrets", ()))}
        yield from (f"{name}: nobody reads {each}" for each in sorted(told - known))
        yield from (f"{name}: {each} is for trials" for each in sorted(told) if each.endswith(trials))


def secrets_are_files(compose: Compose) -> Iterator[str]:
    """No value that is secret stands in the environment; the owner's is for migrations only; each file is declared and used."""
    secret = ("_PASSWORD", "_SECRET", "_KEYS", "DATABASE_URL", "SMTP_URL")
    used = set()
    for name, runs in compose["services"].items():
        used |= {each["source"] for each in runs.get("secrets", ())}
        yield from (f"{name}: {each} is a variable" for each in runs.get("environment", {}) if each.endswith(secret))
        owner = any(each["source"] == "owner_database_url" for each in runs.get("secrets", ()))
        if owner and not name.endswith("-migrate"):
            yield f"{name}: has what only migrations may have"
    if used != compose["secrets"].keys():
        yield f"declared and used differ: {sorted(used ^ compose['secrets'].keys())}"


def one_is_reached(compose: Compose) -> Iterator[str]:
    """From outside the proxy alone; what is for operators is reached on the server itself. The network inside leads nowhere."""
    for name, runs in compose["services"].items():
        open_to_all = [each for each in runs.get("ports", ()) if not str(each).startswith(AT_HOME)]
        if open_to_all and name != REACHED:
            yield f"{name} is reached from outside: {open_to_all}"
    if compose["networks"][INSIDE].get("internal") is not True:
        yield "the network inside leads outside"


def containers_may_do_nothing_else(compose: Compose) -> Iterator[str]:
    """Ours: not root, no capability, nothing written but `/tmp`. Everybody's memory and log have an end."""
    for name, runs in compose["services"].items():
        ours = str(runs.get("image", "")).startswith("${MENTORING_IMAGE")
        if ours and runs.get("user") != "65532:65532":
            yield f"{name} is not nobody"
        if name not in WRITES and not (runs.get("read_only") and runs.get("cap_drop") == ["ALL"]):
            yield f"{name} may do more than it needs"
        if "mem_limit" not in runs or "max-size" not in runs.get("logging", {}).get("options", {}):
            yield f"{name}: its memory or its log has no end"


def what_is_in_hand_is_finished(compose: Compose) -> Iterator[str]:
    """Who is told to end has longer than its own grace."""
    for name, service, role, runs in _ours(compose):
        if role == "migrate":
            continue
        grace = float(runs.get("environment", {}).get(f"{service.upper()}_GRACE_SECONDS", 0))
        if float(str(runs.get("stop_grace_period", "0s")).rstrip("s")) <= grace or not grace:
            yield f"{name} is killed while it ends"


def images_are_chosen(compose: Compose) -> Iterator[str]:
    """Ours has no default, by digest; those of others have one that can be replaced."""
    for name, runs in compose["services"].items():
        image = str(runs.get("image", ""))
        if not image.startswith("${") or (":latest" in image) or ("MENTORING_IMAGE" in image and ":-" in image):
            yield f"{name}: {image}"


def files_that_are_mounted_exist(compose: Compose) -> Iterator[str]:
    for name, runs in compose["services"].items():
        for volume in runs.get("volumes", ()):
            source = str(volume).partition(":")[0]
            if source.startswith(".") and not (HERE / source).exists():
                yield f"{name}: there is no {source}"
            if not source.startswith((".", "$")) and source not in compose["volumes"]:
                yield f"{name}: {source} is not declared"


def secrets_lie_where_they_are_looked_for(compose: Compose) -> Iterator[str]:
    for name, _, _, runs in _ours(compose):
        if runs.get("environment", {}).get(SECRETS_FOLDER) != SECRETS:
            yield f"{name} looks for its secrets elsewhere"


def mails_lead_to_the_pages(compose: Compose) -> Iterator[str]:
    """Who words mails, an api too, is told where the pages are: without that, mails have no links."""
    for name, service, role, runs in _ours(compose):
        if role != "migrate" and service in MAIL_FROM and f"{service.upper()}_FRONTEND_URL" not in runs["environment"]:
            yield f"{name} does not know where the pages are"


RULES: Final[tuple[Callable[[Compose], Iterator[str]], ...]] = (
    every_role_is_there,
    settings_are_settings,
    secrets_are_files,
    one_is_reached,
    containers_may_do_nothing_else,
    what_is_in_hand_is_finished,
    images_are_chosen,
    files_that_are_mounted_exist,
    secrets_lie_where_they_are_looked_for,
    mails_lead_to_the_pages,
)


def broken(compose: Compose) -> Iterator[str]:
    """Everything that breaks a rule."""
    for rule in RULES:
        yield from (f"{rule.__name__.replace('_', ' ')}: {each}" for each in rule(compose))
