"""A word of a later release: every projection keeps what it knows, every reaction waits with that key and no other."""

from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from shared.consuming import Event, Kind, Processor
from shared.consuming.declaration import AnyConsumer
from shared.consuming.decoding import decode
from shared.consuming.unknown_words import REASON
from shared.contracts import SERVICES, SESSIONS, TOPICS, ProfileState, SessionState, Topic
from shared.contracts.golden import examples_of
from shared.ids import uuid7
from shared.postgres import Pool
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.hand_clock import HandClock
from tests.fixtures.words import OF_TOMORROW, Said, said_of_tomorrow

SAID = [said for topic in TOPICS for said in said_of_tomorrow(topic)]


def state_of(said: Said) -> Any:
    event = decode(said.topic, said.record())
    assert isinstance(event, Event)
    assert event.half_understood
    return event.state


def at(place: str) -> Said:
    return next(said for said in SAID if f"{said.topic.name} {said.place}" == place)


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.topic.name} {said.place}")
def test_a_word_of_tomorrow_is_borne_wherever_a_contract_has_words(said: Said) -> None:
    assert OF_TOMORROW not in state_of(said).model_dump_json(warnings=False)


def test_where_some_word_must_stand_it_is_unknown() -> None:
    state: SessionState = state_of(at("sessions change"))
    assert state.change == "unknown"  # type: ignore[comparison-overlap]


def test_a_word_that_may_be_missing_is_missing() -> None:
    state: SessionState = state_of(at("sessions cancelled_by"))
    assert state.cancelled_by is None


def test_an_item_of_a_list_is_left_out() -> None:
    said = at("profiles mentor.styles[]")
    state: ProfileState = state_of(said)
    assert state.mentor is not None
    assert list(state.mentor.styles) == said.value["mentor"]["styles"][1:]


def test_what_is_wrong_in_more_than_words_is_no_event() -> None:
    said = at("sessions change")
    said.value["starts_at"] = "at noon"
    assert not isinstance(decode(SESSIONS, said.record()), Event)
    said.value["starts_at"] = "2026-03-02T09:00:00Z"


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_no_contract_means_something_by_unknown(topic: Topic[Any]) -> None:
    assert '"unknown"' not in str(topic.state.model_json_schema()).replace("'", '"')


def consumers() -> list[tuple[str, AnyConsumer]]:
    return [
        (service, each) for service in SERVICES for each in import_module(f"services.{service}.consumers").CONSUMERS
    ]


def between_two_of_their_own(said: Said) -> Said:
    """Of two people nobody else is about: a pair has one mentorship at a time, and examples have several."""
    people: dict[str, Any] = {name: str(uuid7()) for name in ("mentor_id", "mentee_id") if name in said.value}
    return replace(said, value={**said.value, **people})


@pytest.mark.parametrize(
    ("service", "consumer"), consumers(), ids=[consumer.name_in(service) for service, consumer in consumers()]
)
async def test_every_consumer_bears_every_word_of_tomorrow(
    database_of: CloneDatabase, service: str, consumer: AnyConsumer
) -> None:
    """None fails of it: a projection has the effect it can have, a reaction waits."""
    pool = await (await database_of(service)).pool()
    processor = Processor(service, consumer, pool, HandClock())
    words = [said for said in SAID if said.topic is consumer.topic]
    for number, said in enumerate(words):
        await pool.execute("DELETE FROM consumed")
        await processor.consume([between_two_of_their_own(said).record(offset=number)], patience=0)

    reasons = {row["record_offset"]: row["reason"] for row in await _letters(pool)}
    assert {words[number].place: reason for number, reason in reasons.items()} == {said.place: REASON for said in words}
    assert await pool.fetchval("SELECT count(*) FROM consumed") == (consumer.kind is Kind.PROJECTION)
    pool.terminate()


async def _letters(pool: Pool) -> list[Any]:
    return list(await pool.fetch("SELECT record_offset, reason FROM dead_letters"))


def test_there_is_a_word_of_tomorrow_for_each_topic_with_words() -> None:
    assert {said.topic.name for said in SAID} == {topic.name for topic in TOPICS if any(examples_of(topic))}
