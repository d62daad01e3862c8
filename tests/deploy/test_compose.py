"""The file for compose is as the code wants it; the schema and each rule notice what they are for."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import yaml

from deploy.compose.rules import RULES, broken
from deploy.compose.schema import wrong
from deploy.compose.tree import HERE, caddyfile, compose
from deploy.kubernetes.rendering import Tools
from deploy.local.folders import folders
from shared.contracts import SERVICES

Compose = dict[str, Any]


@pytest.fixture
def written() -> Compose:
    found: Compose = yaml.load((HERE / "compose.yaml").read_text(), yaml.CSafeLoader)
    return found


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    tools = Tools(folders().data)
    tools.fetch()
    return tools.of_compose()


def test_the_file_is_as_the_specification_and_the_rules_want_it(written: Compose, schema: dict[str, Any]) -> None:
    assert list(wrong(written, schema)) == []
    assert list(broken(written)) == []


def test_the_proxy_sends_each_prefix_to_its_service() -> None:
    assert [line.split()[1] for line in caddyfile().splitlines() if "reverse_proxy" in line] == [
        f"{service}-api:8000" for service in SERVICES
    ]
    assert caddyfile().count("flush_interval -1") == 1


def api(file: Compose) -> Any:
    return file["services"]["matching-api"]


UNKNOWN: Mapping[str, Callable[[Compose], Any]] = {
    "a key that there is not": lambda f: api(f).update(imge="x"),
    "a port that is no text": lambda f: f["services"]["proxy"].update(ports=[{"target": []}]),
    "a condition that there is not": lambda f: api(f)["depends_on"]["matching-migrate"].update(condition="done"),
}


@pytest.mark.parametrize("planted", UNKNOWN)
def test_what_the_specification_does_not_know_is_noticed(
    written: Compose, schema: dict[str, Any], planted: str
) -> None:
    UNKNOWN[planted](written)
    assert list(wrong(written, schema)) != []


BROKEN: Mapping[str, tuple[str, Callable[[Compose], Any]]] = {
    "no worker": ("every role", lambda f: f["services"].pop("matching-worker")),
    "an api that waits for nobody": ("every role", lambda f: api(f).pop("depends_on")),
    "a setting that nobody reads": ("settings are", lambda f: api(f)["environment"].update(MATCHING_COLOUR="red")),
    "a trial": ("settings are", lambda f: api(f)["environment"].update(MATCHING_TRIAL="true")),
    "a password as a variable": (
        "secrets are files",
        lambda f: api(f)["environment"].update(MATCHING_KAFKA_PASSWORD="x"),
    ),
    "the owner in an api": (
        "secrets are files",
        lambda f: api(f)["secrets"].append({"source": "owner_database_url", "target": "MATCHING_OWNER_DATABASE_URL"}),
    ),
    "a secret of nobody": ("secrets are files", lambda f: f["secrets"].update(other={"file": "./secrets/other"})),
    "an open database": ("one is reached", lambda f: f["services"]["postgres"].update(ports=["5432:5432"])),
    "a network that leads outside": ("one is reached", lambda f: f["networks"]["inside"].pop("internal")),
    "root": ("containers may", lambda f: api(f).pop("user")),
    "a capability": ("containers may", lambda f: api(f).pop("cap_drop")),
    "memory without end": ("containers may", lambda f: f["services"]["kafka"].pop("mem_limit")),
    "no time to leave": ("what is in hand", lambda f: api(f).update(stop_grace_period="20s")),
    "whatever image is newest": ("images are", lambda f: f["services"]["proxy"].update(image="caddy:latest")),
    "a file that is not there": (
        "files that are",
        lambda f: f["services"]["proxy"]["volumes"].append("./other:/other"),
    ),
    "mails without links": (
        "mails lead",
        lambda f: f["services"]["profiles-api"]["environment"].pop("PROFILES_FRONTEND_URL"),
    ),
    "secrets elsewhere": ("secrets lie", lambda f: api(f)["environment"].update(MENTORING_SECRETS="/elsewhere")),
}


@pytest.mark.parametrize("planted", BROKEN)
def test_each_rule_notices_what_it_is_for(planted: str) -> None:
    rule, plant = BROKEN[planted]
    file = copy.deepcopy(compose())
    plant(file)
    assert [each for each in broken(file) if each.startswith(rule)] != []


def test_every_rule_has_been_broken_once() -> None:
    names = {rule.__name__.replace("_", " ") for rule in RULES}
    assert {name for name in names if any(name.startswith(begins) for begins, _ in BROKEN.values())} == names
