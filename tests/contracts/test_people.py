"""Contracts say which ids are people's, so that whatever is tried of all events knows whom they name."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import pytest

from shared.contracts import PROFILES, PROGRAMMES, SESSIONS, TOPICS, Topic
from shared.contracts.people import MARK
from tests.fixtures.retold import people_in

each_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)

THINGS: Final = {topic.key for topic in TOPICS} - {"person_id"} | {
    "request_id",
    "offering_id",
    "series_id",
    "run_id",
    "step_id",
    "prompts.subject_id",
}
"""What an id can be of beside a person: what a topic is about, and parts of services that no topic is about; a name that can mean both says of which topic."""


def unmarked_ids(schema: dict[str, Any], place: str = "") -> Iterator[str]:
    """The names of ids of which the schema doesn't say that they are people's."""
    if schema.get("format") == "uuid" and not schema.get(MARK):
        yield place
    for name, part in {**schema.get("properties", {}), **schema.get("$defs", {})}.items():
        yield from unmarked_ids(part, name)
    for part in [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]:
        yield from unmarked_ids(part, place)


@each_topic
def test_an_id_that_is_no_things_is_a_persons_and_says_so(topic: Topic[Any]) -> None:
    unmarked = set(unmarked_ids(topic.state.model_json_schema()))
    unknown = {name for name in unmarked if not {name, f"{topic.name}.{name}"} & THINGS}
    assert unknown == set(), f"of whom? `PersonId` of shared.contracts.people, or a thing: {unknown}"


def test_an_id_that_does_not_say_whose_it_is_is_noticed() -> None:
    bare, marked = {"format": "uuid"}, {"format": "uuid", MARK: True}
    schema = {
        "properties": {"mentor_id": bare, "mentee_id": marked, "readers": {"items": bare}, "by": {"anyOf": [bare]}},
        "$defs": {"Member": {"properties": {"person": bare}}},
    }
    assert set(unmarked_ids(schema)) == {"mentor_id", "readers", "by", "person"}


def test_whom_a_state_names_is_found_alone_in_lists_and_in_parts() -> None:
    one, other, third = (UUID(int=number) for number in (1, 2, 3))
    assert people_in(SESSIONS, {"session_id": str(third), "mentor_id": str(one), "mentee_ids": [str(other)]}) == {
        one,
        other,
    }
    assert people_in(PROFILES, {"person_id": str(one), "blocks": [str(other)]}) == {one, other}
    assert people_in(PROGRAMMES, {"members": [{"person_id": str(third), "roles": []}]}) == {third}
    assert people_in(PROFILES, None) == set()
