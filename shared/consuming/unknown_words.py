"""Reading a state that says a word of a later release: what is known of it is kept, and where something is missing is told.

A word that may be missing is missing, an item of a list is left out, and where some word must stand it is `unknown`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

from pydantic import BaseModel, ValidationError

from shared.contracts.envelope import UNKNOWN, State, Topic

Path: TypeAlias = tuple[str | int, ...]

REASON: Final = "a word that this release does not know"
HELD: Final = "an earlier change of this key is parked"
_FIRST_WORD: Final = re.compile(r"'([^']*)'")


def read_as_far_as_known(topic: Topic[Any], value: bytes, error: ValidationError) -> State | None:
    """The state without what this release does not know; None where more is wrong with it than words."""
    if not (expected := _unknown_words(error)):
        return None
    document = json.loads(value)
    places = sorted({_place(document, loc): words for loc, words in expected}.items(), key=_later_items_first)
    for path, _ in places:
        _leave_out(document, path)
    needed = _still_missing(topic, document)
    for path, words in places:
        if path in needed:
            _at(document, path[:-1])[path[-1]] = words
    try:
        state: State = topic.state.model_validate_json(json.dumps(document))
    except ValidationError:
        return None
    for path in needed:
        state = _with_unknown(state, path)
    return state


def _unknown_words(error: ValidationError) -> list[tuple[Path, str]]:
    """Where a word is none of those that are known, each with one that is; nothing where anything else is wrong too."""
    errors = error.errors(include_url=False)
    if any(each["type"] != "literal_error" or not isinstance(each["input"], str) for each in errors):
        return []
    return [(each["loc"], _FIRST_WORD.findall(each["ctx"]["expected"])[0]) for each in errors]


def _place(document: Any, loc: Path) -> Path:
    """The part of a location that leads through the document; what follows names one of several things it may be."""
    found: list[str | int] = []
    for step in loc:
        if not (step in document if isinstance(document, dict) else isinstance(document, list)):
            break
        document = _at(document, [step])
        found.append(step)
    return tuple(found)


def _later_items_first(place: tuple[Path, str]) -> list[int]:
    """Of a list's items the later ones first, so that taking one out moves none that is still to be taken."""
    return [-step for step in place[0] if isinstance(step, int)]


def _leave_out(document: Any, path: Path) -> None:
    parent = _at(document, path[:-1])
    if isinstance(parent, list) and isinstance(path[-1], int):
        del parent[path[-1]]
    else:
        parent[path[-1]] = None


def _at(document: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        document = document[step]
    return document


def _still_missing(topic: Topic[Any], document: Any) -> set[Path]:
    try:
        topic.state.model_validate_json(json.dumps(document))
    except ValidationError as error:
        return {_place(document, each["loc"]) for each in error.errors(include_url=False)}
    return set()


def _with_unknown(part: Any, path: Path) -> Any:
    """The same with `unknown` at this place, which no validation lets in."""
    if not path:
        return UNKNOWN
    step, rest = path[0], path[1:]
    if isinstance(part, BaseModel):
        return part.model_copy(update={str(step): _with_unknown(getattr(part, str(step)), rest)})
    return type(part)(_replaced(part, int(step), rest))


def _replaced(items: Sequence[Any], at: int, rest: Path) -> Iterator[Any]:
    for number, item in enumerate(items):
        yield _with_unknown(item, rest) if number == at else item
