"""The foreign judges find what they are there to find, and it is said plainly where they can't be had."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deploy.judges import __main__ as judges
from deploy.local.folders import ROOT
from deploy.local.node import packages_of
from deploy.local.trouble import Trouble

ASYNCAPI = ROOT / "docs" / "asyncapi.json"
OPENAPI = ROOT / "docs" / "openapi" / "notifications.json"


def _policy_is_a_text(document: dict[str, Any]) -> None:
    topic = document["channels"]["sessions"]["bindings"]["kafka"]
    topic["topicConfiguration"]["cleanup.policy"] = "compact"


def _no_licence(document: dict[str, Any]) -> None:
    del document["info"]["license"]


def _no_word_on_security(document: dict[str, Any]) -> None:
    for operations in document["paths"].values():
        for operation in operations.values():
            del operation["security"]


def _no_tags(document: dict[str, Any]) -> None:
    del document["tags"]


@pytest.mark.proof
@pytest.mark.parametrize(
    ("judge", "document", "spoil", "said"),
    [
        ("asyncapi-parser", ASYNCAPI, _policy_is_a_text, "cleanup.policy"),
        ("asyncapi-spectral", ASYNCAPI, _no_licence, "asyncapi-info-license"),
        ("openapi-redocly", OPENAPI, _no_word_on_security, "security-defined"),
        ("openapi-spectral", OPENAPI, _no_tags, "operation-tag-defined"),
    ],
)
def test_a_judge_is_silent_on_what_is_well_and_says_what_is_not(
    judge: str, document: Path, spoil: Callable[[dict[str, Any]], None], said: str, tmp_path: Path
) -> None:
    fine = judges.judged(judge, [str(document)])
    assert fine.returncode == 0, fine.stdout

    spoilt = json.loads(document.read_text())
    spoil(spoilt)
    (copy := tmp_path / document.name).write_text(json.dumps(spoilt))
    found = judges.judged(judge, [str(copy)])
    assert found.returncode != 0
    assert said in found.stdout + found.stderr


def test_no_lock_of_packages_names_a_registry() -> None:
    for lock in ROOT.glob("deploy/*/package-lock.json"):
        packages = json.loads(lock.read_text())["packages"]
        assert "://" not in lock.read_text()
        assert [name for name, package in packages.items() if "resolved" in package] == []
        assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_where_packages_cannot_be_installed_it_is_said_and_nothing_half_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / "deploy" / "judges" / name, tmp_path)
    monkeypatch.setenv("MENTORING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(Trouble, match="could not install the packages") as trouble:
        packages_of(tmp_path)
    assert "within reach" in trouble.value.advice
    assert list((tmp_path / "data" / "node").iterdir()) == []
