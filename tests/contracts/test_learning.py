"""A word is learnt one release before it is said."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from uuid import UUID

import pytest

from shared.contracts import Topic, learning
from shared.contracts.envelope import State
from shared.contracts.learning import SaidTooEarly
from shared.ids import uuid7


class Part(State):
    colours: tuple[Literal["red", "green"], ...] = ()


class LastState(State):
    """As the last tag has it."""

    thing_id: UUID
    change: Literal["made", "moved"]
    by: Literal["mentor"] | None = None
    part: Part = Part()


class NewPart(State):
    colours: tuple[Literal["red", "green", "blue"], ...] = ()


class PresentState(State):
    """It learns `mended`, `mentee` and `blue`, and has a field that the last one had not."""

    thing_id: UUID
    change: Literal["made", "moved", "mended"]
    by: Literal["mentor", "mentee"] | None = None
    part: NewPart = NewPart()
    mood: Literal["good", "bad"] | None = None


THINGS = Topic("things", "things", PresentState, "thing_id", "mentoring.thing.v1", ("probe",), ("probe",))


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "mentoring.thing.v1.json").write_text(json.dumps(LastState.model_json_schema()))
    monkeypatch.setattr(learning, "RELEASED", tmp_path)
    learning.words_to_wait_with.cache_clear()
    yield tmp_path
    learning.words_to_wait_with.cache_clear()


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (PresentState(thing_id=uuid7(), change="mended"), "'mended' at change"),
        (PresentState(thing_id=uuid7(), change="made", by="mentee"), "'mentee' at by"),
        (
            PresentState(thing_id=uuid7(), change="made", part=NewPart(colours=("red", "blue"))),
            r"'blue' at part.colours\[\]",
        ),
    ],
    ids=["a word", "one that may be missing", "one of a list"],
)
def test_a_word_that_the_last_tag_does_not_know_is_not_said(released: Path, state: PresentState, place: str) -> None:
    with pytest.raises(SaidTooEarly, match=place):
        THINGS.record(state)


def test_a_word_that_the_last_tag_knows_is_said(released: Path) -> None:
    THINGS.record(PresentState(thing_id=uuid7(), change="moved", by="mentor", part=NewPart(colours=("green",))))


def test_a_new_field_says_what_it_likes_since_older_readers_pass_over_it(released: Path) -> None:
    THINGS.record(PresentState(thing_id=uuid7(), change="moved", mood="good"))


def test_the_tag_that_knows_the_word_lets_the_next_release_say_it(released: Path) -> None:
    (released / "mentoring.thing.v1.json").write_text(json.dumps(PresentState.model_json_schema()))
    THINGS.record(PresentState(thing_id=uuid7(), change="mended"))


def test_before_the_first_tag_everything_may_be_said(released: Path) -> None:
    (released / "mentoring.thing.v1.json").unlink()
    THINGS.record(PresentState(thing_id=uuid7(), change="mended"))


def test_keeping_the_registry_for_a_tag_keeps_what_is_published(released: Path) -> None:
    learning.main()
    names = {file.name for file in learning.PUBLISHED.glob("*.json")}
    assert names <= {file.name for file in released.iterdir()}
    for name in names:
        assert (released / name).read_text() == (learning.PUBLISHED / name).read_text()
