"""Whoever generates a client of the API loses nothing; `./mentoring clients` makes all of them."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from deploy.clients import making
from deploy.clients.documents import differing
from deploy.clients.programs import GUIDE, code_of, type_errors
from deploy.local.folders import ROOT
from shared.ground.version import VERSION


@pytest.mark.parametrize(("asked", "function"), [("read_me", "readMe"), ("list_me_2", "listMe2")])
def test_an_operation_is_looked_for_by_the_name_that_typescript_gives_it(asked: str, function: str) -> None:
    assert making._camel(asked) == function


def _two_operations_one_of_which_is_no_identifier() -> dict[str, Any]:
    answer = {"200": {"description": "Fine.", "content": {"application/json": {"schema": {"type": "string"}}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "probe", "version": "1"},
        "paths": {
            "/a": {"get": {"operationId": "read_a", "responses": answer}},
            "/b": {"get": {"operationId": "read-b!", "responses": answer}},
        },
    }


def test_a_typescript_client_that_lacks_an_operation_is_noticed(tmp_path: Path) -> None:
    (document := tmp_path / "probe.json").write_text(json.dumps(_two_operations_one_of_which_is_no_identifier()))
    assert making.typescript_client(document, tmp_path) == ["the client has no read-b!"]


def test_clients_have_the_number_of_the_release() -> None:
    python = tomllib.loads((ROOT / "clients" / "python" / "pyproject.toml").read_text())
    typescript = json.loads((ROOT / "clients" / "typescript" / "package.json").read_text())
    assert {python["project"]["version"], typescript["version"]} == {VERSION}


PROGRAMS = ROOT / "tests" / "journeys" / "typescript"


def test_the_types_of_the_client_fit_what_the_guide_and_our_programs_do_with_it(tmp_path: Path) -> None:
    (guide := tmp_path / "guide.ts").write_text(code_of(GUIDE))
    (wrong := tmp_path / "wrong.ts").write_text('import { readMe } from "mentoring-client";\nreadMe({ client: 5 });\n')
    given = PROGRAMS / "given.d.ts"

    assert type_errors([given, guide, PROGRAMS / "behaviour.ts"]) == []
    assert any("wrong.ts(2,10)" in line for line in type_errors([given, wrong]))


def test_a_client_that_is_not_as_it_would_be_made_is_noticed(tmp_path: Path) -> None:
    for folder in ("kept", "made"):
        (tmp_path / folder / "models").mkdir(parents=True)
        (tmp_path / folder / "models" / "same.py").write_text("1")
        (tmp_path / folder / "models" / "other.py").write_text(folder)
        (tmp_path / folder / f"{folder}.py").write_text("")
    found = differing(tmp_path / "kept", tmp_path / "made")
    names = {str(each.relative_to(tmp_path / "kept")) for each in found}

    assert names == {"kept.py", "made.py", "models/other.py"}
