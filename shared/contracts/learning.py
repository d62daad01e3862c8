"""A word is learnt one release before it is said, so that whoever runs beside the new release knows it.

`released/` holds the registry as the last tag has it. A contract may list a word that is not in there: this release reads it.
`Topic.record` refuses to say it; the next release may. Fields that are new may say what they like: older readers pass over
them. Before the first tag there is nothing to wait for.

    python -m shared.contracts.learning     keeps the registry for a tag that is about to be made
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from pydantic import BaseModel

RELEASED: Final = Path(__file__).parent / "released"
PUBLISHED: Final = Path(__file__).parent / "published"

Words: TypeAlias = dict[str, frozenset[str]]
Schema: TypeAlias = dict[str, Any]


class SaidTooEarly(ValueError):
    """A word that the last release does not know yet: its readers may still be running."""


@cache
def words_to_wait_with(type_: str, state: type[BaseModel]) -> Words:
    """Where this release knows words that the last one did not, and which; mostly nothing."""
    file = RELEASED / f"{type_}.json"
    return new_words(json.loads(file.read_text()), state.model_json_schema()) if file.exists() else {}


def refuse_what_is_said_too_early(type_: str, state: type[BaseModel], value: bytes) -> None:
    """Raises `SaidTooEarly` for a value that says such a word."""
    if not (waiting := words_to_wait_with(type_, state)):
        return
    for place, word in said(json.loads(value)):
        if word in waiting.get(place, ()):
            raise SaidTooEarly(
                f"{type_} says {word!r} at {place}; this release only learns it, the next one may say it"
            )


def new_words(released: Schema, present: Schema) -> Words:
    """The places that both schemas have words for, with those that only the present one has."""
    before, after = (_words(each, each, "") for each in (released, present))
    known: dict[str, set[str]] = {}
    for place, words in before:
        known.setdefault(place, set()).update(words)
    found: dict[str, set[str]] = {}
    for place, words in after:
        if place in known:
            found.setdefault(place, set()).update(words - known[place])
    return {place: frozenset(words) for place, words in found.items() if words}


def _words(schema: Schema, root: Schema, place: str) -> Iterator[tuple[str, set[str]]]:
    if reference := schema.get("$ref"):
        schema = root["$defs"][reference.rsplit("/", 1)[1]]
    if words := schema.get("enum", [schema["const"]] if "const" in schema else []):
        yield place, set(map(str, words))
    for one in schema.get("anyOf", ()):
        yield from _words(one, root, place)
    for name, part in schema.get("properties", {}).items():
        yield from _words(part, root, f"{place}.{name}".lstrip("."))
    if "items" in schema:
        yield from _words(schema["items"], root, f"{place}[]")


def said(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a state, with its place: `("mentor.styles[]", "listening")`."""
    match value:
        case str():
            yield place, value
        case dict():
            for name, part in value.items():
                yield from said(part, f"{place}.{name}".lstrip("."))
        case list():
            for part in value:
                yield from said(part, f"{place}[]")


def main() -> None:
    """The registry as it is published now becomes that of the tag."""
    RELEASED.mkdir(exist_ok=True)
    for file in PUBLISHED.glob("*.json"):
        (RELEASED / file.name).write_text(file.read_text())


if __name__ == "__main__":
    main()
