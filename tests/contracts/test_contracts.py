import json
from dataclasses import replace
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary_event
from cloudevents.core.formats.json import JSONFormat
from pydantic import Field, create_model

from shared.contracts import SERVICES, TOPICS, Topic
from shared.contracts.documents import broken_contracts, wanted
from shared.contracts.envelope import MAXIMUM_VALUE_BYTES, State
from shared.contracts.evolution import breaks
from shared.contracts.golden import NoExamples, examples_of
from shared.contracts.skills import SKILLS, SkillState
from shared.ground.documents import stale
from shared.ids import named_uuid


class Published(State):
    id: UUID
    change: Literal["made", "moved"]
    name: str
    note: str | None = None
    marks: tuple[int, ...] = ()
    named: dict[str, int] = Field(default_factory=dict)


class WithMore(State):
    id: UUID
    change: Literal["made", "moved", "ended"]
    name: str
    note: str | None = None
    marks: tuple[int, ...] = ()
    named: dict[str, int] = Field(default_factory=dict)
    colour: str | None = None


class WithoutName(State):
    id: UUID
    change: Literal["made", "moved"]
    note: str | None = None
    marks: tuple[int, ...] = ()


class WithFewerWords(State):
    id: UUID
    change: Literal["made"]
    name: str
    note: str | None = None
    marks: tuple[int, ...] = ()


class WithNoteRequired(State):
    id: UUID
    change: Literal["made", "moved"]
    name: str
    note: str
    marks: tuple[int, ...] = ()


class WithOtherMarks(State):
    id: UUID
    change: Literal["made", "moved"]
    name: str
    note: str | None = None
    marks: tuple[str, ...] = ()


def with_more(**fields: Any) -> type[State]:
    return create_model("Published", __base__=Published, **fields)


NARROWER_OR_WIDER = [
    (with_more(name=(Annotated[str, Field(min_length=1)], ...)), "the state.name changes its minLength"),
    (with_more(name=(Annotated[str, Field(pattern="^a")], ...)), "the state.name changes its pattern"),
    (with_more(name=(Literal["Ada"], ...)), "the state.name keeps to words, and older records say others"),
    (with_more(marks=(tuple[Annotated[int, Field(ge=1)], ...], ())), "the state.marks[] changes its minimum"),
    (with_more(marks=(Annotated[tuple[int, ...], Field(max_length=3)], ())), "the state.marks changes its maxItems"),
    (with_more(marks=(tuple[int, int], ())), "the state.marks changes its minItems"),
    (with_more(note=(str | None | int, None)), "the state.note changes what it may be"),
    (with_more(note=(dict[str, int] | None, None)), "the state.note changes its type from string to object"),
    (
        with_more(named=(dict[str, str], Field(default_factory=dict))),
        "the state.named[] changes its type from integer to string",
    ),
]


def reasons(proposed: type[State]) -> list[str]:
    return breaks(Published.model_json_schema(), proposed.model_json_schema())


def test_every_contract_reads_its_golden_examples_and_shows_every_change() -> None:
    assert broken_contracts() == []


def test_a_topic_without_examples_says_which_file_to_make() -> None:
    told = replace(SKILLS, type="mentoring.stories.v1")
    with pytest.raises(
        NoExamples,
        match=r"^no examples of mentoring.stories.v1: make shared/contracts/golden/mentoring.stories.v1.json$",
    ):
        examples_of(told)


def test_examples_of_two_things_share_no_id() -> None:
    """Who keeps things of several topics in one table would take one for the other. Topics of one key are of one thing."""
    things: dict[str, set[str]] = {}
    for topic in TOPICS:
        for example in examples_of(topic):
            things.setdefault(example.key, set()).add(topic.key)

    assert {key: sorted(keys) for key, keys in things.items() if len(keys) > 1} == {}, "give the newer one another id"


def test_generated_documents_are_up_to_date() -> None:
    assert stale(wanted()) == {}


def test_a_contract_may_gain_optional_fields_and_words() -> None:
    assert reasons(WithMore) == []


@pytest.mark.parametrize(
    ("proposed", "reason"),
    [
        (WithoutName, "the state loses the field name"),
        (WithFewerWords, "the state.change loses the words moved"),
        (WithNoteRequired, "the state requires note, which older records lack"),
        (WithOtherMarks, "the state.marks[] changes its type from integer to string"),
        *NARROWER_OR_WIDER,
    ],
)
def test_a_contract_that_breaks_its_readers_is_refused_with_the_reason(proposed: type[State], reason: str) -> None:
    assert reason in reasons(proposed)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_reader_ignores_fields_it_does_not_know(topic: Topic[Any]) -> None:
    example = examples_of(topic)[0].value
    assert example is not None

    topic.parse(json.dumps({**example, "unheard_of": {"x": 1}}).encode())


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_records_are_cloudevents_to_a_library_that_did_not_write_them(topic: Topic[Any]) -> None:
    for example in examples_of(topic):
        if example.value_bytes is None:
            continue
        headers = {name: value.encode() for name, value in example.headers.items()}
        event = from_binary_event(
            KafkaMessage(headers=headers, key=example.key.encode(), value=example.value_bytes), JSONFormat()
        )
        assert event.get_type() == topic.type
        assert event.get_subject() == example.key


def test_every_topic_is_produced_and_consumed_by_services_that_exist() -> None:
    for topic in TOPICS:
        assert set(topic.producers) | set(topic.consumers) <= set(SERVICES)
        assert topic.producers
        assert topic.consumers


@pytest.mark.parametrize("name", ["contacts", "places"])
def test_only_notifications_may_read_how_people_are_reached_and_where_they_meet(name: str) -> None:
    (restricted,) = (topic for topic in TOPICS if topic.name == name)
    assert restricted.consumers == ("notifications",)


def test_no_contract_but_contacts_carries_a_name_or_an_address() -> None:
    for topic in TOPICS:
        if topic.name not in ("contacts", "skills", "programmes", "places"):
            assert not {"name", "email", "phone", "address"} & set(topic.state.model_fields)


def test_a_state_too_large_for_the_broker_never_reaches_the_outbox() -> None:
    state = SkillState(
        skill_id=named_uuid("skill", "x"), version=1, change="added", skill="x", name="x" * MAXIMUM_VALUE_BYTES
    )
    with pytest.raises(ValueError, match="at most 900000 travel"):
        SKILLS.record(state)
