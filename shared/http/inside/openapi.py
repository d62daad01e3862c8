"""Completes the OpenAPI document by what every operation has in common, so that routes name their own refusals only."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from shared.http import refusals
from shared.http.bare_problems import PROBLEM_JSON
from shared.http.inside.consistency import NotYetArrived
from shared.http.inside.problem_schemas import add_problem_schemas
from shared.http.inside.same_everywhere import add_meanings
from shared.http.inside.shared_answers import share_answers
from shared.http.limits import TooManyRequests
from shared.http.problems import INTERNAL_ERROR, problems
from shared.refusals import JSON, TYPE_PREFIX, Refusal
from shared.suspension import PersonSuspended

_METHODS: Final = frozenset({"get", "put", "post", "patch", "delete"})

_STRING: Final = {"schema": {"type": "string"}}
_JSON: Final = "application/json"
_ETAG: Final = {**_STRING, "description": 'Version and digest of a single resource: `"<version>-<digest>"`.'}
_ANSWER_HEADERS: Final[dict[str, Any]] = {
    "RateLimit": {**_STRING, "description": "What is left of your limit."},
}
_COMMAND_HEADERS: Final[dict[str, Any]] = {
    "Consistency-Token": {**_STRING, "description": "Send it along to read what you wrote from any service."},
    "Idempotency-Replayed": {**_STRING, "description": "`true` when this answer was given before."},
}


_NEEDS_IF_MATCH: Final = {
    "patch": "Always needed: without it the answer is 428.",
    "put": "Needed where it exists already, else the answer is 428; left out by the first PUT, which makes it.",
    "post": "Optional: with it, this is done to that version only.",
    "delete": "Optional: with it, this is done to that version only.",
}


def completed(document: dict[str, Any], *, tags: Mapping[str, str], examples: Mapping[str, JSON]) -> dict[str, Any]:
    """The document with the common problems and headers and without FastAPI's own 422.

    `tags` say what they are about; `examples` are bodies that were sent, by operation.
    """
    _rename_pages(document)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    document["tags"] = [{"name": tag, "description": about} for tag, about in sorted(tags.items())]
    add_meanings(schemas)
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for method, operation in _operations(document):
        operation.setdefault("security", [])
        _summarise(operation)
        _show_example(operation, examples)
        _describe_ids(operation)
        _describe_if_match(method, operation)
        _drop_fastapis_own(operation["responses"])
        _add_problems(operation["responses"], problems(*_common(method, operation)))
        operation["responses"].setdefault("500", _internal_error())
        _add_headers(method, operation["responses"])
        _describe_etags(method, operation, schemas)
    add_problem_schemas((operation for _, operation in _operations(document)), schemas)
    share_answers(document)
    return document


def _rename_pages(document: dict[str, Any]) -> None:
    """A model made of another one is named by its title, `PageOfBlock`, and not `Page_BlockView_`."""
    schemas = document.get("components", {}).get("schemas", {})
    titles = {name: schema["title"] for name, schema in schemas.items() if name.endswith("_")}
    for name, title in titles.items():
        schemas[title] = schemas.pop(name)
    for part in _parts(document):
        named = str(part.get("$ref", "")).rpartition("/")[2]
        if named in titles:
            part["$ref"] = f"#/components/schemas/{titles[named]}"


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    """Every object of the document."""
    if isinstance(part, dict):
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _parts(each)


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in document.get("paths", {}).values():
        for method, operation in path.items():
            if method in _METHODS:
                yield method, operation


def _summarise(operation: dict[str, Any]) -> None:
    """The first line of a route's docstring is its summary, the rest its description."""
    first, _, rest = operation.get("description", "").partition("\n")
    if first:
        operation["summary"] = first.rstrip(".")
        operation["description"] = rest.strip()
    if not operation.get("description"):
        operation.pop("description", None)


def _show_example(operation: dict[str, Any], examples: Mapping[str, JSON]) -> None:
    content = operation.get("requestBody", {}).get("content", {})
    if _JSON in content and operation["operationId"] in examples:
        content[_JSON]["example"] = examples[operation["operationId"]]


def _describe_ids(operation: dict[str, Any]) -> None:
    """An id in the address names what the address says; where there is more to say, its route does."""
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path" and parameter["name"].endswith("_id"):
            thing = parameter["name"].removesuffix("_id").replace("_", " ")
            parameter.setdefault("description", f"Which {thing}, by its id.")


def _describe_if_match(method: str, operation: dict[str, Any]) -> None:
    """Whether it is needed depends on what is done, and with PUT on what is there."""
    if "parameters" in operation:
        needed = _NEEDS_IF_MATCH.get(method, "")
        operation["parameters"] = [
            {**each, "description": f"{each['description']} {needed}"} if each["name"] == "If-Match" else each
            for each in operation["parameters"]
        ]


def _common(method: str, operation: dict[str, Any]) -> Iterator[type[Refusal]]:
    headers = {entry["name"]: entry["required"] for entry in operation.get("parameters", ()) if entry["in"] == "header"}
    yield from (refusals.InvalidRequest, TooManyRequests, refusals.TemporarilyUnavailable)
    # A GET with a body is refused as well as any other.
    yield from (refusals.BodyTooLarge, refusals.UnsupportedMediaType)
    if any(parameter["name"] == "page_token" for parameter in operation.get("parameters", ())):
        yield refusals.InvalidPageToken
    if "requestBody" in operation:
        yield refusals.MalformedBody
    if operation.get("security"):
        yield from (refusals.NotSignedIn, refusals.InvalidToken, refusals.PersonErased, refusals.SignInUnavailable)
        yield PersonSuspended
    if operation.get("x-operators-only"):
        yield refusals.OperatorsOnly
        yield refusals.PasskeyNeeded
    if "Consistency-Token" in headers:
        yield from (NotYetArrived, refusals.MalformedConsistencyToken)
        yield from _of_conditions(method, headers)
    if "Idempotency-Key" in headers:
        yield from (refusals.StillRunning, refusals.AnswerForgotten, refusals.IdempotencyKeyReused)
        if headers["Idempotency-Key"]:
            yield refusals.IdempotencyKeyRequired


def _of_conditions(method: str, headers: Collection[str]) -> Iterator[type[Refusal]]:
    """A command refuses an ETag that it does not judge too: of what has no version, none is the present one."""
    if method != "get":
        yield refusals.VersionMismatch
    if "If-Match" in headers:
        yield refusals.MalformedIfMatch
        if method in {"put", "patch"}:
            yield refusals.VersionRequired


def _drop_fastapis_own(responses: dict[str, Any]) -> None:
    content = responses.get("422", {}).get("content", {})
    if "application/json" in content:
        del content["application/json"]
        if not content:
            del responses["422"]


def _add_problems(responses: dict[str, Any], more: dict[int | str, dict[str, Any]]) -> None:
    for status, described in more.items():
        present = responses.setdefault(str(status), described)
        if present is described:
            continue
        content = present.setdefault("content", {}).setdefault(PROBLEM_JSON, described["content"][PROBLEM_JSON])
        new = {
            slug: example
            for slug, example in described["content"][PROBLEM_JSON]["examples"].items()
            if slug not in content["examples"]
        }
        content["examples"] = {**content["examples"], **new}
        if new:
            present["description"] = f"{present['description']} — {described['description']}"


def _internal_error() -> dict[str, Any]:
    example = {
        "type": TYPE_PREFIX + INTERNAL_ERROR,
        "title": "Internal error",
        "status": 500,
        "detail": "This is our fault, and noted.",
        "instance": "urn:mentoring:trace:4bf92f3577b34da6a3ce929d0e0e4736",
    }
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {INTERNAL_ERROR: {"value": example}}}
    return {"description": "A fault of ours.", "content": {PROBLEM_JSON: content}}


def _add_headers(method: str, responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        if status.startswith("2"):
            headers = response.setdefault("headers", {})
            headers.update(_ANSWER_HEADERS)
            if method != "get":
                headers.update(_COMMAND_HEADERS)
            if status == "201":
                headers["Location"] = {
                    **_STRING,
                    "description": "Where what was made can be read; left out where nothing is.",
                }


def _describe_etags(method: str, operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Only what has a version carries an ETag, and a document, which is known by its bytes; only then is there a 304."""
    asks_for_changes = any(each["name"] == "If-None-Match" for each in operation.get("parameters", ()))
    tagged = [
        response
        for status, response in operation["responses"].items()
        if status.startswith("2") and _carries_etag(response.get("content", {}), asks_for_changes, schemas)
    ]
    for response in tagged:
        response["headers"] = {"ETag": _ETAG, **response["headers"]}
    if tagged and method == "get":
        operation["responses"].setdefault("304", {"description": "You hold it already."})
    elif asks_for_changes:
        operation["parameters"] = [each for each in operation["parameters"] if each["name"] != "If-None-Match"]
        if not operation["parameters"]:
            del operation["parameters"]


def _carries_etag(content: dict[str, Any], asks_for_changes: bool, schemas: dict[str, Any]) -> bool:
    if _JSON in content:
        return _has_version(content[_JSON].get("schema", {}), schemas)
    return bool(content) and asks_for_changes


def _has_version(schema: dict[str, Any], schemas: dict[str, Any]) -> bool:
    described = schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
    if any(_has_version(each, schemas) for each in described.get("anyOf", ())):
        return True
    return "version" in described.get("properties", {})
