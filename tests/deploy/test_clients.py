"""Whoever generates a client of the API loses nothing; `./mentoring clients` makes all of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from deploy.clients import making


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
