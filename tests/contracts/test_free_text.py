"""What people write to each other does not travel: a text in an event says whose it is, and to whom."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from shared.contracts import TOPICS, Topic

TEXTS: Final = {
    "profiles": {
        "about": "what they say of themselves, to whoever looks for a mentor",
        "expectations": "likewise, to mentors",
        "headline": "likewise",
        "text": "a goal, likewise",
        "industries": "words of a list, or their own",
        "language": "a tag",
        "skill": "a slug, or their own word",
        "skills": "likewise",
        "time_zone": "an identifier",
    },
    "contacts": {
        "name": "whom a mail is for: read by notifications alone",
        "email": "likewise",
        "locale": "a tag",
        "time_zone": "an identifier",
    },
    "skills": {"skill": "a slug", "name": "the vocabulary", "spellings": "the vocabulary"},
    "programmes": {"slug": "the operator's", "name": "the operator's"},
    "memberships": {"number": "a keyed hash", "line": "keyed hashes", "groups": "keyed hashes"},
    "availability": {"time_zone": "an identifier"},
    "places": {"text": "where two meet: read by notifications alone"},
    "feedback": {"skills": "slugs"},
    "erasures": {"service": "its name"},
}
"""Each text that may be anything, by topic, and what it is."""


def texts_in(schema: dict[str, Any], place: str = "") -> Iterator[str]:
    """The names of what may be any text."""
    if schema.get("type") == "string" and schema.keys().isdisjoint({"format", "enum", "const"}):
        yield place
    for name, part in {**schema.get("properties", {}), **schema.get("$defs", {})}.items():
        yield from texts_in(part, name)
    parts = [*schema.get("anyOf", ()), schema.get("items"), schema.get("additionalProperties")]
    for part in parts:
        if isinstance(part, dict):
            yield from texts_in(part, place)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_text_in_a_state_is_known_and_nobodys_words_to_another(topic: Topic[Any]) -> None:
    found = set(texts_in(topic.state.model_json_schema()))
    assert found == TEXTS.get(topic.name, {}).keys(), (
        "words of the two stay in mentorships; a list of words is a Literal"
    )


def test_a_text_that_may_be_anything_is_noticed() -> None:
    schema = {
        "properties": {
            "note": {"type": "string"},
            "state": {"enum": ["a"], "type": "string"},
            "id": {"format": "uuid"},
        },
        "$defs": {"Part": {"properties": {"why": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}},
    }
    assert set(texts_in(schema)) == {"note", "why"}
