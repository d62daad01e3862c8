"""The API of all services as one OpenAPI document, made of the five that are kept."""

import json
from typing import Any, Final

from deploy.local.folders import ROOT
from shared.contracts import SERVICES
from shared.ground.version import LICENCE, VERSION

_KEPT: Final = ROOT / "docs" / "openapi"
_ABOUT: Final = (
    "Mentees are matched with mentors who truly fit, book sessions that are never double-booked, pursue goals together "
    "and give feedback. Five services answer at one address, each below its own name."
)


_WORDS: Final = ("examples", "responses")
"""In this order: answers name examples."""


class Clash(ValueError):
    """Two services mean different things by one name."""


def whole_document() -> dict[str, Any]:
    """All operations with all that they name. Raises `Clash`."""
    documents = [
        json.loads(text) for text in _told_apart({name: (_KEPT / f"{name}.json").read_text() for name in SERVICES})
    ]
    rooms = dict.fromkeys(room for document in documents for room in document["components"])
    return {
        "openapi": documents[0]["openapi"],
        "info": {
            "title": "Mentoring",
            "description": _ABOUT,
            "version": VERSION,
            "license": {"name": LICENCE, "identifier": LICENCE},
        },
        "servers": documents[0]["servers"],
        "tags": _tags(documents),
        "paths": _joined("paths", [document["paths"] for document in documents]),
        "components": {
            room: _joined(room, [document["components"].get(room, {}) for document in documents]) for room in rooms
        },
    }


def _tags(documents: list[dict[str, Any]]) -> list[dict[str, str]]:
    """A tag of several services is about what it is about in each of them."""
    about: dict[str, dict[str, None]] = {}
    for tag in (tag for document in documents for tag in document["tags"]):
        about.setdefault(tag["name"], {})[tag["description"]] = None
    return [{"name": name, "description": " ".join(about[name])} for name in sorted(about)]


def _told_apart(texts: dict[str, str]) -> list[str]:
    """Each service has its own words for a no that another one has too: where they differ, its name stands behind."""
    for room in _WORDS:
        meanings: dict[str, list[Any]] = {}
        for text in texts.values():
            for name, meant in json.loads(text)["components"].get(room, {}).items():
                meanings.setdefault(name, []).append(meant)
        for name in (name for name, meant in meanings.items() if any(each != meant[0] for each in meant)):
            texts = {service: _renamed(text, room, name, f"{name}-{service}") for service, text in texts.items()}
    return list(texts.values())


def _renamed(text: str, room: str, name: str, other: str) -> str:
    document = json.loads(text.replace(f'"#/components/{room}/{name}"', f'"#/components/{room}/{other}"'))
    kept = document["components"].get(room, {})
    document["components"][room] = {other if key == name else key: meant for key, meant in kept.items()}
    return json.dumps(document)


def _joined(room: str, parts: list[dict[str, Any]]) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for part in parts:
        for name, meant in part.items():
            if whole.setdefault(name, meant) != meant:
                raise Clash(f"{name!r} among {room} is not the same in all services")
    return whole
