"""Problems as OpenAPI describes them: one schema for all, and one for each whose members programs read."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from shared.http.bare_problems import PROBLEM_JSON
from shared.refusals import TYPE_PREFIX, Refusal, all_refusals

_ANY: Final = {"$ref": "#/components/schemas/Problem"}

PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "description": "RFC 9457. `type` ends in the slug, which is stable; `detail` is for people.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {
            "type": "string",
            "format": "uri",
            "description": "Which problem it is: a stable name that ends in the slug. Decide by this one.",
            "examples": [TYPE_PREFIX + "not-found"],
        },
        "title": {"type": "string", "description": "The slug as words, in English."},
        "status": {"type": "integer", "description": "The answer's HTTP status."},
        "detail": {
            "type": "string",
            "description": "What is wrong, for people, in a language that `Accept-Language` asks for.",
        },
        "instance": {"type": "string", "description": "Names this occurrence; say it when you ask us about it."},
        "errors": {
            "type": "array",
            "description": "What is wrong where, as far as it can be told.",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {
                    "pointer": {
                        "type": "string",
                        "description": "Where: `#/…` points into the body, `query/…`, `path/…` and `header/…` name a parameter.",
                        "examples": ["#/time_zone", "query/page_size"],
                    },
                    "detail": {"type": "string", "description": "What is wrong there, for people."},
                },
            },
        },
    },
}


def add_problem_schemas(operations: Iterable[dict[str, Any]], schemas: dict[str, Any]) -> None:
    """Describes what each answer's problems say to programs; their examples name them by their slugs."""
    schemas["Problem"] = PROBLEM
    by_slug = {refusal.slug: refusal for refusal in all_refusals() if refusal.members_described.schemas}
    for operation in operations:
        for response in operation["responses"].values():
            if content := response.get("content", {}).get(PROBLEM_JSON):
                own = [by_slug[slug] for slug in content["examples"] if slug in by_slug]
                schemas.update({_name(refusal): _schema(refusal) for refusal in own})
                content["schema"] = _one_of([_name(refusal) for refusal in own])


def _one_of(names: list[str]) -> Mapping[str, Any]:
    return {"anyOf": [*({"$ref": f"#/components/schemas/{name}"} for name in names), _ANY]} if names else _ANY


def _name(refusal: type[Refusal]) -> str:
    return f"{refusal.__name__}Problem"


def _schema(refusal: type[Refusal]) -> dict[str, Any]:
    """Whole, and not as an addition to `Problem`: generators make one plain type of it."""
    described = refusal.members_described
    named = {**PROBLEM["properties"]["type"], "const": refusal.type_uri(), "examples": [refusal.type_uri()]}
    return {
        **PROBLEM,
        "description": refusal.detail(),
        "required": [*PROBLEM["required"], *(described.schemas if described.always else ())],
        "properties": {**PROBLEM["properties"], "type": named, **described.schemas},
    }
