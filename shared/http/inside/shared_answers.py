"""Says once what many operations answer alike: problems' examples, whole answers and headers become components."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, Final

from shared.http.bare_problems import PROBLEM_JSON

_KEPT_WITH_THE_OPERATION: Final = "2"
"""Good answers are the operation's own; a reader wants to see them there."""


def share_answers(document: dict[str, Any]) -> None:
    """Moves what stands more than once among `components`; three quarters of a document were the same few problems."""
    components = document.setdefault("components", {})
    answers = list(_answers_by_status(document))
    _share_examples(answers, components)
    _share_problems(answers, components)
    _share_headers(answers, components)


def _answers_by_status(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document.get("paths", {}).values():
        for operation in path.values():
            yield operation["responses"]


def _share_examples(answers: list[dict[str, Any]], components: dict[str, Any]) -> None:
    kept = components.setdefault("examples", {})
    for by_status in answers:
        for answer in by_status.values():
            examples = answer.get("content", {}).get(PROBLEM_JSON, {}).get("examples", {})
            for slug, example in examples.items():
                if kept.setdefault(slug, example) == example:
                    examples[slug] = {"$ref": f"#/components/examples/{slug}"}


def _share_problems(answers: list[dict[str, Any]], components: dict[str, Any]) -> None:
    counted = Counter(_digest(answer) for by_status in answers for answer in by_status.values())
    kept = components.setdefault("responses", {})
    for by_status in answers:
        for status, answer in by_status.items():
            if not status.startswith(_KEPT_WITH_THE_OPERATION) and counted[_digest(answer)] > 1:
                name = _name(status, answer)
                if kept.setdefault(name, answer) == answer:
                    by_status[status] = {"$ref": f"#/components/responses/{name}"}


def _share_headers(answers: list[dict[str, Any]], components: dict[str, Any]) -> None:
    kept = components.setdefault("headers", {})
    for by_status in answers:
        for answer in by_status.values():
            for name, header in answer.get("headers", {}).items():
                if kept.setdefault(name, header) == header:
                    answer["headers"][name] = {"$ref": f"#/components/headers/{name}"}


def _digest(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, sort_keys=True)


def _name(status: str, answer: Mapping[str, Any]) -> str:
    """`NotFound` for the answer that holds one problem, `InvalidTokenOrPersonErased` for one that may hold either."""
    slugs = answer.get("content", {}).get(PROBLEM_JSON, {}).get("examples", {})
    return "Or".join(_as_name(slug) for slug in sorted(slugs)) or HTTPStatus(int(status)).phrase.replace(" ", "")


def _as_name(slug: str) -> str:
    return re.sub("(^|-)([a-z0-9])", lambda found: found[2].upper(), slug)
