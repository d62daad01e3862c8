"""What the address answers beside the services."""

import gzip
import json
import re
from pathlib import Path

import pytest

from deploy.local.own_answers import own_answer
from deploy.site import __main__ as writing
from deploy.site import document
from deploy.site.document import Clash, whole_document
from deploy.site.files import HEADERS, HTML, PATHS, file_at
from shared.contracts import SERVICES
from tests.fixtures.documents import resolved

SERVED = [*SERVICES]


def _operations(of: dict[str, dict[str, dict[str, str]]]) -> set[str]:
    return {operation["operationId"] for path in of["paths"].values() for operation in path.values()}  # type: ignore[index]


def test_the_one_document_has_every_operation_of_every_service() -> None:
    kept = [json.loads(Path(f"docs/openapi/{service}.json").read_text()) for service in SERVICES]
    whole = whole_document()
    assert sum(len(_operations(each)) for each in kept) == len(_operations(whole)) > 140
    assert whole["paths"].keys() == {path for each in kept for path in each["paths"]}


def test_each_service_keeps_its_own_words_for_a_no() -> None:
    whole = whole_document()
    for service in SERVICES:
        kept = json.loads(Path(f"docs/openapi/{service}.json").read_text())
        for path, operations in kept["paths"].items():
            assert resolved(whole, whole["paths"][path]) == resolved(kept, operations)


def test_what_the_one_document_names_is_in_it() -> None:
    whole = whole_document()
    for name in set(re.findall(r'"\$ref": "#/components/(\w+/[^"]+)"', json.dumps(whole))):
        room, _, key = name.partition("/")
        assert key in whole["components"][room], name


def test_every_problem_of_the_documents_is_in_the_list_of_them_in_both_languages() -> None:
    listed = {each["type"].rpartition(":")[2]: each for each in json.loads(file_at("/problems.json").body)}
    for service in SERVICES:
        kept = json.loads(Path(f"docs/openapi/{service}.json").read_text())
        assert kept["components"]["examples"].keys() - listed.keys() - {"internal-error"} == set()
    assert all(each["details"].keys() == {"en", "de"} for each in listed.values())
    assert listed["slot-taken"]["members"].keys() == {"next_slots"}


def test_what_people_are_told_names_no_field() -> None:
    for each in json.loads(file_at("/problems.json").body):
        for text in each["details"].values():
            assert re.search(r"`[a-z_]+`", text) is None, text


def test_two_things_of_one_name_make_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for service in SERVICES:
        kept = json.loads(Path(f"docs/openapi/{service}.json").read_text())
        kept["components"]["schemas"]["Problem"]["description"] += f" Of {service}."
        (tmp_path / f"{service}.json").write_text(json.dumps(kept))
    monkeypatch.setattr(document, "_KEPT", tmp_path)
    with pytest.raises(Clash, match="'Problem' among schemas"):
        whole_document()


def test_every_link_of_a_page_leads_somewhere_at_this_address() -> None:
    own = {path.removeprefix("/") for path in PATHS} | {f"{service}/v1/openapi.json" for service in SERVICES}
    pages = [file_at(path) for path in PATHS if file_at(path).media_type == HTML]
    assert len(pages) == 2
    for page in pages:
        named = re.findall(r'(?:href|src)="([^"]+)"', page.body.decode())
        assert named
        assert set(named) <= own


def test_no_script_stands_within_a_page_where_the_policy_would_refuse_it() -> None:
    policy = dict(HEADERS)[b"content-security-policy"].decode()
    assert "unsafe" not in policy
    assert "http" not in policy
    for path in PATHS:
        if file_at(path).media_type == HTML:
            assert re.search(r"<script>|<style>|\son\w+=|style=", file_at(path).body.decode()) is None


@pytest.mark.parametrize("path", sorted(PATHS))
def test_a_file_comes_compressed_to_whom_takes_it_and_not_at_all_to_whom_has_it(path: str) -> None:
    plain, headers, body = own_answer("GET", path, [], SERVED)
    etag = dict(headers)[b"etag"]
    _, packed_headers, packed = own_answer("GET", path, [(b"Accept-Encoding", b"br, gzip;q=0.5")], SERVED)
    held, _, nothing = own_answer("GET", path, [(b"If-None-Match", etag)], SERVED)
    assert (plain, held, nothing) == (200, 304, b"")
    assert dict(packed_headers)[b"content-encoding"] == b"gzip"
    assert gzip.decompress(packed) == body
    assert own_answer("HEAD", path, [], SERVED)[::2] == (200, b"")


@pytest.mark.parametrize("refused", [b"", b"br", b"gzip;q=0", b"gzip; q=0.000, br", b"*;q=0", b"identity"])
def test_a_file_comes_plain_to_whom_takes_nothing_else(refused: bytes) -> None:
    _, headers, body = own_answer("GET", "/", [(b"accept-encoding", refused)], SERVED)
    assert b"content-encoding" not in dict(headers)
    assert body == file_at("/").body


def test_nothing_else_is_answered_than_files_that_are_named() -> None:
    for method, path in [
        ("GET", "/docs/"),
        ("GET", "/docs/../mentoring"),
        ("POST", "/"),
        ("GET", "//docs"),
        ("GET", "/docs/%70age.js"),
    ]:
        assert own_answer(method, path, [], SERVED)[0] == 404


def test_a_static_host_is_given_the_same_files(tmp_path: Path) -> None:
    writing.write(tmp_path)
    for path in PATHS:
        place = writing.place_of(path, tmp_path)
        assert place.read_bytes() == file_at(path).body
        assert gzip.decompress(place.with_name(f"{place.name}.gz").read_bytes()) == place.read_bytes()


def test_nothing_secret_stands_in_an_address_but_in_that_of_a_private_calendar() -> None:
    """Addresses are kept in histories and logs of others; a calendar program shows nothing but its address."""
    named = set()
    for service in SERVICES:
        kept = json.loads(Path(f"docs/openapi/{service}.json").read_text())
        shared = kept["components"].get("parameters", {})
        operations = [operation for path in kept["paths"].values() for operation in path.values()]
        for each in [parameter for operation in operations for parameter in operation.get("parameters", [])]:
            parameter = shared[each["$ref"].rpartition("/")[2]] if "$ref" in each else each
            if parameter["in"] != "header" and re.search(
                "(^|_)(token|secret|code|e?mail|password|key)s?$", parameter["name"]
            ):
                named.add(parameter["name"])

    assert named == {"page_token", "token"}
