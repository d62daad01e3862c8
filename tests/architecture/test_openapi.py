"""What every service's OpenAPI document must say, whatever routes it has."""

import functools
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from deploy.documents import app_of
from shared.contracts import SERVICES
from shared.ground.version import VERSION
from shared.http.bare_problems import PROBLEM_JSON
from shared.refusals import all_refusals
from tests.fixtures.documents import resolved

each_service = pytest.mark.parametrize("service", SERVICES)


@functools.cache
def _document(service: str) -> dict[str, Any]:
    return app_of(service).openapi()


def _schemas(service: str) -> dict[str, dict[str, Any]]:
    schemas: dict[str, dict[str, Any]] = _document(service)["components"]["schemas"]
    return schemas


def _operations(service: str) -> Iterator[dict[str, Any]]:
    for path in _document(service)["paths"].values():
        yield from resolved(_document(service), path).values()


def _named(part: Any) -> Iterator[str]:
    """The schemas that a part of a document names."""
    if isinstance(part, dict):
        if isinstance(name := part.get("$ref"), str):
            yield name.rpartition("/")[2]
        for each in part.values():
            yield from _named(each)
    elif isinstance(part, list):
        for each in part:
            yield from _named(each)


def _reached(service: str, section: str) -> set[str]:
    """The schemas that the bodies of this section (`requestBody` or `responses`) are made of."""
    schemas, found = _schemas(service), set[str]()
    left = [name for operation in _operations(service) for name in _named(operation.get(section, {}))]
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            left += _named(schemas[name])
    return found


@each_service
def test_no_two_models_of_a_service_have_one_name_and_none_leaks_its_module(service: str) -> None:
    assert [name for name in _schemas(service) if re.fullmatch("[A-Z][A-Za-z0-9]*", name) is None] == []


_SAID: tuple[list[dict[str, list[str]]], ...] = ([], [{"bearer": []}], [{}, {"bearer": []}])
"""Nobody, somebody signed in, or either."""


@each_service
def test_a_route_that_needs_no_token_says_so(service: str) -> None:
    assert [each["operationId"] for each in _operations(service) if each.get("security") not in _SAID] == []


@each_service
def test_every_tag_is_described_and_every_described_tag_is_used(service: str) -> None:
    described = {tag["name"]: tag["description"] for tag in _document(service)["tags"]}
    assert described.keys() == {tag for operation in _operations(service) for tag in operation["tags"]}
    assert all(len(about.split()) > 3 for about in described.values())


@each_service
def test_the_document_tells_release_licence_and_server(service: str) -> None:
    document = _document(service)
    assert document["info"]["version"] == VERSION
    assert document["info"]["license"]["identifier"] == "Apache-2.0"
    assert document["servers"]


@each_service
def test_an_answer_always_has_all_its_members(service: str) -> None:
    """But for problems, whose `errors` are there where there are some."""
    schemas = _schemas(service)
    answered = {name for name in _reached(service, "responses") if not name.endswith("Problem")}
    sometimes = {
        f"{name}.{member}"
        for name in answered
        for member in schemas[name].get("properties", {}).keys() - set(schemas[name].get("required", ()))
    }
    assert sometimes == set()


@each_service
def test_a_request_need_not_say_what_has_a_default(service: str) -> None:
    schemas = _schemas(service)
    demanded = {
        f"{name}.{member}"
        for name in _reached(service, "requestBody")
        for member in schemas[name].get("required", ())
        if "default" in schemas[name]["properties"][member]
    }
    assert demanded == set()


@each_service
def test_every_member_of_every_schema_and_every_parameter_is_described(service: str) -> None:
    """A sentence with its unit, below the field of the model: `use_attribute_docstrings` brings it here."""
    members = [
        f"{name}.{member}"
        for name, schema in _schemas(service).items()
        for member, described in schema.get("properties", {}).items()
        if not described.get("description", "").strip()
    ]
    parameters = [
        f"{operation['operationId']}({parameter['name']})"
        for operation in _operations(service)
        for parameter in operation.get("parameters", ())
        if not parameter.get("description", "").strip()
    ]
    assert members + parameters == []


def _mixed(part: Any) -> Iterator[Any]:
    if isinstance(part, dict):
        if {"minimum", "exclusiveMinimum"} <= part.keys() or {"maximum", "exclusiveMaximum"} <= part.keys():
            yield part
        for each in part.values():
            yield from _mixed(each)
    elif isinstance(part, list):
        for each in part:
            yield from _mixed(each)


@each_service
def test_a_number_has_one_bound_on_each_side(service: str) -> None:
    assert list(_mixed(_document(service))) == []


@each_service
def test_what_a_problem_says_to_programs_stands_in_a_schema_of_its_own(service: str) -> None:
    schemas = _schemas(service)
    with_members = {refusal.slug: refusal for refusal in all_refusals() if refusal.members_described.schemas}
    for operation in _operations(service):
        for response in operation["responses"].values():
            content = response.get("content", {}).get(PROBLEM_JSON, {})
            named = set(_named(content.get("schema", {})))
            for slug in content.get("examples", {}):
                if slug in with_members:
                    assert f"{with_members[slug].__name__}Problem" in named
                    described = schemas[f"{with_members[slug].__name__}Problem"]["properties"]
                    assert with_members[slug].members_described.schemas.items() <= described.items()


def test_members_of_problems_have_a_description_and_an_example() -> None:
    for refusal in all_refusals():
        for name, schema in refusal.members_described.schemas.items():
            assert schema.get("description"), f"{refusal.__name__}.{name}"
            assert schema.get("examples"), f"{refusal.__name__}.{name}"


def test_no_two_problems_with_members_share_a_slug() -> None:
    counted = Counter(refusal.slug for refusal in all_refusals() if refusal.members_described.schemas)
    assert {slug for slug, times in counted.items() if times > 1} == set()


def _times_said(service: str) -> Counter[str]:
    """How often each answer that is no good one is written out, with its examples."""
    document = _document(service)
    answers = (
        each
        for path in document["paths"].values()
        for operation in path.values()
        for each in operation["responses"].items()
    )
    return Counter(
        json.dumps(answer, sort_keys=True) for status, answer in answers if status[0] != "2" and "$ref" not in answer
    )


@each_service
def test_what_many_operations_answer_alike_is_said_once(service: str) -> None:
    assert [answer for answer, times in _times_said(service).items() if times > 1] == []
    examples = [each for operation in _document(service)["paths"].values() for each in _inline_examples(operation)]
    assert examples == []


def _inline_examples(part: Any) -> Iterator[str]:
    """Problems that are written out within an operation."""
    if isinstance(part, dict):
        yield from (slug for slug, each in part.get(PROBLEM_JSON, {}).get("examples", {}).items() if "$ref" not in each)
        for each in part.values():
            yield from _inline_examples(each)


@each_service
def test_no_two_services_mean_different_things_by_one_schema(service: str) -> None:
    """Or they could not stand in one document, nor their types in one client."""
    for other in SERVICES:
        theirs = _schemas(other)
        assert {name for name, schema in _schemas(service).items() if theirs.get(name, schema) != schema} == set(), (
            other
        )


@each_service
def test_every_body_is_shown_by_an_example(service: str) -> None:
    """As the tour sends it: `python -m tests.journeys.conformity --cases 0 --examples` keeps them."""
    shown = {
        operation["operationId"]: content
        for operation in _operations(service)
        for kind, content in operation.get("requestBody", {}).get("content", {}).items()
        if kind == "application/json"
    }
    assert len(shown) > 3
    assert [name for name, content in shown.items() if "example" not in content] == []
